/**
 * Saves what this window draws, where the deck says `drawings.persist`. Only a page that `slidegen serve`
 * gives has this module. A drawing goes as a whole, once the hand rests; what cannot be saved now is tried
 * again.
 */

import { slideNumber } from "../identity.js";
import { showSaid } from "./mistakes.js";

/** How long after a change, in ms; how long after one that failed. */
const REST = 300;
const AGAIN = 3000;

/** @param {import("../deck.js").Deck} deck */
export function drawings(deck) {
  /** By the slide's id. @type {Map<string, number>} */
  const timers = new Map();
  /** Whose slides were not there to be saved. @type {Set<string>} */
  const missing = new Set();
  if (self.origin === "null" || !deck.data.drawings?.persist) return;

  const save = async (/** @type {string} */ slide) => {
    timers.delete(slide);
    const section = deck.section(slideNumber(deck, slide));
    // Cut out, perhaps to be put back.
    if (!section) return void missing.add(slide);
    const layer = section.querySelector(":scope > .slidegen-drawing");
    if (!layer) return;
    const page = encodeURIComponent(decodeURIComponent(location.pathname.slice(1)));
    const answer = await fetch(`/drawings/${slide}.svg?page=${page}`, { method: "PUT", body: written(layer) }).catch(() => null);
    if (answer?.ok) return;
    showSaid("The drawing is not saved yet");
    soon(slide, AGAIN);
  };
  const soon = (/** @type {string} */ slide, /** @type {number} */ wait) => {
    clearTimeout(timers.get(slide));
    timers.set(slide, setTimeout(save, wait, slide));
  };
  deck.shared.onChange(({ name, own }) => {
    if (own && name.startsWith("drawing/")) soon(name.split("/")[1], REST);
  });
  deck.onMove(({ previous }) => {
    if (previous) return;
    for (const slide of missing) if (slideNumber(deck, slide) && missing.delete(slide)) soon(slide, REST);
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
