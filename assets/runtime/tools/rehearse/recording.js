/**
 * The arithmetic of a rehearsal: stays at places → the time of each slide and click → what is saved.
 *
 * Pure. Stays are in ms, as clocks give them; a rehearsal has seconds, to the tenth.
 *
 * @typedef {import("../../types.d.ts").Position} Position
 * @typedef {import("../../types.d.ts").SlideData} SlideData
 * @typedef {Position & { ms: number }} Stay how long the talk was at a place, each time it was there
 *
 * @typedef {object} RehearsedSlide
 * @property {number} no from 1, when it was rehearsed
 * @property {string | null} title
 * @property {string | null} alias
 * @property {number | null} planned in s; null where nothing was planned
 * @property {number} seconds in all; 0: it was not shown
 * @property {number} words of its note
 * @property {{ click: number, seconds: number }[]} clicks those that were shown, in order
 *
 * @typedef {object} Rehearsal what is kept and saved; src/slidegen/rehearsal/recording.py reads it
 * @property {"rehearsal"} slidegen
 * @property {1} version of this form
 * @property {string} title of the deck
 * @property {string} date when it began, ISO 8601, UTC
 * @property {number | null} duration the talk's, in s
 * @property {number} seconds in all
 * @property {RehearsedSlide[]} slides all of the deck
 */

/** Adds a stay, to the one before where nothing moved. @param {Stay[]} stays @param {Position} at @param {number} ms */
export function addStay(stays, { page, clicks }, ms) {
  const last = stays[stays.length - 1];
  if (last?.page === page && last.clicks === clicks) last.ms += ms;
  else stays.push({ page, clicks, ms });
}

/** How long the talk has been at a slide, each visit counted, in ms. @param {readonly Stay[]} stays @param {number} page */
export function msOnSlide(stays, page) {
  return stays.reduce((sum, stay) => sum + (stay.page === page ? stay.ms : 0), 0);
}

/**
 * @param {{ title: string, duration?: number | null, slides: readonly Pick<SlideData, "no" | "title" | "alias">[] }} data
 * @param {string} date @param {readonly Stay[]} stays
 * @param {readonly number[] | null} plan when each slide begins, and the end (plan.js)
 * @param {readonly number[]} words of each slide's note
 * @returns {Rehearsal}
 */
export function rehearsalOf(data, date, stays, plan, words) {
  const slides = data.slides.map(({ no, title, alias }, index) => ({
    no,
    title,
    alias,
    planned: plan && tenths((plan[index + 1] - plan[index]) * 1000),
    seconds: tenths(msOnSlide(stays, no)),
    words: words[index],
    clicks: clicksOf(stays, no),
  }));
  const whole = tenths(stays.reduce((sum, { ms }) => sum + ms, 0));
  return { slidegen: "rehearsal", version: 1, title: data.title, date, duration: data.duration ?? null, seconds: whole, slides };
}

/** @param {readonly Stay[]} stays @param {number} page */
function clicksOf(stays, page) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const stay of stays) if (stay.page === page) found.set(stay.clicks, (found.get(stay.clicks) ?? 0) + stay.ms);
  return [...found].sort(([a], [b]) => a - b).map(([click, ms]) => ({ click, seconds: tenths(ms) }));
}

/** @param {number} ms */
function tenths(ms) {
  return Math.round(ms / 100) / 10;
}

/**
 * For each slide the earlier one that it was, or null: the same alias, the same title (the second of two
 * alike is the second), or no title after the same slide. The deck may have moved on in between.
 *
 * @template {{ title: string | null, alias: string | null }} T
 * @param {readonly T[]} earlier @param {readonly { title: string | null, alias: string | null }[]} slides
 * @returns {(T | null)[]}
 */
export function matchSlides(earlier, slides) {
  const free = new Set(earlier);
  /** @type {(T | null)[]} */
  const found = slides.map(() => null);
  const take = (/** @type {number} */ index, /** @type {T | undefined} */ slide) => {
    if (!slide || !free.delete(slide)) return;
    found[index] = slide;
  };
  slides.forEach(({ alias }, index) => alias && take(index, earlier.find((slide) => slide.alias === alias)));
  slides.forEach(({ title }, index) => {
    if (title && !found[index]) take(index, [...free].find((slide) => slide.title === title));
  });
  slides.forEach(({ title }, index) => {
    const before = index === 0 ? null : found[index - 1];
    const next = index === 0 ? earlier[0] : before && earlier[earlier.indexOf(before) + 1];
    if (!title && !found[index] && next && !next.title) take(index, next);
  });
  return found;
}
