/**
 * What is read stays where it is on the screen, in the views that scroll (the reading view, the overview),
 * though slides above it come and go.
 */

/** @typedef {import("./matching.js").Known} Known */

import { findAgain } from "./matching.js";

/**
 * Remembers what is in sight; what it returns puts it there again.
 *
 * @param {import("../deck.js").Deck} deck @param {Known[]} before @returns {(after: Known[]) => void}
 */
export function keepInSight(deck, before) {
  const scroller = deck.view === "overview" ? document.getElementById("slide-container") : document.scrollingElement;
  if (deck.view === "slide" || !scroller?.scrollTop) return () => {};
  const top = (/** @type {Element} */ section) => section.getBoundingClientRect().top;
  const at = deck.sections.findIndex((section) => section.getBoundingClientRect().bottom > innerHeight / 4);
  if (at < 0) return () => {};
  const seen = top(deck.sections[at]);
  return (after) => {
    const section = deck.sections[findAgain(before, at, after).index];
    if (section) scroller.scrollTop += top(section) - seen;
  };
}
