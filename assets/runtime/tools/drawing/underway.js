/**
 * A stroke while it is drawn, in this window and in the others. Only the points that are new go to the
 * others, some twenty times a second, under a name that is not kept (`drawing~`); the finished shape takes
 * its place.
 *
 * @typedef {import("./shape.js").Brush} Brush
 * @typedef {import("./stroke.js").Point} Point
 * @typedef {{ key: string, slide: string, brush: Brush, points: Point[], even: boolean, presses: boolean }} Stroke
 */

import { elementOf, shapeOf } from "./shape.js";

const NAME = "drawing~";
/** Between two messages, in ms. */
const PACE = 50;
/** How many points are sent once more, for a window that missed a message. */
const AGAIN = 4;
/** A stroke of which nothing more is heard is over, in ms. */
const LOST = 5000;

export class Underway {
  /** By its key. @type {Map<string, { element: Element | null, timer: number, points: Point[] }>} */
  #shown = new Map();
  /** Points of this window's stroke that were sent, and when. */
  #sent = 0;
  #at = 0;

  /** @param {import("./sheets.js").Sheets} sheets */
  constructor(sheets) {
    this.sheets = sheets;
    this.shared = sheets.deck.shared;
    this.shared.on(NAME, (told) => told && told.by !== this.shared.by && this.#hear(told));
  }

  /** As far as it is drawn. @param {Stroke} stroke of this window */
  show(stroke) {
    this.#draw(stroke);
    const now = performance.now();
    if (this.sheets.values.isAlone || now - this.#at < PACE) return;
    this.#at = now;
    const from = Math.max(0, Math.min(this.#sent, stroke.points.length) - AGAIN);
    this.#sent = stroke.points.length;
    this.shared.set(NAME, { ...stroke, by: this.shared.by, from, points: stroke.points.slice(from) });
  }

  /** @param {Stroke} stroke of this window */
  end({ key }) {
    this.#remove(key);
    this.#sent = this.#at = 0;
    if (!this.sheets.values.isAlone) this.shared.set(NAME, { by: this.shared.by, key, over: true });
  }

  /** @param {Stroke & { from: number, over?: boolean }} told by another window */
  #hear(told) {
    if (told.over) return this.#remove(told.key);
    const points = this.#shown.get(told.key)?.points ?? [];
    // A window that came in the middle waits for the finished shape.
    if (told.from > points.length) return;
    const all = [...points.slice(0, told.from), ...told.points];
    const entry = this.#draw({ ...told, points: all });
    entry.points = all;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.#remove(told.key), LOST);
  }

  /** @param {Stroke} stroke */
  #draw(stroke) {
    const entry = this.#shown.get(stroke.key) ?? { element: null, timer: 0, points: [] };
    entry.element?.remove();
    entry.element = elementOf(shapeOf(stroke.brush, stroke.points, stroke));
    if (entry.element) this.sheets.layer(stroke.slide)?.append(entry.element);
    this.#shown.set(stroke.key, entry);
    return entry;
  }

  /** @param {string} key */
  #remove(key) {
    const entry = this.#shown.get(key);
    entry?.element?.remove();
    clearTimeout(entry?.timer);
    this.#shown.delete(key);
  }
}
