/**
 * Tables, code blocks and formulas that are wider than the column they stand in.
 *
 * A code block scrolls within itself, which nobody does on stage; one that the author has made scroll
 * (`maxHeight`) scrolls down, not sideways.
 *
 * @typedef {import("../runtime/content.js").Piece} Piece
 * @typedef {import("./places.js").Finding} Finding
 */

import { SLACK, codeOverflow } from "../runtime/overflow.js";
import { idOf, thingOf } from "./places.js";

const WIDE = "table, .katex-display, .slidev-code";

/** @param {HTMLElement} section @param {Piece[]} pieces @returns {Finding[]} */
export function findWide(section, pieces) {
  const scale = section.getBoundingClientRect().width / section.offsetWidth;
  const blocks = new Set(pieces.map(({ element }) => element.closest(WIDE)).filter((block) => block !== null));
  const found = [];
  for (const block of blocks) {
    const lines = pieces.filter(({ element }) => block.contains(element));
    const px = block.matches(".slidev-code") ? Math.max(...lines.map(codeOverflow)) : widthOver(block, scale);
    if (px <= SLACK) continue;
    const element = block.closest(".slidev-code-wrapper") ?? block;
    found.push({ code: "wide-block", element, group: `${idOf(element)}`, px, thing: thingOf(element) });
  }
  return found;
}

/** @param {Element} block @param {number} scale */
function widthOver(block, scale) {
  const column = columnOf(block);
  if (!column) return 0;
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(column);
  const { left, right } = column.getBoundingClientRect();
  const start = left / scale + parseFloat(paddingLeft) + parseFloat(borderLeftWidth);
  const end = right / scale - parseFloat(paddingRight) - parseFloat(borderRightWidth);
  const inner = [...block.querySelectorAll(".katex-html > .katex-base")];
  const boxes = (block.matches("table") ? [block] : inner).map((one) => one.getBoundingClientRect());
  if (boxes.length === 0) return 0;
  return Math.max(...boxes.map((box) => box.right / scale)) - end + Math.max(0, start - Math.min(...boxes.map((box) => box.left / scale)));
}

/** The block it stands in; null where that scrolls, as its author asked for. @param {Element} block */
function columnOf(block) {
  for (let at = block.parentElement; at && !at.matches(".slidev-page"); at = at.parentElement) {
    const { display, overflowX } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowX)) return null;
    if (display !== "contents" && !display.startsWith("inline")) return at;
  }
  return null;
}
