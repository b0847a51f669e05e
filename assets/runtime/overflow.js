/**
 * What of a slide's content leaves its frame, and by how much.
 *
 * Pictures may bleed: those that a negative margin pulls out, those out of the flow, which are no content.
 * Text may not, but where somebody dragged it. What a box hides or scrolls is the box's affair.
 *
 * @typedef {import("./content.js").Piece} Piece
 * @typedef {import("./content.js").Box} Box
 * @typedef {"left" | "top" | "right" | "bottom"} Edge
 */

/** px that nobody sees. */
export const SLACK = 2;
/** Of a line's height: above and below the letters there is room. */
const AIR = 0.15;
/** @type {Edge[]} */
export const EDGES = ["left", "top", "right", "bottom"];

/** The edge that a piece leaves by most; null where it is within the frame. @param {Piece} piece @param {HTMLElement} section @param {number} [margin] px above the lower edge that flowing text keeps free @returns {{ side: Edge, px: number } | null} */
export function overflowOf(piece, section, margin = 0) {
  const shown = piece.dragged ? null : shownOf(piece);
  if (!shown) return null;
  const isFlow = piece.kind === "text" && !piece.placed;
  const frame = { left: 0, top: 0, right: section.offsetWidth, bottom: section.offsetHeight - (isFlow ? margin : 0) };
  const over = overOf(shown, frame, piece.kind === "text");
  const [side] = EDGES.filter((edge) => over[edge] > 0 && (piece.kind === "text" || !piece.pulled.includes(edge))).sort((a, b) => over[b] - over[a]);
  return side ? { side, px: over[side] } : null;
}

/** By how many px a box leaves another one on each side; 0 where nobody sees it. @param {Box} box @param {Box} frame @param {boolean} isText @returns {Box} */
export function overOf(box, frame, isText) {
  const air = isText ? Math.max(SLACK, (box.bottom - box.top) * AIR) : SLACK;
  const over = (/** @type {number} */ px, /** @type {number} */ slack) => (px > slack ? px : 0);
  return {
    left: over(frame.left - box.left, SLACK),
    top: over(frame.top - box.top, air),
    right: over(box.right - frame.right, SLACK),
    bottom: over(box.bottom - frame.bottom, air),
  };
}

/** What is left of a piece within what cuts it off; null where nothing is. @param {Piece} piece @returns {Box | null} */
export function shownOf({ box, clippers }) {
  const shown = { ...box };
  for (const { x, y, box: edge } of clippers) {
    if (x) [shown.left, shown.right] = [Math.max(shown.left, edge.left), Math.min(shown.right, edge.right)];
    if (y) [shown.top, shown.bottom] = [Math.max(shown.top, edge.top), Math.min(shown.bottom, edge.bottom)];
  }
  return shown.left < shown.right && shown.top < shown.bottom ? shown : null;
}

/** By how many px a line of code leaves its block, which scrolls; 0 of all else. @param {Piece} piece */
export function codeOverflow({ kind, box, clippers }) {
  const block = clippers.at(-1);
  return kind === "text" && block?.element.matches(".slidev-code") ? Math.max(0, box.right - block.box.right) : 0;
}
