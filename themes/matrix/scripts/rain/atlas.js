/**
 * Every sign as it may look in the rain, drawn once and then copied: signs from left to right, looks from
 * top to bottom, each in a field of twice its cell, because a glow is wider than what glows.
 *
 * The glow is made of wide faint strokes: a browser without a GPU blurs a hundred times slower.
 */

import { SIGN_COUNT, traceSign } from "./signs.js";

/** Rows of the atlas: the head of a drop, what it leaves behind, a letter of a word. */
export const HEAD = 0;
export const TRAIL = 1;
export const LETTER = 2;

/** By row: the ink, and the opacity of each stroke of the glow. @type {[string, number][]} */
const LOOKS = [
  ["#eafff1", 0.22],
  ["#14dc68", 0.09],
  ["#9dffc1", 0.14],
];
const GLOWING = "#12f06e";
/** Widths of the glow's strokes, in strokes. */
const GLOW = [6, 3];

/** Signs that are drawn at a time. */
const AT_ONCE = 8;

export class Atlas {
  canvas = document.createElement("canvas");
  #pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
  #draft = document.createElement("canvas");
  #cell;
  #letters;
  #font;
  #columns;
  #drawn = 0;

  /**
   * @param {number} cell device px of a cell
   * @param {string} letters of the deck's words
   * @param {string} font family that they are set in
   */
  constructor(cell, letters, font) {
    this.#cell = cell;
    this.#letters = letters;
    this.#font = `600 ${cell * 0.92}px ${font}`;
    this.#columns = SIGN_COUNT + letters.length;
    /** Device px: side of a sign's place. */
    this.field = cell * 2;
    this.canvas.width = this.field * this.#columns;
    this.canvas.height = this.field * LOOKS.length;
  }

  /**
   * Draws some signs more. True when all of them are there.
   *
   * They come by way of a small canvas: a browser puts off drawing until a picture is used, and would then
   * draw all signs in one frame.
   */
  grow() {
    const all = this.#columns * LOOKS.length;
    if (this.#drawn === all) return true;
    const [first, { field }] = [this.#drawn, this];
    const row = Math.floor(first / this.#columns);
    const column = first % this.#columns;
    const count = Math.min(AT_ONCE, this.#columns - column);
    [this.#draft.width, this.#draft.height] = [field * AT_ONCE, field];
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#draft.getContext("2d"));
    Object.assign(pen, { lineCap: "round", lineJoin: "round", textAlign: "center", textBaseline: "middle", font: this.#font });
    for (let at = 0; at < count; at++) this.#draw(pen, column + at, row, (at + 0.5) * field);
    this.#pen.drawImage(this.#draft, column * field, row * field);
    this.#drawn += count;
    return this.#drawn === all;
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} column @param {number} row @param {number} x */
  #draw(pen, column, row, x) {
    const y = this.field / 2;
    const letter = this.#letters[column - SIGN_COUNT];
    const [ink, glow] = LOOKS[row];
    pen.beginPath();
    if (!letter) traceSign(pen, column, x, y, this.#cell);
    for (const width of [...GLOW, 1]) {
      const isInk = width === 1;
      pen.strokeStyle = isInk ? ink : GLOWING;
      pen.fillStyle = ink;
      pen.globalAlpha = isInk ? 1 : glow;
      pen.lineWidth = (width * this.#cell) / 9;
      if (!letter) pen.stroke();
      else if (isInk) pen.fillText(letter, x, y);
      else pen.strokeText(letter, x, y);
    }
  }
}
