/**
 * What is drawn on each slide, in an SVG over it: what the file brought, then what the talk drew
 * (values.js). Slides go by their ids: their numbers may be others after each build.
 */

import { slideId, slideNumber } from "../../identity.js";
import { elementOf } from "./shape.js";
import { Values } from "./values.js";

const SVG = "http://www.w3.org/2000/svg";

export class Sheets {
  /** By the SVG: what the file has in it. @type {WeakMap<Element, Map<string, Element>>} */
  #brought = new WeakMap();

  /** @param {import("../../deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
    this.values = new Values(deck);
    this.values.onChange((slide) => this.draw(slide));
    deck.onMove(({ previous }) => {
      if (previous) return;
      this.values.follow();
      this.#drawAll();
    });
  }

  /** The name and value of one more shape. @param {string} slide @param {import("./shape.js").Shape} shape */
  added(slide, shape) {
    const order = Math.max(0, ...this.values.on(slide).map(([, value]) => value?.[0] ?? 0)) + 1;
    const key = `${order}-${Math.random().toString(36).slice(2, 8)}`;
    return { name: this.values.nameOf(slide, key), before: null, after: [order, ...shape] };
  }

  /** What takes shapes away. @param {string} slide @param {Iterable<string>} keys */
  removed(slide, keys) {
    return [...keys].map((key) => {
      const name = this.values.nameOf(slide, key);
      return { name, before: this.values.get(name) ?? true, after: null };
    });
  }

  /** The shapes that are seen. @param {string} slide */
  keys(slide) {
    return [...(this.layer(slide)?.children ?? [])].flatMap((shape) => shape.getAttribute("data-slidegen-shape") ?? []);
  }

  /** The SVG over a slide; null where it is not there. @param {string} slide */
  layer(slide) {
    const section = this.deck.section(slideNumber(this.deck, slide));
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

  /** @param {string} slide */
  draw(slide) {
    const layer = this.layer(slide);
    if (!layer) return;
    const values = new Map(this.values.on(slide));
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
    const drawn = this.values.slides();
    // A section may be another slide than before.
    this.deck.sections.forEach((section, index) => section.querySelector(":scope > .slidegen-drawing") && drawn.add(slideId(this.deck, index + 1)));
    for (const slide of drawn) this.draw(slide);
  }
}
