/**
 * Saves what this window draws, where the deck says `drawings.persist`. Only a page that `slidegen serve`
 * gives has this module. A drawing goes as a whole, once the hand rests; what cannot be saved now is tried
 * again.
 */

import { showSaid } from "./mistakes.js";

/** How long after a change, in ms; how long after one that failed. */
const REST = 300;
const AGAIN = 3000;

/** @param {import("../deck.js").Deck} deck */
export function drawings(deck) {
  /** By slide. @type {Map<number, number>} */
  const timers = new Map();
  if (self.origin === "null" || !deck.data.drawings?.persist) return;

  const save = async (/** @type {number} */ no) => {
    timers.delete(no);
    const layer = deck.section(no)?.querySelector(":scope > .slidegen-drawing");
    if (!layer) return;
    const page = encodeURIComponent(decodeURIComponent(location.pathname.slice(1)));
    const answer = await fetch(`/drawings/${no}.svg?page=${page}`, { method: "PUT", body: written(layer) }).catch(() => null);
    if (answer?.ok) return;
    showSaid("The drawing is not saved yet");
    soon(no, AGAIN);
  };
  const soon = (/** @type {number} */ no, /** @type {number} */ wait) => {
    clearTimeout(timers.get(no));
    timers.set(no, setTimeout(save, wait, no));
  };
  deck.shared.onChange(({ name, own }) => {
    if (own && name.startsWith("drawing/")) soon(Number(name.split("/")[1]), REST);
  });
}

/** The shapes that are done. @param {Element} layer */
function written(layer) {
  const copy = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shapes = [...layer.querySelectorAll(":scope > [data-slidegen-shape]")];
  copy.append(...shapes.map((shape) => shape.cloneNode(true)));
  for (const shape of copy.querySelectorAll("[class]")) shape.removeAttribute("class");
  return new XMLSerializer().serializeToString(copy);
}
