/**
 * What a slide keeps over builds, when a server gives it an id; else its number.
 *
 * @typedef {import("./deck.js").Deck} Deck
 */

/** @param {Deck} deck @param {number} no */
export function slideId(deck, no) {
  return deck.slide(no)?.id ?? String(no);
}

/** The number of the slide with this id; 0 where it is not there. @param {Deck} deck @param {string} id */
export function slideNumber(deck, id) {
  return deck.data.slides.findIndex(({ no }) => slideId(deck, no) === id) + 1;
}
