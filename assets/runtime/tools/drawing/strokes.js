/**
 * From the hand to the sheet: a stroke grows while the hand moves, and becomes a shape; the eraser takes
 * away every shape that it touches, as one change.
 *
 * @typedef {{ slide: string, keys: Set<string>, x: number, y: number }} Rubbing the slide, what was touched, the last place
 */

import { slideId } from "../../identity.js";
import { shapeOf } from "./shape.js";
import { Underway } from "./underway.js";

/** How far around its point the eraser reaches, in px of the screen. */
const REACH = 6;
/** Between two places that it feels, in px of the screen. */
const FEEL = 3;
/** `PointerEvent.buttons` of the eraser at the other end of a stylus. */
const OTHER_END = 32;

export class Strokes {
  /** @type {import("./underway.js").Stroke | null} */
  #stroke = null;
  /** @type {Rubbing | null} */
  #rubbing = null;

  /**
   * @param {import("./sheets.js").Sheets} sheets @param {import("./brush.js").BrushBox} box
   * @param {import("./history.js").History} history
   */
  constructor(sheets, box, history) {
    this.sheets = sheets;
    this.box = box;
    this.history = history;
    this.live = new Underway(sheets);
  }

  /** Of what is under way. */
  get slide() {
    return (this.#stroke ?? this.#rubbing)?.slide;
  }

  /** @param {PointerEvent} event */
  begin(event) {
    const { deck } = this.sheets;
    const slide = slideId(deck, deck.page);
    if (this.box.brush.tool === "eraser" || event.buttons & OTHER_END) {
      document.documentElement.classList.add("slidegen-rubbing");
      this.#rubbing = { slide, keys: new Set(), x: event.clientX, y: event.clientY };
      return rub(this.#rubbing, event);
    }
    const key = `${deck.shared.by}${event.timeStamp}`;
    const presses = event.pointerType === "pen";
    this.#stroke = { key, slide, brush: { ...this.box.brush }, points: [pointOf(this.sheets, slide, event)], even: event.shiftKey, presses };
    this.live.show(this.#stroke);
  }

  /** @param {PointerEvent[]} events */
  move(events) {
    const rubbing = this.#rubbing;
    const stroke = this.#stroke;
    if (rubbing) for (const event of events) rub(rubbing, event);
    if (!stroke) return;
    for (const event of events) stroke.points.push(pointOf(this.sheets, stroke.slide, event));
    stroke.even = events[events.length - 1].shiftKey;
    // All but the pen's is made of where it began and where it is.
    if (stroke.brush.tool !== "pen") stroke.points.splice(1, stroke.points.length - 2);
    this.live.show(stroke);
  }

  end() {
    const [stroke, rubbing] = this.#leave();
    const shape = stroke && shapeOf(stroke.brush, stroke.points, stroke);
    if (shape) this.history.do(stroke.slide, [this.sheets.added(stroke.slide, shape)]);
    if (rubbing) this.history.do(rubbing.slide, this.sheets.removed(rubbing.slide, rubbing.keys));
  }

  /** The browser takes the finger for something else. */
  drop() {
    const [, rubbing] = this.#leave();
    if (rubbing) this.sheets.draw(rubbing.slide);
  }

  /** @returns {[import("./underway.js").Stroke | null, Rubbing | null]} what was under way */
  #leave() {
    const [stroke, rubbing] = [this.#stroke, this.#rubbing];
    if (stroke) this.live.end(stroke);
    document.documentElement.classList.remove("slidegen-rubbing");
    this.#stroke = this.#rubbing = null;
    return [stroke, rubbing];
  }
}

/** Feels along the way from the last place. @param {Rubbing} rubbing @param {PointerEvent} event */
function rub(rubbing, { clientX, clientY }) {
  const { x, y } = rubbing;
  const places = Math.max(1, Math.ceil(Math.hypot(clientX - x, clientY - y) / FEEL));
  for (let place = 1; place <= places; place++) {
    for (const shape of shapesAt(x + ((clientX - x) * place) / places, y + ((clientY - y) * place) / places)) {
      rubbing.keys.add(shape.getAttribute("data-slidegen-shape") ?? "");
      shape.classList.add("slidegen-rubbed");
    }
  }
  Object.assign(rubbing, { x: clientX, y: clientY });
}

/** @param {number} x @param {number} y in px of the window @returns {Element[]} */
function shapesAt(x, y) {
  const around = [[0, 0], [REACH, 0], [-REACH, 0], [0, REACH], [0, -REACH]];
  const found = around.flatMap(([across, down]) => document.elementsFromPoint(x + across, y + down));
  return found.flatMap((element) => element.closest(".slidegen-drawing > [data-slidegen-shape]") ?? []);
}

/**
 * Where on the slide, in its px; also where it is scaled or zoomed into.
 *
 * @param {import("./sheets.js").Sheets} sheets @param {string} slide @param {PointerEvent} event
 * @returns {import("./stroke.js").Point}
 */
function pointOf(sheets, slide, { clientX, clientY, pressure }) {
  const { width, height } = sheets.deck.data;
  const box = sheets.layer(slide)?.getBoundingClientRect() ?? new DOMRect(0, 0, width, height);
  return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height, pressure];
}
