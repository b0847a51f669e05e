/**
 * How a finding says where it is: what Markdown calls the element, its first words, its line.
 *
 * @typedef {object} Finding
 * @property {string} code of assets/codes/fit.md
 * @property {Element} element
 * @property {string} group what is one fault, however many elements show it
 * @property {number} px by how much
 * @property {string} [side] of the frame
 * @property {number} [across] px, of what is covered
 * @property {Thing} thing
 * @property {Thing} [by] what covers, clips or is the column
 *
 * @typedef {{ name: string, words: string, line: number | null }} Thing the line counts from where the slide's text begins
 */

const LINE = "data-slidegen-line";
const WORDS = 40;
/** The first that fits an element or what it is in. */
const NAMES = [
  [".slidev-code-wrapper, pre", "code block"],
  ["table", "table"],
  [".katex-display, .katex", "formula"],
  ["h1, h2, h3, h4, h5, h6", "heading"],
  ["li", "list item"],
  ["blockquote", "quotation"],
  ["p", "paragraph"],
  ["img", "picture"],
  ["svg", "drawing"],
  ["video", "film"],
  ["iframe", "frame"],
];

/** @param {Element} element @returns {Thing} */
export function thingOf(element) {
  const [selector, name] = NAMES.find(([one]) => nearest(element, one)) ?? ["", ""];
  const named = selector ? /** @type {Element} */ (nearest(element, selector)) : element;
  return { name: name || `<${element.localName}>`, words: wordsOf(named), line: lineOf(named) ?? lineOf(element) };
}

/** Within what stands on a line of its own: a heading in a card is one, a card in a list item is none. @param {Element} element @param {string} selector */
function nearest(element, selector) {
  const found = element.closest(selector);
  return found?.closest(".slidev-page") && !isBoxBetween(element, found) ? found : null;
}

/** @param {Element} inner @param {Element} outer */
function isBoxBetween(inner, outer) {
  if (outer.matches("table, pre, .slidev-code-wrapper, .katex-display")) return false;
  for (let at = inner; at !== outer; at = /** @type {Element} */ (at.parentElement)) {
    if (at.localName === "div" || at.localName === "section") return true;
  }
  return false;
}

/** @param {Element} element */
export function lineOf(element) {
  const line = element.closest(`[${LINE}]`)?.getAttribute(LINE);
  return line == null ? null : Number(line);
}

/** @param {Element} element */
function wordsOf(element) {
  const words = (element.getAttribute("alt") ?? textOf(element)).replace(/\s+/g, " ").trim();
  return words.length > WORDS ? `${words.slice(0, WORDS).trim()}…` : words;
}

/** A formula's text is there twice, for those who see it and for those who hear it. @param {Element} element @returns {string} */
function textOf(element) {
  const source = element.matches(".katex-display, .katex") ? element.querySelector("annotation") : null;
  if (source) return source.textContent ?? "";
  if (element.matches("style, script, button, template, svg")) return "";
  const text = [...element.childNodes].map((child) => (child instanceof Element ? textOf(child) : child instanceof Text ? child.data : "")).join("");
  return getComputedStyle(element).display.startsWith("inline") ? text : ` ${text} `;
}

const FLOWING = "li, ul, ol, dl, dt, dd, table, thead, tbody, tr, td, th, p, h1, h2, h3, h4, h5, h6, pre, code, span, strong, em, a, blockquote, .slidev-code-wrapper, .slidev-vclick-target, .katex-display, figure, figcaption, picture";

/** What an element flows in: a column, a card, the layout. A label flows where its drawing does. @param {Element} element */
export function flowOf(element) {
  let at = /** @type {Element} */ (element.parentElement);
  while ((at instanceof SVGElement || at.matches(FLOWING)) && at.parentElement) at = at.parentElement;
  return at;
}

const ids = new WeakMap();
let last = 0;

/** The same for the same element. @param {Element} element */
export function idOf(element) {
  if (!ids.has(element)) ids.set(element, ++last);
  return ids.get(element);
}
