/**
 * What is drawn on each slide, in an SVG over it: what the file brought, then what the talk drew.
 *
 * Every shape is a value that the windows share, `drawing/SLIDE/KEY`: `[order, tag, attributes]`, null
 * once it is erased, true where it is one of the file's, as the file has it. So a stroke is sent once,
 * who comes late gets all, and two windows may draw on the same slide. Where a deck keeps the drawings
 * of the room to each window (`syncAll: false`), those stay in a store of its own.
 */

import { Shared } from "../../shared.js";
import { deckName, readSession, writeSession } from "../../storage.js";
import { elementOf } from "./shape.js";

const PREFIX = "drawing/";
const SVG = "http://www.w3.org/2000/svg";
/** How long a change waits for others, in ms. */
const KEEP_AFTER = 50;

export class Sheets {
  #own = new Shared();
  /** By the SVG: what the file has in it. @type {WeakMap<Element, Map<string, Element>>} */
  #brought = new WeakMap();

  /** @param {import("../../deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
    this.#resume();
    const redraw = (/** @type {{ name: string }} */ { name }) => void (name.startsWith(PREFIX) && this.draw(Number(name.split("/")[1])));
    this.#own.onChange(redraw);
    deck.shared.onChange(redraw);
    deck.onMove(({ previous }) => void (previous || this.#drawAll()));
  }

  /** Takes up what this tab had before a reload, and keeps what comes: soon, not at each shape that is wiped away. */
  #resume() {
    const { data, shared } = this.deck;
    const name = `slidegen ${deckName(data.title)}`;
    // Of the talk in which it was drawn: a tab may join another one.
    const key = () => `${name} ${readSession(`${name} talk`) ?? shared.by} drawing`;
    const { own = {}, all = {} } = JSON.parse(readSession(key()) ?? "{}");
    this.#own.take(own);
    shared.take(all);
    let due = 0;
    const keep = () => {
      if (due === 0) return;
      clearTimeout(due);
      due = 0;
      const drawn = Object.entries(shared.entries).filter(([one]) => one.startsWith(PREFIX));
      writeSession(key(), JSON.stringify({ own: this.#own.entries, all: Object.fromEntries(drawn) }));
    };
    const soon = (/** @type {{ name: string }} */ { name: changed }) => {
      if (!changed.startsWith(PREFIX)) return;
      due ||= setTimeout(keep, KEEP_AFTER);
      // What talk.js keeps: it wakes this tool after a reload.
      if (!shared.get("drawing")) shared.set("drawing", true);
    };
    this.#own.onChange(soon);
    shared.onChange(soon);
    addEventListener("pagehide", keep);
  }

  /** @param {string} name */
  get(name) {
    return name in this.#own.entries ? this.#own.get(name) : this.deck.shared.get(name);
  }

  /** Whether what is drawn here is seen here alone. */
  get isAlone() {
    return this.deck.data.drawings?.syncAll === false && this.deck.mode.is === "play";
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    (this.isAlone ? this.#own : this.deck.shared).set(name, value);
  }

  /** The name and value of one more shape. @param {number} no @param {import("./shape.js").Shape} shape */
  added(no, shape) {
    const order = Math.max(0, ...this.#values(no).map(([, value]) => value?.[0] ?? 0)) + 1;
    const key = `${order}-${Math.random().toString(36).slice(2, 8)}`;
    return { name: `${PREFIX}${no}/${key}`, before: null, after: [order, ...shape] };
  }

  /** What takes shapes away. @param {number} no @param {Iterable<string>} keys */
  removed(no, keys) {
    return [...keys].map((key) => {
      const name = `${PREFIX}${no}/${key}`;
      return { name, before: this.get(name) ?? true, after: null };
    });
  }

  /** The shapes that are seen. @param {number} no */
  keys(no) {
    return [...(this.layer(no)?.children ?? [])].flatMap((shape) => shape.getAttribute("data-slidegen-shape") ?? []);
  }

  /** The SVG over a slide. @param {number} no */
  layer(no) {
    const section = this.deck.section(no);
    if (!section) return null;
    let layer = /** @type {SVGSVGElement | null} */ (section.querySelector(":scope > .slidegen-drawing"));
    if (!layer) {
      layer = document.createElementNS(SVG, "svg");
      layer.setAttribute("class", "slidegen-drawing");
      layer.setAttribute("viewBox", `0 0 ${this.deck.data.width} ${this.deck.data.height}`);
      layer.setAttribute("aria-hidden", "true");
      section.append(layer);
    }
    if (!this.#brought.has(layer)) this.#brought.set(layer, new Map([...layer.children].map((shape) => [shape.getAttribute("data-slidegen-shape") ?? "", shape])));
    return layer;
  }

  /** @param {number} no */
  draw(no) {
    const layer = this.layer(no);
    if (!layer) return;
    const values = new Map(this.#values(no));
    const brought = [...(this.#brought.get(layer) ?? [])].filter(([key]) => !values.has(key) || values.get(key) === true);
    const drawn = [...values].filter(([, value]) => Array.isArray(value)).sort(([one, a], [other, b]) => a[0] - b[0] || (one < other ? -1 : 1));
    layer.replaceChildren(
      ...brought.map(([, shape]) => shape),
      ...drawn.flatMap(([key, [, ...shape]]) => {
        const made = elementOf(shape);
        made?.setAttribute("data-slidegen-shape", key);
        return made ?? [];
      }),
    );
  }

  #drawAll() {
    const names = Object.keys({ ...this.deck.shared.entries, ...this.#own.entries });
    const drawn = new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => Number(name.split("/")[1])));
    // A section may have another number than before.
    this.deck.sections.forEach((section, index) => section.querySelector(":scope > .slidegen-drawing") && drawn.add(index + 1));
    for (const no of drawn) this.draw(no);
  }

  /** By key. @param {number} no @returns {[string, any][]} */
  #values(no) {
    const start = `${PREFIX}${no}/`;
    const entries = { ...this.deck.shared.entries, ...this.#own.entries };
    return Object.entries(entries).flatMap(([name, { value }]) => (name.startsWith(start) ? [[name.slice(start.length), value]] : []));
  }
}
