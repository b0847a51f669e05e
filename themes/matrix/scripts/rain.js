/**
 * Digital rain, on the slides that open a chapter and on those that ask for it: `rain: none | subtle | full`.
 *
 * In:  the deck; `data-rain` of the layouts, without which it rains in full on covers and sections.
 * Out: a canvas behind the current slide's text, a curtain of rain as the transition `rain`, headings that
 *      are deciphered when they are first seen, and the action `rain` (key M, a button in the bar), which
 *      stops all of it and lets it go on. Who asks for less motion sees none until then.
 */

import { createArrows } from "./rain/arrows.js";
import { Curtain } from "./rain/curtain.js";
import { Decoder } from "./rain/decoder.js";
import { createSky } from "./rain/sky.js";
import { SHEETS, Storm } from "./rain/storm.js";

/** On a grid of 24 × 24: drops of different lengths. */
const ICON = "M6 3v6m0 3v2m6-12v3m0 3v9m6-15v7m0 3v5M6 17v2m6 1v1";

/** @param {import("../../../assets/runtime/deck.js").Deck} deck */
export function rain(deck) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  // A thumbnail (`#/1?still`) is a picture.
  const isPicture = /[?&]still\b/.test(location.hash);
  /** What was asked for by key or button; null: what the system says, at the moment it is needed. @type {boolean | null} */
  let asked = null;
  const falls = () => asked ?? (!calm.matches && !isPicture);
  const sky = createSky(deck);
  const [curtain, decoder] = [new Curtain(deck, sky), new Decoder(deck)];
  const showStorm = stormOf(deck, sky);

  const rest = () => {
    curtain.stop();
    decoder.stop();
    showStorm(falls());
  };
  const ask = (/** @type {boolean | null} */ wanted) => {
    asked = wanted;
    document.documentElement.toggleAttribute("data-matrix-still", !falls());
    deck.actions.press("rain", falls());
    rest();
  };

  deck.actions.offer("rain", { label: "Digital rain", keys: ["m"], icon: ICON, pressed: falls(), run: () => ask(!falls()) });
  calm.addEventListener("change", () => ask(null));
  document.fonts.ready.then(() => showStorm(falls()));
  deck.onMove((move) => {
    rest();
    if (falls()) decoder.begin(move, curtain.fall(move));
  });
  deck.onView(rest);
  if (falls()) sky.prepareAtRest(SHEETS);
  if (!isPicture) createArrows(deck);
}

/** What lets it rain on the current slide, and nowhere else. @param {import("../../../assets/runtime/deck.js").Deck} deck @param {import("./rain/sky.js").Sky} sky */
function stormOf(deck, sky) {
  /** @type {Storm | null} */
  let storm = null;
  return (/** @type {boolean} */ falling) => {
    const layout = deck.section(deck.page)?.querySelector(".slidev-layout");
    const strength = layout instanceof HTMLElement && deck.view === "slide" ? strengthOf(layout) : null;
    if (storm && (storm.layout !== layout || !strength)) {
      storm.end();
      storm = null;
    }
    if (layout instanceof HTMLElement && strength && falling) storm ??= new Storm(layout, strength, sky);
    storm?.makeWay();
    storm?.hold(!falling);
  };
}

/** How it rains on a slide. @param {HTMLElement} layout @returns {"full" | "subtle" | null} */
function strengthOf(layout) {
  const asked = layout.dataset.rain ?? (layout.matches(".cover, .section") ? "full" : "none");
  return asked === "full" || asked === "subtle" ? asked : null;
}
