/**
 * The notes of the current slide, with marks for the clicks at which they go on (Slidev reference §1.3):
 * what belongs to the current click stands out, and comes into sight by itself.
 *
 * A double click on a mark, or Enter, goes to its click. The size of the letters is kept.
 */

import { element } from "./elements.js";
import { deckName, readStored, writeStored } from "./storage.js";

/** The least and the largest size, and a step, in em. */
const SIZES = { least: 0.5, most: 2, step: 0.1 };

/** @param {import("./deck.js").Deck} deck */
export function notesPanel(deck) {
  const body = element("div", { class: "slidegen-notes", tabindex: 0, role: "region", "aria-label": "Notes" });
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let shown = 0;

  deck.onMove(({ page, clicks, previous }) => {
    const fresh = !previous || page !== shown;
    if (fresh) {
      shown = page;
      body.replaceChildren(...noteOf(deck, page));
      body.scrollTop = 0;
    }
    const active = markClicks(body, clicks);
    if (active) scrollTo(body, active, fresh || reduced.matches ? "instant" : "smooth");
    else if (clicks === deck.slide(page)?.clicksStart) body.scrollTop = 0;
  });
  const jump = (/** @type {Event} */ { target }) => {
    const mark = target instanceof Element ? target.closest("[data-clicks]") : null;
    if (mark) deck.go(deck.page, Number(mark.getAttribute("data-clicks")));
  };
  body.addEventListener("dblclick", jump);
  body.addEventListener("keydown", (event) => event.key === "Enter" && jump(event));
  // A press must not keep the focus here: the keys of a clicker would scroll instead of going on.
  body.addEventListener("pointerup", () => body.contains(document.activeElement) && leaveFocus());
  return body;
}

/** Larger and smaller letters. @param {import("./deck.js").Deck} deck @param {HTMLElement} body */
export function notesSize(deck, body) {
  const key = `slidegen ${deckName(deck.data.title)} notes-size`;
  let size = Number(readStored(key)) || 1;
  const set = (/** @type {number} */ change) => {
    size = Math.min(SIZES.most, Math.max(SIZES.least, Math.round((size + change) * 10) / 10));
    body.style.setProperty("--slidegen-notes-size", `${size}em`);
    writeStored(key, String(size));
  };
  set(0);
  const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {number} */ change) => {
    const made = element("button", { type: "button", "aria-label": label, title: label }, sign);
    made.addEventListener("click", () => set(change));
    return made;
  };
  return [button("Smaller notes", "A−", -SIZES.step), button("Larger notes", "A+", SIZES.step)];
}

function leaveFocus() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The note as it is in the page, with each piece of text in an element. @param {import("./deck.js").Deck} deck @param {number} page */
export function noteOf(deck, page) {
  const note = deck.section(page)?.querySelector("template.slidegen-note");
  if (!(note instanceof HTMLTemplateElement)) {
    const why = deck.data.notes === false ? "This file was made without notes." : "No notes for this slide.";
    return [element("p", { class: "slidegen-notes-none" }, why)];
  }
  const copy = document.importNode(note.content, true);
  let clicks = 0;
  const nodes = document.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof Element && node.matches(".slidev-note-click-mark")) {
      clicks = Number(node.getAttribute("data-clicks"));
      node.replaceChildren(String(clicks));
      nodes.nextNode(); // the number that it shows
      for (const [name, value] of markAttributes(clicks)) node.setAttribute(name, value);
    } else if (node instanceof Text && node.data.trim()) {
      const piece = element("span", { "data-segment": clicks });
      node.replaceWith(piece);
      piece.append(node);
      nodes.currentNode = node;
    }
  }
  return [...copy.childNodes];
}

/** @param {number} clicks */
function markAttributes(clicks) {
  return [["role", "button"], ["tabindex", "0"], ["aria-label", `Click ${clicks}`], ["title", "Double click goes to this click"]];
}

/** @param {HTMLElement} body @param {number} clicks @returns {Element | null} the mark whose text is current */
function markClicks(body, clicks) {
  let segment = 0;
  let active = null;
  for (const mark of body.querySelectorAll(".slidev-note-click-mark")) {
    const at = Number(mark.getAttribute("data-clicks"));
    for (const [name, on] of Object.entries({ past: at < clicks, active: at === clicks, next: at === clicks + 1, future: at > clicks + 1 })) {
      mark.classList.toggle(`slidev-note-click-mark-${name}`, on);
    }
    if (at > clicks || at < segment) continue;
    segment = at;
    active = mark;
  }
  for (const piece of body.querySelectorAll("[data-segment]")) {
    piece.classList.toggle("slidev-note-fade", Number(piece.getAttribute("data-segment")) !== segment);
  }
  return active;
}

/** @param {HTMLElement} body @param {Element} mark @param {ScrollBehavior} behavior */
function scrollTo(body, mark, behavior) {
  const top = mark.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
  body.scrollTo({ top: top - body.clientHeight / 2, behavior });
}
