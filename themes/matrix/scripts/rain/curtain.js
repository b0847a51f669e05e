/**
 * A curtain of rain, the transition `rain`: it falls over the slide that goes, and falls on from the one
 * that comes.
 *
 * The style sheet changes the slides behind it and decides how long it takes (`matrix-curtain`); the canvas
 * goes by that animation's clock. So a key that ends the transition ends the curtain.
 */

import { HEAD, TRAIL } from "./atlas.js";
import { randomSign } from "./signs.js";

/** px of the slide's canvas. */
const CELL = 21;
/** By when (of 1) every column has covered its part, and the first one begins to free it. */
const [COVERED, FREED] = [0.48, 0.52];
/** How much later (of 1) the last column starts than the first one. */
const SPREAD = 0.2;

export class Curtain {
  #deck;
  #sky;
  #canvas = document.createElement("canvas");
  #frame = 0;

  /** @param {import("../../../../assets/runtime/deck.js").Deck} deck @param {import("./sky.js").Sky} sky */
  constructor(deck, sky) {
    this.#deck = deck;
    this.#sky = sky;
    this.#canvas.className = "slidegen-rain-curtain";
    this.#canvas.setAttribute("aria-hidden", "true");
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#canvas.remove();
    this.#sky.isCovered = false;
  }

  /** Falls where the deck has just begun a transition of rain. Returns in how many ms the slide is seen. @param {import("../../../../assets/runtime/types.d.ts").Move} move */
  fall({ page, previous }) {
    const entering = previous && this.#deck.section(page);
    const clock = entering?.getAnimations().find((one) => one instanceof CSSAnimation && one.animationName === "matrix-curtain");
    const whole = Number(clock?.effect?.getComputedTiming().endTime ?? 0);
    if (!clock || !entering || whole === 0) return 0;
    const { size, pace } = this.#sky;
    const { density } = pace;
    const ground = getComputedStyle(document.documentElement).getPropertyValue("--matrix-black");
    const signs = () => Array.from({ length: Math.ceil(size.height / CELL) }, randomSign);
    const cells = Array.from({ length: Math.ceil(size.width / CELL) }, () => ({ late: Math.random() * SPREAD, signs: signs() }));
    const draw = () => {
      if (clock.playState !== "running") return this.stop();
      this.#frame = requestAnimationFrame(draw);
      if (!this.#canvas.isConnected) {
        [this.#canvas.width, this.#canvas.height] = [size.width * density, size.height * density];
        entering.closest("#slide-content")?.append(this.#canvas);
      }
      const atlas = this.#sky.prepare([{ cell: CELL }], density) ? this.#sky.atlas(CELL, density) : null;
      const cloth = { cells, atlas, ground, side: CELL * density };
      return paint(this.#canvas, cloth, Number(clock.currentTime) / whole);
    };
    this.#frame = requestAnimationFrame(draw);
    this.#sky.isCovered = true;
    return whole * FREED;
  }
}

/**
 * @typedef {{cells: {late: number, signs: number[]}[], atlas: import("./atlas.js").Atlas | null, ground: string, side: number}} Cloth
 *
 * @param {HTMLCanvasElement} canvas @param {Cloth} cloth @param {number} at 0 to 1
 */
function paint(canvas, { cells, atlas, ground, side }, at) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = ground;
  cells.forEach(({ late, signs }, column) => {
    const bottom = edge((at - late) / (COVERED - SPREAD), signs.length);
    const top = edge((at - FREED - late) / (1 - FREED - SPREAD), signs.length);
    const [left, right] = [Math.round(column * side), Math.round((column + 1) * side)];
    pen.globalAlpha = 1;
    pen.fillRect(left, Math.round(top * side), right - left, Math.round((bottom - top) * side));
    for (let row = top; atlas && row < Math.min(bottom, signs.length); row++) {
      const { field } = atlas;
      const glow = Math.max(Math.exp((row - bottom) / 5), top > 0 ? Math.exp((top - row) / 3) : 0, 0.1);
      const isHead = row === bottom - 1 || (top > 0 && row === top);
      pen.globalAlpha = glow;
      pen.drawImage(atlas.canvas, signs[row] * field, (isHead ? HEAD : TRAIL) * field, field, field, Math.round((column + 0.5) * side - field / 2), Math.round((row + 0.5) * side - field / 2), field, field);
    }
  });
}

/** The row that an edge has come to, a few below the last one at the end. @param {number} at @param {number} rows */
function edge(at, rows) {
  return Math.floor(Math.min(1, Math.max(0, at)) * (rows + 4));
}
