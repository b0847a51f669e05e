/**
 * The sheets of print: what `#/print?clicks&notes` asks for besides a page a slide. A page for each
 * click before a slide's last one comes before the slide, a page with its notes after it. With
 * `slides=2-4,7` only these slides are there.
 *
 * On the screen a bar chooses among them, and prints.
 */

import { element } from "./elements.js";
import { noteOf } from "./notes.js";
import { Replica, replicaStyles } from "./replica.js";
import { parseRoute } from "./route.js";

/** @param {import("./deck.js").Deck} deck */
export function sheets(deck) {
  const isAddressed = () => parseRoute(location.hash, deck.data.slides).view === "print";
  const asked = () => (isAddressed() ? parseRoute(location.hash, deck.data.slides).options : []);
  const bar = printBar(deck);

  const show = () => {
    for (const sheet of document.querySelectorAll(".slidegen-sheet")) sheet.remove();
    bar.remove();
    const wanted = isAddressed() && deck.view === "print" ? chosen() : null;
    deck.sections.forEach((section, index) => section.toggleAttribute("data-slidegen-unprinted", !(wanted?.(index + 1) ?? true)));
    if (deck.view !== "print") return;
    const slides = deck.data.slides.filter(({ no }) => wanted?.(no) ?? true);
    if (asked().includes("clicks")) addClicks(deck, slides);
    if (asked().includes("notes")) addNotes(deck, slides);
    if (!isAddressed()) return;
    for (const box of bar.querySelectorAll("input")) box.checked = asked().includes(box.name);
    document.body.append(bar);
  };
  bar.addEventListener("change", () => {
    const names = [...bar.querySelectorAll("input")].filter(({ checked }) => checked).map(({ name }) => name);
    const said = [...names, ...(/(?:slides=[\d,-]+)/.exec(location.hash) ?? [])];
    location.replace(`#/print${said.length > 0 ? `?${said.join("&")}` : ""}`);
  });
  deck.onView(show);
  addEventListener("hashchange", () => deck.view === "print" && show());
}

/** Whether a slide is among those that the address names; null where it names none. @returns {((no: number) => boolean) | null} */
function chosen() {
  const said = /[?&]slides=([\d,-]+)/.exec(location.hash)?.[1];
  const ranges = said?.split(",").map((range) => range.split("-").map(Number));
  return ranges ? (no) => ranges.some(([first, last = first]) => no >= first && no <= (last || Infinity)) : null;
}

/** @param {import("./deck.js").Deck} deck @param {readonly import("./types.d.ts").SlideData[]} slides */
function addClicks(deck, slides) {
  const styles = replicaStyles();
  for (const { no, clicks, clicksStart } of slides) {
    for (let at = clicksStart; at < clicks; at++) {
      const replica = new Replica(deck, styles);
      replica.host.classList.add("slidegen-sheet");
      deck.section(no)?.before(replica.host);
      replica.scale(1);
      replica.show(no, at);
    }
  }
}

/** @param {import("./deck.js").Deck} deck @param {readonly import("./types.d.ts").SlideData[]} slides */
function addNotes(deck, slides) {
  for (const { no, title } of slides) {
    const section = deck.section(no);
    if (!section?.querySelector("template.slidegen-note")) continue;
    const heading = element("h2", {}, `${no}${title ? ` · ${title}` : ""}`);
    section.after(element("aside", { class: "slidegen-sheet slidegen-sheet-notes", "aria-label": `Notes of slide ${no}` }, heading, ...noteOf(deck, no)));
  }
}

/** @param {import("./deck.js").Deck} deck */
function printBar(deck) {
  const box = (/** @type {string} */ name, /** @type {string} */ label) =>
    element("label", {}, element("input", { type: "checkbox", name }), label);
  const print = element("button", { type: "button" }, "Print");
  const close = element("button", { type: "button" }, "Back to the slides");
  print.addEventListener("click", () => window.print());
  close.addEventListener("click", () => deck.setView("slide"));
  const notes = deck.data.notes === false ? [] : [box("notes", "Pages with notes")];
  return element("nav", { class: "slidegen-print-bar", "aria-label": "Print" }, box("clicks", "A page a click"), ...notes, print, close);
}
