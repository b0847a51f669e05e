/**
 * Text that something else covers, and texts that stand in one another.
 *
 * What a later click lays over a text that was seen before covers it on purpose; two texts in one place are
 * never meant. What shows through (a wash of colour, a gradient that fades out) covers nothing.
 *
 * @typedef {import("../runtime/content.js").Piece} Piece
 * @typedef {import("../runtime/content.js").Box} Box
 * @typedef {import("./places.js").Finding} Finding
 */

import { shownOf } from "../runtime/overflow.js";
import { covers } from "./cover.js";
import { idOf, thingOf } from "./places.js";

/** Where a line of text is looked at, as shares of its width. */
const POINTS = [0.1, 0.3, 0.5, 0.7, 0.9];
/** px by which the letters of two texts must meet. */
const MEET = 3;
/** Letters stand in the middle of their line. */
const LETTERS = { above: 0.28, below: 0.24 };

/** What lets clicks through is seen all the same. Once for all: a sheet that comes and goes costs a second a deck. */
const TOUCHABLE = new CSSStyleSheet();
TOUCHABLE.replaceSync(".slidev-page, .slidev-page *, .slidev-page ::before { pointer-events: auto !important }");

/** @param {HTMLElement} section @param {Piece[]} pieces @param {Set<Element>} seen @returns {Finding[]} */
export function findCovered(section, pieces, seen) {
  if (!document.adoptedStyleSheets.includes(TOUCHABLE)) document.adoptedStyleSheets.push(TOUCHABLE);
  const texts = pieces.filter(({ kind, dragged }) => kind === "text" && !dragged).flatMap(seenPart);
  return [
    ...texts.filter(({ element }) => !seen.has(element)).flatMap((text) => coverOf(section, text)),
    ...pairs(texts).flatMap(([one, other]) => meeting(section, one, other)),
  ];
}

/** @param {Piece} text @returns {Piece[]} */
function seenPart(text) {
  const box = shownOf(text);
  return box ? [{ ...text, box }] : [];
}

/** @param {HTMLElement} section @param {Piece} text @returns {Finding[]} */
function coverOf(section, { element, box }) {
  const y = (box.top + box.bottom) / 2;
  const above = POINTS.map((share) => firstAbove(section, element, box.left + share * (box.right - box.left), y));
  const covering = above.filter((one) => one !== null);
  if (covering.length < 2) return [];
  const [by] = covering;
  const px = ((box.right - box.left) * covering.length) / POINTS.length;
  return [{ code: "covered", element, group: `${idOf(by)} ${idOf(blockOf(element))}`, px, thing: thingOf(element), by: thingOf(by) }];
}

/** What hides an element at a place of the slide; null where it is seen. @param {HTMLElement} section @param {Element} element @param {number} across @param {number} down */
function firstAbove(section, element, across, down) {
  const { left, top, width } = section.getBoundingClientRect();
  const scale = width / section.offsetWidth;
  const [x, y] = [left + across * scale, top + down * scale];
  const stack = document.elementsFromPoint(x, y).filter((one) => section !== one && section.contains(one));
  const own = stack.findIndex((one) => one === element || element.contains(one));
  const above = stack.slice(0, Math.max(0, own)).filter((one) => !one.contains(element));
  return above.find((one) => covers(one, x, y)) ?? null;
}

/** Texts of two blocks whose letters are in one place. @param {Piece[]} texts @returns {[Piece, Piece][]} */
function pairs(texts) {
  /** @type {[Piece, Piece][]} */
  const found = [];
  const lines = texts.map((text) => ({ text, box: lettersOf(text.box), block: blockOf(text.element) }));
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.block !== other.block && meet(one.box, other.box)) found.push([one.text, other.text]);
    }
  });
  return found;
}

/** @param {Box} box */
function lettersOf({ left, top, right, bottom }) {
  const height = bottom - top;
  return { left, right, top: top + LETTERS.above * height, bottom: bottom - LETTERS.below * height };
}

/** @param {Box} one @param {Box} other */
function meet(one, other) {
  const { left, top, right, bottom } = common(one, other);
  return right - left > MEET && bottom - top > MEET;
}

/** @param {Box} one @param {Box} other @returns {Box} */
function common(one, other) {
  return { left: Math.max(one.left, other.left), top: Math.max(one.top, other.top), right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom) };
}

/** Both must be seen there. @param {HTMLElement} section @param {Piece} one @param {Piece} other @returns {Finding[]} */
function meeting(section, one, other) {
  const { left, top, right, bottom } = common(lettersOf(one.box), lettersOf(other.box));
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if ([one, other].some(({ element }) => firstAbove(section, element, x, y))) return [];
  const group = `${idOf(blockOf(other.element))} ${idOf(blockOf(one.element))}`;
  return [{ code: "covered", element: one.element, group, px: right - left, thing: thingOf(one.element), by: thingOf(other.element) }];
}

/** @param {Element} element */
function blockOf(element) {
  let at = element;
  while (getComputedStyle(at).display.startsWith("inline") && at.parentElement) at = at.parentElement;
  return at.closest(".slidev-code, .katex-display, svg") ?? at;
}
