/**
 * What is drawn with: a tool, a colour, a width (Slidev reference §7.10). It is kept for all decks.
 *
 * @typedef {import("./shape.js").Brush} Brush
 * @typedef {import("./shape.js").Tool} Tool
 */

import { createChannel } from "../../channel.js";
import { readStored, writeStored } from "../../storage.js";

const BRUSH = "slidegen-brush";

/** Name, colour. @type {[string, string][]} */
export const COLOURS = [
  ["Red", "#ff595e"],
  ["Yellow", "#ffca3a"],
  ["Green", "#8ac926"],
  ["Blue", "#1982c4"],
  ["Purple", "#6a4c93"],
  ["White", "#ffffff"],
  ["Black", "#000000"],
];

/** Tool, label, key, icon. @type {[Tool, string, string, string][]} */
export const TOOLS = [
  ["pen", "Pen", "s", "pen"],
  ["line", "Line", "l", "M5 19L19 5"],
  ["arrow", "Arrow", "a", "M5 19L19 5M10 5h9v9"],
  ["rectangle", "Rectangle", "r", "M4.5 6h15v12h-15z"],
  ["ellipse", "Ellipse", "e", "M12 6a8 6 0 1 0 0 12a8 6 0 1 0 0-12z"],
  ["eraser", "Eraser", "x", "M9 19l-4.5-4.5L14 5l5.5 5.5L11 19zM9.5 9.5l5.5 5.5M9 19h10.5"],
];

/** In px of the slide. */
export const THIN = 1;
export const THICK = 15;

export class BrushBox {
  /** @type {Brush} */
  brush = { tool: "pen", color: COLOURS[0][1], size: 4 };
  /** @type {import("../../types.d.ts").Channel<void>} */
  #changes = createChannel();

  constructor() {
    try {
      this.choose(JSON.parse(readStored(BRUSH) ?? "{}"));
    } catch {
      // Broken by hand: the first ones hold.
    }
  }

  /** What is no tool, colour or width is passed over. @param {Partial<Brush>} wanted */
  choose({ tool, color, size = NaN }) {
    if (TOOLS.some(([name]) => name === tool)) this.brush.tool = /** @type {Tool} */ (tool);
    if (COLOURS.some(([, one]) => one === color)) this.brush.color = String(color);
    if (Number.isFinite(size)) this.brush.size = Math.min(THICK, Math.max(THIN, Math.round(size)));
    writeStored(BRUSH, JSON.stringify(this.brush));
    this.#changes.send();
  }

  /** Called at once, and after each choice. @param {() => void} listener */
  onChange(listener) {
    listener();
    return this.#changes.listen(listener);
  }
}
