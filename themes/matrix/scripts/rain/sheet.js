/**
 * One sheet of rain: columns of cells, in each of which a drop falls from cell to cell.
 *
 * A drop draws its head where it comes to, and in the cell before it what stays there and goes out; the
 * fading is the canvas' affair. Now and then a drop spells a word, or a sign behind it changes.
 */

import { HEAD, LETTER, TRAIL } from "./atlas.js";
import { SIGN_COUNT, randomSign } from "./signs.js";

/** @typedef {{cell: number, light: number, speed: [number, number], wait: number, spells: number}} Look cell in px of the slide's canvas, speed in cells a second */
/** @typedef {(column: number, row: number, sign: number, look: number, strength: number) => void} Put */
/** @typedef {{row: number, speed: number, word: string, from: number}} Drop */

/** How fast what a drop leaves behind goes out, per second (natural logarithm). */
export const FADING = 1.15;
/** Cells behind a head in which a sign may change. */
const CHANGING = 9;

export class Sheet {
  #own;
  #drops;

  /** @param {Look} look @param {{width: number, height: number}} size px of the slide's canvas @param {{words: string[], letters: string}} own */
  constructor(look, { width, height }, own) {
    this.look = look;
    this.columns = Math.ceil(width / look.cell);
    this.rows = Math.ceil(height / look.cell);
    this.#own = own;
    this.#drops = Array.from({ length: this.columns }, () => this.#drop((Math.random() * (1 + look.wait) - look.wait) * this.rows));
  }

  /** What has fallen in a column before anybody looked. @param {number} column @param {Put} put */
  open(column, put) {
    const { row, speed } = this.#drops[column];
    for (let behind = 1; behind < (3 * speed) / FADING; behind++) {
      put(column, Math.floor(row) - behind, randomSign(), TRAIL, Math.exp((-behind / speed) * FADING));
    }
  }

  /** @param {number} column @param {number} seconds @param {Put} put */
  fall(column, seconds, put) {
    const drop = this.#drops[column];
    const before = Math.floor(drop.row);
    drop.row += drop.speed * seconds;
    for (let row = before; row < Math.min(this.rows, Math.floor(drop.row)); row++) {
      this.#leave(drop, column, row, put);
      put(column, row + 1, randomSign(), HEAD, 1);
    }
    const behind = 2 + Math.floor(Math.random() * CHANGING);
    if (Math.random() < seconds && !drop.word) {
      put(column, Math.floor(drop.row) - behind, randomSign(), TRAIL, Math.exp((-behind / drop.speed) * FADING));
    }
    if (drop.row > this.rows) this.#drops[column] = this.#drop(-Math.random() * this.look.wait * this.rows);
  }

  /** @param {number} row @returns {Drop} */
  #drop(row) {
    const [slow, fast] = this.look.speed;
    const { words } = this.#own;
    const word = Math.random() < this.look.spells ? words[Math.floor(Math.random() * words.length)] ?? "" : "";
    const from = Math.floor(Math.random() * Math.max(1, this.rows - word.length));
    return { row, speed: slow + Math.random() * (fast - slow), word, from };
  }

  /** What a drop leaves in a row. @param {Drop} drop @param {number} column @param {number} row @param {Put} put */
  #leave({ word, from }, column, row, put) {
    const letter = word[row - from];
    if (letter) put(column, row, SIGN_COUNT + this.#own.letters.indexOf(letter), LETTER, 1);
    else put(column, row, randomSign(), TRAIL, 1);
  }
}
