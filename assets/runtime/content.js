/**
 * What a slide shows, as boxes on its canvas: lines of text, pictures, grounds that text stands on.
 *
 * In: a section that is laid out. Out: its pieces in document order. What stands out of the flow and has no
 * text is decoration, as is what is see-through or hidden from readers: none of it is a piece.
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box in px of the slide, from its corner
 * @typedef {{ element: Element, box: Box, x: boolean, y: boolean, scrolls: boolean }} Clipper what cuts off, and along which axes
 * @typedef {object} Piece
 * @property {"text" | "picture" | "ground"} kind
 * @property {Element} element
 * @property {Box} box
 * @property {number} size of letters, in px of the slide; 0 of what has none, and in drawings
 * @property {Clipper[]} clippers from the outermost
 * @property {boolean} placed out of the flow
 * @property {boolean} dragged by hand, to where the author wants it
 * @property {string} pulled sides on which a negative margin pulls it out
 *
 * @typedef {object} Place what holds for all that is in an element
 * @property {number} opacity
 * @property {number} factor by which it is drawn larger than its sizes say
 * @property {boolean} placed out of the flow
 * @property {boolean} dragged
 * @property {string} pulled
 * @property {Clipper[]} clippers
 * @property {Clipper[]} anchored those that cut off what is placed in here
 */

import { FAINT, factorOf, isForReaders, isGround, labelsOf } from "./looks.js";

const PICTURES = "img, video, audio, iframe, canvas, svg, object, embed";
const NO_CONTENT = "template, script, style, noscript, [aria-hidden='true'], .slidegen-drawing, .slidev-code-copy";
const SIDES = ["Left", "Top", "Right", "Bottom"];

/** @param {HTMLElement} section @param {boolean} [all] also what is see-through now, as before its click @returns {Piece[]} */
export function contentOf(section, all = false) {
  const slide = new Content(section, all);
  /** @type {Place} */
  const place = { opacity: 1, factor: 1, placed: false, dragged: false, pulled: "", clippers: [], anchored: [] };
  for (const child of section.children) slide.read(child, place);
  return slide.pieces;
}

class Content {
  /** @type {Piece[]} */
  pieces = [];
  #range = document.createRange();
  #outer;
  #scale;

  /** @param {HTMLElement} section @param {boolean} all */
  constructor(section, all) {
    this.all = all;
    this.#outer = section.getBoundingClientRect();
    this.#scale = this.#outer.width / section.offsetWidth || 1;
    this.width = section.offsetWidth;
    this.height = section.offsetHeight;
  }

  /** @param {Element} element @param {Place} above */
  read(element, above) {
    if (element.matches(NO_CONTENT)) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || isForReaders(style)) return;
    const place = this.#place(element, style, above);
    if (place.opacity < FAINT && !this.all) return;
    const isSeen = style.visibility === "visible" || this.all;
    if (element.matches(".katex, .line")) return void (isSeen && this.#addWhole(element, style, place));
    if (element.matches(PICTURES)) {
      if (isSeen && !place.placed) this.#add("picture", element, element.getBoundingClientRect(), place);
      const labels = isSeen && element.localName === "svg" ? labelsOf(element, this.all) : [];
      for (const label of labels) this.#add("text", label, label.getBoundingClientRect(), place);
      return;
    }
    if (isSeen && !place.placed && isGround(element, style)) this.#addGround(element, place);
    for (const child of element.childNodes) {
      if (child instanceof Element) this.read(child, place);
      else if (child instanceof Text && isSeen && child.data.trim()) this.#addText(child, element, style, place);
    }
  }

  /** @param {Element} element @param {CSSStyleDeclaration} style @param {Place} above @returns {Place} */
  #place(element, style, above) {
    const isPlaced = style.position === "absolute" || style.position === "fixed";
    const clips = isPlaced ? above.anchored : above.clippers;
    const own = this.#clipper(element, style);
    const clippers = own ? [...clips, own] : clips;
    const anchors = isPlaced || style.position !== "static" || style.transform !== "none";
    const pulled = SIDES.filter((side) => parseFloat(style[/** @type {"marginLeft"} */ (`margin${side}`)]) < 0);
    return {
      opacity: above.opacity * Number(style.opacity),
      factor: above.factor * factorOf(style),
      placed: above.placed || isPlaced,
      // As passes/drag.py places things.
      dragged: above.dragged || (element instanceof HTMLElement && element.style.position === "absolute" && element.style.zIndex === "100"),
      pulled: above.pulled + pulled.join(" ").toLowerCase(),
      clippers,
      anchored: anchors ? clippers : above.anchored,
    };
  }

  /** @param {Element} element @param {CSSStyleDeclaration} style @returns {Clipper | null} */
  #clipper(element, { overflowX, overflowY, display }) {
    const [x, y] = [overflowX !== "visible", overflowY !== "visible"];
    if ((!x && !y) || display === "inline" || display === "contents") return null;
    const scrolls = /auto|scroll/.test(overflowX + overflowY);
    return { element, box: this.#box(element.getBoundingClientRect()), x, y, scrolls };
  }

  /** @param {Text} text @param {Element} element @param {CSSStyleDeclaration} style @param {Place} place */
  #addText(text, element, style, place) {
    this.#range.selectNodeContents(text);
    const size = parseFloat(style.fontSize) * place.factor;
    for (const rect of this.#range.getClientRects()) this.#add("text", element, rect, place, size);
  }

  /** A line of code, a formula. @param {Element} element @param {CSSStyleDeclaration} style @param {Place} place */
  #addWhole(element, style, place) {
    const formula = element.querySelector(".katex-html");
    const size = parseFloat(style.fontSize) * place.factor;
    if (formula) for (const base of formula.querySelectorAll(":scope > .katex-base")) this.#add("text", element, base.getBoundingClientRect(), place, size);
    else if (element.textContent?.trim()) {
      this.#range.selectNodeContents(element);
      this.#add("text", element, this.#range.getBoundingClientRect(), place, size);
    }
  }

  /** What covers the slide is its background. @param {Element} element @param {Place} place */
  #addGround(element, place) {
    const rect = element.getBoundingClientRect();
    const { left, top, right, bottom } = this.#box(rect);
    const isAll = left <= 1 && top <= 1 && right >= this.width - 1 && bottom >= this.height - 1;
    if (!isAll) this.#add("ground", element, rect, place);
  }

  /** @param {Piece["kind"]} kind @param {Element} element @param {DOMRect} rect @param {Place} place @param {number} [size] */
  #add(kind, element, rect, { clippers, placed, dragged, pulled }, size = 0) {
    if (rect.width > 0 && rect.height > 0) this.pieces.push({ kind, element, box: this.#box(rect), size, clippers, placed, dragged, pulled });
  }

  /** @param {DOMRect} rect @returns {Box} */
  #box({ left, top, right, bottom }) {
    const [x, y, scale] = [this.#outer.left, this.#outer.top, this.#scale];
    return { left: (left - x) / scale, top: (top - y) / scale, right: (right - x) / scale, bottom: (bottom - y) / scale };
  }
}
