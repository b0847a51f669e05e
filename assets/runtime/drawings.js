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
  /** At which click. @type {WeakMap<HTMLElement, number>} */
  #drawn = new WeakMap();
  #total = 0;
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
      if (this.#drawn.get(draw.section) === draw.clicks) continue;
      this.#drawn.set(draw.section, draw.clicks);
      this.#channel.send(draw);
    }
  }

  /** There are `total` slides now: draws those that are new. @param {number} total */
  restart(total) {
    this.#total = total;
    this.update(1, total);
  }

  /** @param {Draw} draw of a copy, which nothing remembers */
  draw(draw) {
    this.#channel.send(draw);
  }

  /** @param {(draw: Draw) => void} listener is called at once for every slide that is drawn */
  listen(listener) {
    for (let no = 1; no <= this.#total; no++) attempt(() => listener(this.#describe(no)));
    return this.#channel.listen(listener);
  }
}
