/**
 * The arithmetic of positions: pure functions on `{page, clicks}` and the deck's slides.
 *
 * The semantics are Slidev's (Slidev reference §4.12). A step past either end of the deck gives the
 * very position that came in, so that callers see by `===` that nothing moves.
 *
 * @typedef {import("./types.d.ts").Position} Position
 * @typedef {import("./types.d.ts").View} View
 * @typedef {Pick<import("./types.d.ts").SlideData, "clicks" | "clicksStart">} Range
 * @typedef {Pick<import("./types.d.ts").SlideData, "transition">} Passage
 */

/** The nearest position that exists. @param {readonly Range[]} slides @returns {Position} */
export function clampPosition(slides, page = 1, clicks = 0) {
  const nearest = clampWhole(page, 1, Math.max(1, slides.length));
  const slide = slides[nearest - 1] ?? { clicks: 0, clicksStart: 0 };
  return { page: nearest, clicks: clampWhole(clicks, slide.clicksStart, slide.clicks) };
}

/** @param {readonly Range[]} slides @param {Position} at @returns {Position} */
export function nextPosition(slides, at) {
  const last = slides[at.page - 1]?.clicks ?? 0;
  return at.clicks < last ? { page: at.page, clicks: at.clicks + 1 } : nextSlidePosition(slides, at);
}

/** @param {readonly Range[]} slides @param {Position} at @returns {Position} */
export function prevPosition(slides, at) {
  const first = slides[at.page - 1]?.clicksStart ?? 0;
  if (at.clicks > first) return { page: at.page, clicks: at.clicks - 1 };
  return at.page > 1 ? clampPosition(slides, at.page - 1, Infinity) : at;
}

/** @param {readonly Range[]} slides @param {Position} at @returns {Position} */
export function nextSlidePosition(slides, at) {
  return at.page < slides.length ? clampPosition(slides, at.page + 1) : at;
}

/** At its first click, not its last. @param {readonly Range[]} slides @param {Position} at @returns {Position} */
export function prevSlidePosition(slides, at) {
  return at.page > 1 ? clampPosition(slides, at.page - 1) : at;
}

/** Whether a step from `from` to `to` goes on or back. @param {Position} from @param {Position} to */
export function directionOf(from, to) {
  const ahead = to.page - from.page || to.clicks - from.clicks;
  return /** @type {import("./types.d.ts").Direction} */ (ahead < 0 ? "backward" : "forward");
}

/**
 * The click at which slide `no` is to be shown: those before the current one are done, those after it
 * have not begun. Where all slides are seen together, all are done.
 *
 * @param {readonly Range[]} slides @param {Position} at @param {number} no @param {View} view
 */
export function shownClicks(slides, at, no, view) {
  const slide = slides[no - 1];
  if (view !== "slide" || no < at.page) return Math.max(slide.clicks, slide.clicksStart);
  return no === at.page ? at.clicks : slide.clicksStart;
}

/**
 * The transition between two slides, or null for a cut. The earlier one of the target and its
 * neighbour on the way decides, also for a jump (Slidev reference §6.1).
 *
 * @param {readonly Passage[]} slides @param {number} from @param {number} to
 */
export function transitionBetween(slides, from, to) {
  if (from === to) return null;
  const name = to > from ? slides[to - 2]?.transition?.[0] : slides[to - 1]?.transition?.[1];
  return name && /^\S+$/.test(name) && name !== "none" ? name : null;
}

/** @param {number} value @param {number} low @param {number} high */
function clampWhole(value, low, high) {
  const whole = Number.isNaN(Number(value)) ? low : Math.trunc(Number(value));
  return Math.max(low, Math.min(whole, high));
}
