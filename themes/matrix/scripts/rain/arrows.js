/**
 * Buttons to the slide before and the one after, always in sight, as on a terminal that waits for a key.
 * `arrows: none`, on a slide or under `themeConfig`, takes them away.
 *
 * They are not shown to who has other buttons (the presenter), nor printed.
 */

/** The actions, with the arrow of each on a grid of 24 × 24. @type {["prev" | "next", string, string][]} */
const ARROWS = [
  ["prev", "One step back", "M15 5l-7 7 7 7"],
  ["next", "One step on", "M9 5l7 7-7 7"],
];

const SVG = "http://www.w3.org/2000/svg";

/** @param {import("../../../../assets/runtime/deck.js").Deck} deck */
export function createArrows(deck) {
  const bar = document.createElement("nav");
  bar.className = "matrix-arrows";
  bar.setAttribute("aria-label", "Arrows");
  for (const [action, label, path] of ARROWS) {
    const button = bar.appendChild(document.createElement("button"));
    button.type = "button";
    button.setAttribute("aria-label", label);
    const picture = button.appendChild(document.createElementNS(SVG, "svg"));
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    picture.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", path);
    button.addEventListener("click", () => deck.actions.run(action));
  }
  document.body.append(bar);
  deck.onMove(({ page }) => {
    const layout = deck.section(page)?.querySelector(".slidev-layout");
    bar.hidden = layout instanceof HTMLElement && layout.dataset.arrows === "none";
  });
}
