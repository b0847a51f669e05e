/**
 * Headings are deciphered when they are first seen: signs of the rain stand for their letters, and one
 * after the other the letters come.
 *
 * The text itself is never touched: a highlight makes letters transparent, and a canvas over them shows the
 * signs. So who listens or copies has the words all the while. A browser without highlights shows them.
 */

import { randomSign, traceSign } from "./signs.js";

const NAME = "matrix-ciphered";
/** ms until the first letter comes, until the last one may, and by how much each may be early or late. */
const [FIRST, LAST, CHANCE] = [140, 620, 160];
/** ms between two drawings. */
const STEP = 70;
/** With more letters than these nothing is deciphered: it would take long to read. */
const MOST = 140;

/** @typedef {{range: Range, box: DOMRect, size: number, colour: string, due: number}} Letter */

export class Decoder {
  #deck;
  /** @type {WeakSet<Element>} */
  #seen = new WeakSet();
  #isFirst = true;
  #frame = 0;
  #end = () => {};

  /** @param {import("../../../../assets/runtime/deck.js").Deck} deck */
  constructor(deck) {
    this.#deck = deck;
  }

  /** Shows all letters. */
  stop() {
    cancelAnimationFrame(this.#frame);
    this.#end();
    this.#end = () => {};
  }

  /** Where a slide is seen for the first time. @param {import("../../../../assets/runtime/types.d.ts").Move} move @param {number} delay ms */
  begin({ page, previous }, delay) {
    const section = this.#deck.section(page);
    if (!section || this.#seen.has(section)) return;
    this.#seen.add(section);
    // After a refresh the slide is another element, but it was seen.
    const [waits, isNew] = [this.#isFirst, previous !== null || this.#isFirst];
    this.#isFirst = false;
    if (!isNew || this.#deck.view !== "slide" || !("highlights" in CSS)) return;
    const begin = () => {
      const isThere = this.#deck.page === page && this.#deck.view === "slide";
      if (isThere) this.#frame = requestAnimationFrame(() => this.#decipher(section, delay));
    };
    if (waits) document.fonts.ready.then(begin);
    else begin();
  }

  /** @param {HTMLElement} section @param {number} delay ms */
  #decipher(section, delay) {
    const letters = findLetters(section);
    if (letters.length === 0 || letters.length > MOST) return;
    const start = performance.now() + delay + FIRST;
    letters.forEach((letter, at) => (letter.due = start + ((LAST - FIRST) * at) / letters.length + Math.random() * CHANCE));
    const cipher = new Highlight(...letters.map(({ range }) => range));
    CSS.highlights.set(NAME, cipher);
    section.toggleAttribute("data-matrix-ciphered", true);
    const canvas = section.appendChild(document.createElement("canvas"));
    this.#end = () => {
      CSS.highlights.delete(NAME);
      section.removeAttribute("data-matrix-ciphered");
      canvas.remove();
    };
    const paint = createPainter(canvas, section, letters);
    let last = 0;
    const draw = (/** @type {number} */ now) => {
      this.#frame = requestAnimationFrame(draw);
      if (now - last < STEP) return;
      last = now;
      const ciphered = letters.filter(({ due }) => due > now);
      for (const { range, due } of letters) if (due <= now) cipher.delete(range);
      if (ciphered.length === 0) this.stop();
      else paint(ciphered);
    };
    draw(performance.now());
  }
}

/** The letters of a slide's headings, as they stand. @param {HTMLElement} section @returns {Letter[]} */
function findLetters(section) {
  const headings = [...section.querySelectorAll(".slidev-layout :is(h1, h2)")].filter((heading) =>
    heading.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );
  return headings.flatMap((heading) => {
    const { color, fontSize } = getComputedStyle(heading);
    /** @type {Letter[]} */
    const letters = [];
    const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement?.closest(".katex, svg")) continue;
      for (const { 0: letter, index } of (text.textContent ?? "").matchAll(/\S/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + letter.length);
        letters.push({ range, box: range.getBoundingClientRect(), size: parseFloat(fontSize), colour: color, due: 0 });
      }
    }
    return letters;
  });
}

/** Lays `canvas` over the letters, and gives what draws signs for some of them. @param {HTMLCanvasElement} canvas @param {HTMLElement} section @param {Letter[]} letters */
function createPainter(canvas, section, letters) {
  const frame = section.getBoundingClientRect();
  const scale = frame.width / section.offsetWidth || 1;
  const density = Math.min(2, scale * devicePixelRatio);
  const side = (/** @type {"left" | "top" | "right" | "bottom"} */ name, /** @type {"min" | "max"} */ most) => Math[most](...letters.map(({ box }) => box[name]));
  const [left, top] = [side("left", "min") - 20, side("top", "min") - 20];
  canvas.className = "slidegen-rain-cipher";
  canvas.setAttribute("aria-hidden", "true");
  const [width, height] = [(side("right", "max") + 20 - left) / scale, (side("bottom", "max") + 20 - top) / scale];
  Object.assign(canvas.style, { left: `${(left - frame.left) / scale}px`, top: `${(top - frame.top) / scale}px`, width: `${width}px`, height: `${height}px` });
  [canvas.width, canvas.height] = [Math.ceil(width * density), Math.ceil(height * density)];
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(density, density);
  [pen.lineCap, pen.lineJoin] = ["round", "round"];
  return (/** @type {Letter[]} */ ciphered) => {
    pen.clearRect(0, 0, width, height);
    for (const { box, size, colour } of ciphered) {
      pen.strokeStyle = colour;
      pen.lineWidth = size / 14;
      pen.beginPath();
      traceSign(pen, randomSign(), ((box.left + box.right) / 2 - left) / scale, ((box.top + box.bottom) / 2 - top) / scale, size * 0.72);
      pen.stroke();
    }
  };
}
