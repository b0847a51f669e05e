/**
 * What stands beyond the frame, and what a container cuts off.
 *
 * A container may crop a picture, and what scrolls shows the rest where it is; in a code block nobody scrolls
 * on stage, and columns.js looks for that.
 *
 * @typedef {import("../runtime/content.js").Piece} Piece
 * @typedef {import("../runtime/content.js").Box} Box
 * @typedef {import("./places.js").Finding} Finding
 */

import { EDGES, overOf, overflowOf } from "../runtime/overflow.js";
import { flowOf, idOf, thingOf } from "./places.js";

/** @param {HTMLElement} section @param {Piece[]} pieces @returns {Finding[]} */
export function findBeyond(section, pieces) {
  const code = section.matches("[data-slidegen-shrink]:not([data-slidegen-scroll])") ? "shrunk-to-floor" : "beyond-slide";
  const zoom = section.getBoundingClientRect().width / section.offsetWidth;
  const found = [];
  for (const piece of pieces) {
    const over = overflowOf(piece, section);
    if (!over) continue;
    const { element } = piece;
    const { side } = over;
    found.push({ code, element, group: `${side} ${idOf(flowOf(element))}`, px: over.px * zoom, side, thing: thingOf(element) });
  }
  return found;
}

/** @param {Piece[]} pieces @returns {Finding[]} */
export function findClipped(pieces) {
  const found = [];
  for (const { kind, element, box, clippers, dragged } of pieces) {
    if (kind !== "text" || dragged) continue;
    for (const clipper of clippers) {
      if (clipper.scrolls || isMeant(clipper.element) || isShut(clipper.box)) continue;
      const over = overOf(box, clipper.box, true);
      const sides = EDGES.filter((side) => over[side] > 0 && (side === "left" || side === "right" ? clipper.x : clipper.y));
      const px = Math.max(0, ...sides.map((side) => over[side]));
      if (px === 0) continue;
      found.push({ code: "cut-off", element, group: `${idOf(clipper.element)}`, px, thing: thingOf(element), by: thingOf(clipper.element) });
      break;
    }
  }
  return found;
}

/** Text that is cut off with an ellipsis is so on purpose. @param {Element} element */
function isMeant(element) {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return textOverflow === "ellipsis" || webkitLineClamp !== "none";
}

/** Closed, as what folds up. @param {Box} box */
const isShut = ({ left, top, right, bottom }) => right - left < 4 || bottom - top < 4;
