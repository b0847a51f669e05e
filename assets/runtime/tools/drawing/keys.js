/**
 * Keys while drawing is on (Slidev reference §7.1): tools, colours, undo. Keys that they need, and those of
 * the overview, the dark mode and the search, belong to nobody else meanwhile; all others do what they do.
 *
 * @typedef {{ undo(): void, redo(): void, clear(): void, off(): void, on(): void }} Does
 */

import { COLOURS, TOOLS } from "./brush.js";

const ASLEEP = ["overview", "dark", "goto", "digit", "digitsGo"];

/**
 * @param {import("../../deck.js").Deck} deck @param {import("./brush.js").BrushBox} box @param {Does} does
 * @returns {(on: boolean) => void}
 */
export function drawingKeys(deck, box, does) {
  const { actions } = deck;
  /** @type {[string, string, string[], () => void][]} */
  const rows = [
    ...TOOLS.map(([tool, label, key]) => /** @type {[string, string, string[], () => void]} */ ([`draw-${tool}`, label, [key], () => box.choose({ tool })])),
    ...COLOURS.map(([label, color], index) => /** @type {[string, string, string[], () => void]} */ ([`draw-${label}`, label, [String(index + 1)], () => box.choose({ color })])),
    ["draw-thinner", "Thinner", ["-"], () => box.choose({ size: box.brush.size - 1 })],
    ["draw-thicker", "Thicker", ["+", "="], () => box.choose({ size: box.brush.size + 1 })],
    ["draw-clear", "Clear the slide", ["c"], does.clear],
    ["draw-off", "Stop drawing", ["Escape"], does.off],
  ];
  /** @type {(() => void)[]} */
  let withdrawn = [];
  let isOn = false;

  addEventListener("keydown", (event) => {
    const typed = event.target instanceof Element && event.target.closest("input:not([type='range']), textarea, [contenteditable], dialog[open]");
    if (!isOn || typed || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) does.redo();
    else does.undo();
  });

  return (on) => {
    const own = deck.data.keys ?? {};
    const taken = Object.fromEntries([...rows.map(([name, , keys]) => [name, keys]), ...ASLEEP.map((name) => [name, []])]);
    // A reload of the deck sets the deck's own keys again.
    if (on || isOn) actions.keys = on ? { ...own, ...taken } : own;
    if (on === isOn) return;
    isOn = on;
    for (const withdraw of withdrawn) withdraw();
    withdrawn = on ? rows.map(([name, label, keys, run]) => actions.offer(name, { label, keys, run })) : [];
  };
}
