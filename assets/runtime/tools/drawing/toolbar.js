/**
 * The bar of drawing: tools, colours, width, undo. It can be moved by its handle, with the mouse or the
 * arrow keys, and stays after drawing when it is pinned.
 */

import { element, iconButton } from "../../elements.js";
import { icon } from "../../icons.js";
import { readStored, writeStored } from "../../storage.js";
import { COLOURS, THICK, THIN, TOOLS } from "./brush.js";
import { movable } from "./movable.js";

const PINNED = "slidegen-drawing-pinned";

/** Name of `Does` or `pin`, label, key, icon. @type {[string, string, string, string][]} */
const DOES = [
  ["undo", "Undo", "Ctrl Z", "M8 5L4 9l4 4M4 9h9a6 6 0 0 1 0 12h-3"],
  ["redo", "Redo", "Shift Ctrl Z", "M16 5l4 4l-4 4M20 9h-9a6 6 0 0 0 0 12h3"],
  ["clear", "Clear the slide", "C", "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7"],
  ["pin", "Keep this bar", "", "M9 4.5h6l-1 6l3.5 3.5h-11l3.5-3.5zM12 14v6"],
  ["off", "Stop drawing", "Esc", "close"],
];

export class Toolbar {
  #tools = TOOLS.map(([tool, label, key, path]) => button(label, key, icon(path), { "data-tool": tool }));
  #colours = COLOURS.map(([label, color], index) => button(label, String(index + 1), element("i", { style: `background: ${color}` }), { "data-color": color }));
  #width = element("input", { type: "range", min: THIN, max: THICK, step: 1, "aria-label": "Width" });
  #rest = DOES.map(([name, label, key, path]) => button(label, key, icon(path), { "data-does": name }));
  #handle = iconButton("Move this bar", icon("M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01"), { class: "slidegen-drawing-handle" });
  #bar = element("section", { class: "slidegen-drawing-bar", "aria-label": "Drawing", hidden: true });
  #isPinned = readStored(PINNED) === "on";
  #isOn = false;

  /**
   * @param {import("./brush.js").BrushBox} box @param {import("./keys.js").Does} does
   * @param {() => { undo: boolean, redo: boolean, clear: boolean }} can what there is to do
   */
  constructor(box, does, can) {
    this.box = box;
    this.does = does;
    this.can = can;
    this.#bar.append(this.#handle, group("Tool", this.#tools), group("Colour", this.#colours), this.#width, group("Drawing", this.#rest));
    document.body.append(this.#bar);
    movable(this.#bar, this.#handle);
    box.onChange(() => this.refresh());
    this.#width.addEventListener("input", () => box.choose({ size: this.#width.valueAsNumber }));
    this.#width.addEventListener("pointerup", () => this.#width.blur());
    this.#bar.addEventListener("click", ({ target, detail }) => {
      const pressed = target instanceof Element && target.closest("button");
      if (pressed) this.#press(pressed.dataset);
      // What a press has focused must not take Enter and Space from the clicker.
      if (pressed && detail > 0) pressed.blur();
    });
  }

  /** @param {boolean} on @param {boolean} possible whether a pinned bar may be seen */
  show(on, possible) {
    this.#isOn = on;
    this.#bar.hidden = !(on || (this.#isPinned && possible));
    this.refresh();
  }

  /** Shows what is chosen, and what can be undone. */
  refresh() {
    const { tool, color, size } = this.box.brush;
    for (const one of this.#tools) one.setAttribute("aria-pressed", String(this.#isOn && one.dataset.tool === tool));
    for (const one of this.#colours) one.setAttribute("aria-pressed", String(one.dataset.color === color));
    this.#width.value = String(size);
    /** @type {Record<string, boolean>} */
    const possible = this.can();
    for (const one of this.#rest) {
      const name = one.dataset.does ?? "";
      // Never disabled: one that has the focus would lose it.
      if (name in possible) one.setAttribute("aria-disabled", String(!possible[name]));
      if (name === "pin") one.setAttribute("aria-pressed", String(this.#isPinned));
    }
  }

  /** @param {DOMStringMap} pressed */
  #press({ tool, color, does }) {
    if (tool || color) {
      this.box.choose({ tool: /** @type {import("./shape.js").Tool | undefined} */ (tool), color });
      this.does.on();
    } else if (does === "pin") {
      this.#isPinned = !this.#isPinned;
      writeStored(PINNED, this.#isPinned ? "on" : "off");
    } else if (does) {
      this.does[/** @type {keyof import("./keys.js").Does} */ (does)]();
    }
    this.refresh();
  }
}

/** @param {string} label @param {string} key @param {Node} picture @param {Record<string, string>} data */
function button(label, key, picture, data) {
  return iconButton(label, picture, { ...data, title: key ? `${label} (${key})` : label });
}

/** @param {string} label @param {Node[]} children */
function group(label, children) {
  return element("div", { role: "group", "aria-label": label }, ...children);
}
