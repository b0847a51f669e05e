/**
 * Text that is too small to be read from a seat.
 *
 * Indices, exponents and readings above words are as small as they are; what a theme writes itself (a number
 * in a corner) is not the author's. Letters in a drawing are as large as the drawing makes them.
 *
 * @typedef {import("../runtime/content.js").Piece} Piece
 * @typedef {import("./places.js").Finding} Finding
 */

import { idOf, thingOf } from "./places.js";

const SMALL_BY_NATURE = "sub, sup, rt, rp";

/** @param {HTMLElement} section @param {Piece[]} pieces @param {number} least px as seen @returns {Finding[]} */
export function findSmall(section, pieces, least) {
  const zoom = section.getBoundingClientRect().width / section.offsetWidth;
  const found = [];
  for (const { kind, element, size } of pieces) {
    if (kind === "picture" && element.localName === "svg") found.push(...smallLabels(element, least));
    if (kind !== "text" || size === 0 || size * zoom >= least - 0.05 || element.closest(SMALL_BY_NATURE)) continue;
    const place = asSmall(element);
    if (place.closest("[data-slidegen-line]")) found.push(smallness(place, size * zoom));
  }
  return found;
}

/** @param {Element} drawing @param {number} least @returns {Finding[]} */
function smallLabels(drawing, least) {
  const sizes = [...drawing.querySelectorAll("text")].filter((label) => label.textContent?.trim()).map((label) => {
    const { a, b } = label.getScreenCTM() ?? { a: 1, b: 0 };
    return parseFloat(getComputedStyle(label.querySelector("tspan") ?? label).fontSize) * Math.hypot(a, b);
  });
  const smallest = Math.min(...sizes, least);
  return smallest < least - 0.05 && drawing.closest("[data-slidegen-line]") ? [smallness(drawing, smallest)] : [];
}

/** @param {Element} element @param {number} px @returns {Finding} */
function smallness(element, px) {
  return { code: "small-text", element, group: `${idOf(element)}`, px, thing: thingOf(element) };
}

/** The outermost element with letters of this size: one fault, however many paragraphs are in it. @param {Element} element */
function asSmall(element) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  let place = element;
  for (let at = element.parentElement; at && !at.matches(".slidev-layout, .slidev-page"); at = at.parentElement) {
    if (Math.abs(parseFloat(getComputedStyle(at).fontSize) - size) > 0.05) break;
    if (at.hasAttribute("data-slidegen-line")) place = at;
  }
  return place;
}
