/**
 * What all rain of a deck has in common: how fine it is drawn, the deck's own words, the signs as they are
 * drawn. A second section rains at once with what the first one has prepared.
 */

import { Atlas } from "./atlas.js";
import { Pace } from "./pace.js";
import { ownWords } from "./words.js";

/** @typedef {ReturnType<typeof createSky>} Sky */

/** @param {import("../../../../assets/runtime/deck.js").Deck} deck */
export function createSky({ data, section }) {
  const { width, height } = data;
  const own = ownWords(data.slides.map(({ title }) => title));
  const font = getComputedStyle(document.documentElement).getPropertyValue("--slidegen-font-heading") || "monospace";
  const shown = (section(1)?.parentElement?.getBoundingClientRect().width ?? width) / width;
  const pace = new Pace(shown * devicePixelRatio);
  /** By device px of a cell. @type {Map<number, Atlas>} */
  const atlases = new Map();

  const atlas = (/** @type {number} */ cell, /** @type {number} */ density) => {
    const size = Math.max(3, Math.round(cell * density));
    let found = atlases.get(size);
    if (!found) atlases.set(size, (found = new Atlas(size, own.letters, font)));
    return found;
  };
  const prepare = (/** @type {{cell: number}[]} */ looks, /** @type {number} */ density) => looks.every(({ cell }) => atlas(cell, density).grow());
  return {
    size: { width, height },
    own,
    pace,
    atlas,
    /** Nobody sees the slide: a curtain is before it. */
    isCovered: false,
    /** Draws some of the signs of these cells. True when all of them are there. */
    prepare,
    /** The same while nobody waits for anything. @param {{cell: number}[]} looks */
    prepareAtRest(looks) {
      const rest = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ task) => setTimeout(task, 50));
      const go = () => void (prepare(looks, pace.density) || rest(go));
      document.fonts.ready.then(() => rest(go));
    },
  };
}
