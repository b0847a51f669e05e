/**
 * Digital rain on the slides that open a chapter: covers and sections.
 *
 * In:  the deck; the layouts `.cover` and `.section`.
 * Out: a canvas behind the current slide's text, and the action `rain` (key M, a button in the bar),
 *      which stops the rain and lets it fall again. Who asks for less motion sees none until then.
 */

import { createStorm } from "./rain/storm.js";

/** On a grid of 24 × 24: drops of different lengths. */
const ICON = "M6 3v6m0 3v2m6-12v3m0 3v9m6-15v7m0 3v5M6 17v2m6 1v1";

/** @param {import("../../../assets/runtime/deck.js").Deck} deck */
export function rain(deck) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  // A thumbnail (`#/1?still`) is a picture.
  let falling = !calm.matches && !/[?&]still\b/.test(location.hash);
  /** @type {import("./rain/storm.js").Storm | null} */
  let storm = null;

  const show = () => {
    const layout = deck.section(deck.page)?.querySelector(".slidev-layout:is(.cover, .section)");
    const wanted = layout instanceof HTMLElement && deck.view === "slide" ? layout : null;
    if (storm && storm.layout !== wanted) {
      storm.end();
      storm = null;
    }
    if (wanted && falling) storm ??= createStorm(wanted, deck.data);
    storm?.hold(!falling);
  };
  const set = (/** @type {boolean} */ on) => {
    falling = on;
    deck.actions.press("rain", on);
    show();
  };

  deck.actions.offer("rain", {
    label: "Digital rain",
    keys: ["m"],
    icon: ICON,
    pressed: falling,
    run: () => set(!falling),
  });
  calm.addEventListener("change", () => set(!calm.matches));
  document.fonts.ready.then(() => storm?.makeWay());
  deck.onMove(show);
  deck.onView(show);
}
