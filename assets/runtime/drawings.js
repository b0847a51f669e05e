/**
 * At which click each slide is drawn, and who draws it.
 *
 * A step changes one slide, a change of slides those between the two; no other is touched, so a deck of
 * a thousand slides is as quick as one of ten.
 *
 * @typedef {import("./types.d.ts").Draw} Draw
 */

import { attempt, createChannel } from "./channel.js";

export class Drawings {
  /** By slide, from 0. @type {number[]} */
  #drawn = [];
  /** @type {import("./types.d.ts").Channel<Draw>} */
  #channel = createChannel();
  #describe;

  /** @param {(no: number) => Draw} describe what slide `no` is to be drawn as */
  constructor(describe) {
    this.#describe = describe;
  }

  /** Draws those from slide `low` to slide `high` that have changed. @param {number} low @param {number} high */
  update(low, high) {
    for (let no = low; no <= high; no++) {
      const draw = this.#describe(no);
      if (this.#drawn[no - 1] === draw.clicks) continue;
      this.#drawn[no - 1] = draw.clicks;
      this.#channel.send(draw);
    }
  }

  /** Draws all `total` slides, as new ones. @param {number} total */
  restart(total) {
    this.#drawn = [];
    this.update(1, total);
  }

  /** @param {Draw} draw of a copy, which nothing remembers */
  draw(draw) {
    this.#channel.send(draw);
  }

  /** @param {(draw: Draw) => void} listener is called at once for every slide that is drawn */
  listen(listener) {
    this.#drawn.forEach((_, index) => attempt(() => listener(this.#describe(index + 1))));
    return this.#channel.listen(listener);
  }
}
