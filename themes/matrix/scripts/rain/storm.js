/**
 * Rain on one slide: three sheets behind each other on one canvas, the far one small and dim, the near one
 * large, bright and fast.
 *
 * A drawing takes a little light from the whole canvas and puts a sign where a drop has come to: some
 * dozens of copies, however many signs glow. Nothing is done when the slide comes, all of it in the frames
 * after; a slide that is left keeps its last picture while it moves out.
 */

import { FAINT, eraseDark, lightAround, lightOf } from "./light.js";
import { FADING, Sheet } from "./sheet.js";
import { findWords } from "./words.js";

/** @type {import("./sheet.js").Look[]} */
export const SHEETS = [
  { cell: 9, light: 0.3, speed: [5, 10], wait: 0.8, spells: 0 },
  { cell: 14, light: 0.58, speed: [6, 13], wait: 1.4, spells: 0.1 },
  { cell: 21, light: 1, speed: [8, 17], wait: 2.2, spells: 0.2 },
];
/** By the setting `rain`: shares of light and speed, and how many sheets, from the far one on. */
const STRENGTHS = { full: { light: 1, speed: 1, count: 3 }, subtle: { light: 0.55, speed: 0.6, count: 2 } };
/** px around words in which the rain is dim: on slides that open a chapter, and on those to be read. */
const [DUSK, READING] = [120, 56];
/** Seconds between two steps of fading: smaller ones are lost in eight bits. */
const FADE = 0.066;
/** Columns that begin to rain in one drawing. */
const OPENING = 16;
/** How long a slide that is left may still be seen, ms. */
const LEAVING = 1000;

export class Storm {
  #sky;
  #strength;
  #sheets;
  #lit = /** @type {Float32Array[]} */ ([]);
  #canvas = document.createElement("canvas");
  #pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
  #density = 0;
  #unfaded = 0;
  #opened = 0;
  #turn = 0;
  #frame = 0;

  /** @param {HTMLElement} layout @param {keyof typeof STRENGTHS} strength @param {import("./sky.js").Sky} sky */
  constructor(layout, strength, sky) {
    this.layout = layout;
    this.#sky = sky;
    this.#strength = STRENGTHS[strength];
    this.#sheets = SHEETS.slice(0, this.#strength.count).map((look) => new Sheet(look, sky.size, sky.own));
    this.#canvas.className = "slidegen-rain";
    this.#canvas.setAttribute("aria-hidden", "true");
    layout.append(this.#canvas);
  }

  /** @param {boolean} held */
  hold(held) {
    cancelAnimationFrame(this.#frame);
    if (!held) this.#frame = requestAnimationFrame(this.#draw);
  }

  end() {
    this.hold(true);
    setTimeout(() => this.#canvas.remove(), LEAVING);
  }

  /** The words of the slide may stand elsewhere, or be others: the next drawing makes way for them. */
  makeWay() {
    this.#lit = [];
  }

  #draw = (/** @type {number} */ now) => {
    this.#frame = requestAnimationFrame(this.#draw);
    if (this.#sky.isCovered || !this.#isReady()) return;
    const seconds = this.#sky.pace.due(now);
    if (seconds === 0) return;
    const started = performance.now();
    this.#rain(Math.min(seconds, 0.1));
    this.#sky.pace.note(performance.now() - started);
  };

  /** Finer signs are drawn in frames of their own, while it goes on raining with those that are there. */
  #isReady() {
    const { density } = this.#sky.pace;
    if (density === this.#density) return true;
    if (!this.#sky.prepare(SHEETS, density)) return this.#density > 0 && this.#turn++ % 2 === 0;
    this.#resize(density);
    return true;
  }

  /** @param {number} seconds */
  #rain(seconds) {
    if (this.#lit.length === 0) this.#light();
    this.#fade(seconds);
    const open = (this.#opened += OPENING);
    this.#sheets.forEach((sheet, index) => {
      const put = this.#putter(sheet, index);
      for (let column = 0; column < Math.min(sheet.columns, open); column++) {
        if (column >= open - OPENING) sheet.open(column, put);
        sheet.fall(column, seconds * this.#strength.speed, put);
      }
    });
    this.#pen.globalAlpha = 1;
  }

  /** @param {number} seconds */
  #fade(seconds) {
    this.#unfaded += seconds * this.#strength.speed;
    if (this.#unfaded < FADE) return;
    this.#pen.globalCompositeOperation = "destination-out";
    this.#pen.globalAlpha = 1 - Math.exp(-this.#unfaded * FADING);
    this.#pen.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#pen.globalCompositeOperation = "source-over";
    this.#unfaded = 0;
  }

  /** @param {Sheet} sheet @param {number} index @returns {import("./sheet.js").Put} */
  #putter({ columns, rows, look }, index) {
    const { canvas: atlas, field } = this.#sky.atlas(look.cell, this.#density);
    const [lit, pen, side] = [this.#lit[index], this.#pen, look.cell * this.#density];
    return (column, row, sign, kind, strength) => {
      const light = row < 0 || row >= rows ? 0 : lit[row * columns + column];
      if (light < FAINT) return;
      const [x, y] = [(column + 0.5) * side, (row + 0.5) * side];
      pen.clearRect(Math.round(x - side / 2), Math.round(y - side / 2), Math.round(side), Math.round(side));
      pen.globalAlpha = light * strength;
      pen.drawImage(atlas, sign * field, kind * field, field, field, Math.round(x - field / 2), Math.round(y - field / 2), field, field);
    };
  }

  /** What each cell may have of light; what is now behind words goes at once. */
  #light() {
    const dusk = this.layout.matches(".cover, .section") ? DUSK : READING;
    const lightAt = lightAround(findWords(this.layout, this.#sky.size.width), this.#sky.size, dusk);
    this.#lit = this.#sheets.map((sheet) => lightOf(sheet, lightAt, this.#strength.light));
    if (this.#opened > 0) eraseDark(this.#pen, lightAt, this.#density);
  }

  /** The same picture with other pixels. @param {number} density */
  #resize(density) {
    const { width, height } = this.#sky.size;
    const copy = /** @type {HTMLCanvasElement} */ (this.#canvas.cloneNode());
    copy.getContext("2d")?.drawImage(this.#canvas, 0, 0);
    [this.#canvas.width, this.#canvas.height] = [Math.round(width * density), Math.round(height * density)];
    this.#pen.drawImage(copy, 0, 0, this.#canvas.width, this.#canvas.height);
    this.#density = density;
  }
}
