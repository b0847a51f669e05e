/**
 * The reading view (`#/read`): all slides in order, as the article that the page is without scripts,
 * with the notes below each slide if wanted. It reflows to any width and prints as it reads.
 */

import { element, iconButton } from "./elements.js";
import { icon } from "./icons.js";
import { noteOf } from "./notes.js";
import { parseRoute } from "./route.js";

/** @param {import("./deck.js").Deck} deck */
export function reading(deck) {
  const close = iconButton("Back to the slides", icon("close"), { class: "slidegen-close" });
  const box = element("input", { type: "checkbox" });
  const heading = element("p", {});
  const label = element("label", { hidden: deck.data.notes === false }, box, "Notes");
  const top = element("header", { class: "slidegen-reading-top" }, heading, label, close);
  let isOpen = false;

  const showNotes = () => putNotes(deck, isOpen && box.checked);
  const leave = () => {
    const below = top.getBoundingClientRect().bottom + 20;
    const seen = deck.sections.findIndex((section) => section.getBoundingClientRect().bottom > below);
    const page = Math.max(0, seen) + 1;
    if (page !== deck.page) deck.go(page);
    deck.setView("slide");
  };

  deck.onView((view) => {
    if (isOpen === (view === "read")) return;
    isOpen = !isOpen;
    // What the styles make of a page without scripts is what is wanted here.
    document.documentElement.classList.toggle("slidegen-live", !isOpen);
    heading.textContent = deck.data.title;
    if (isOpen) box.checked ||= parseRoute(location.hash, deck.data.slides).options.includes("notes");
    if (isOpen) document.body.prepend(top);
    else top.remove();
    showNotes();
    if (isOpen && deck.page > 1) deck.section(deck.page)?.scrollIntoView();
  });
  // Slides that a live reload has brought have none yet.
  deck.onMove(({ previous }) => void (!previous && isOpen && showNotes()));
  box.addEventListener("change", showNotes);
  close.addEventListener("click", leave);
  deck.actions.offer("readClose", { label: "Back to the slides", run: leave });
}

/** Below each slide that has one its note, or none at all. @param {import("./deck.js").Deck} deck @param {boolean} wanted */
function putNotes(deck, wanted) {
  for (const note of document.querySelectorAll(".slidegen-reading-note")) note.remove();
  for (const section of wanted ? deck.sections : []) {
    if (!section.querySelector("template.slidegen-note")) continue;
    const no = Number(section.dataset.slidevNo);
    section.append(element("aside", { class: "slidegen-reading-note", "aria-label": `Notes of slide ${no}` }, ...noteOf(deck, no)));
  }
}
