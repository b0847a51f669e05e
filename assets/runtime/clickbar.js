/**
 * The clicks of the current slide as a bar: drag it to any of them.
 */

import { element } from "./elements.js";

/** @param {import("./deck.js").Deck} deck */
export function clickBar(deck) {
  const range = element("input", { type: "range", step: 1, "aria-label": "Click" });
  const told = element("output", {});
  const bar = element("label", { class: "slidegen-desk-clicks" }, range, told);
  range.addEventListener("input", () => deck.go(deck.page, Number(range.value)));
  // The arrow keys are the talk's again once the mouse lets go.
  range.addEventListener("pointerup", () => range.blur());
  deck.onMove(({ page, clicks }) => {
    const { clicks: last = 0, clicksStart: first = 0 } = deck.slide(page) ?? {};
    range.disabled = last <= first;
    range.min = String(first);
    range.max = String(Math.max(last, first + 1));
    range.value = String(last <= first ? range.max : clicks);
    range.style.setProperty("--slidegen-done", String(last <= first ? 1 : (clicks - first) / (last - first)));
    told.textContent = last <= first ? "No clicks" : `Click ${clicks} / ${last}`;
  });
  return bar;
}
