/**
 * A number and Enter go to that slide. What is typed shows in a corner, and is forgotten when nothing
 * follows.
 */

import { element } from "./elements.js";

/** How long the digits wait for more, in ms. */
const PATIENCE = 3000;

/** @param {import("./deck.js").Deck} deck */
export function digits(deck) {
  const shown = element("output", { class: "slidegen-digits" });
  document.body.append(shown);
  let timer = 0;
  let withdraw = () => {};

  const show = (/** @type {string} */ text) => {
    clearTimeout(timer);
    withdraw();
    shown.textContent = text;
    if (!text) return;
    timer = setTimeout(show, PATIENCE, "");
    withdraw = deck.actions.offer("digitsGo", { label: "Go to that slide", run: () => deck.go(Number(text)) });
  };
  deck.actions.offer("digit", { label: "The number of a slide, then Enter", run: (key) => show((shown.textContent + key).slice(-String(deck.total).length)) });
  deck.onMove(() => show(""));
  deck.onView(() => show(""));
}
