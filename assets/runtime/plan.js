/**
 * The arithmetic of time: what the plan gives each slide, and how the talk keeps to it.
 *
 * Pure. Times of the plan are in s, as authors write them; clocks are in ms.
 *
 * @typedef {import("./types.d.ts").Clock} Clock
 * @typedef {Pick<import("./types.d.ts").SlideData, "time">} Planned
 */

/** Slidev's, where an author says nothing. */
export const DURATION = 30 * 60;

/**
 * When each slide is to begin, and at the end when the talk is to end: slides with a `time` have it,
 * the others share what is left. Null where the author planned nothing.
 *
 * @param {readonly Planned[]} slides @param {number | null | undefined} duration
 */
export function planOf(slides, duration) {
  const timed = slides.filter(({ time }) => time != null);
  if (duration == null && timed.length === 0) return null;
  const given = timed.reduce((sum, { time }) => sum + Number(time), 0);
  const share = Math.max(0, (duration ?? DURATION) - given) / Math.max(1, slides.length - timed.length);
  const begins = [0];
  for (const { time } of slides) begins.push(begins[begins.length - 1] + (time ?? share));
  return begins;
}

/**
 * How far the talk is off its plan, in s: above 0 it is behind, below 0 ahead, 0 while the slide has
 * its time.
 *
 * @param {readonly number[]} plan @param {number} page @param {number} spent in s
 */
export function offPlan(plan, page, spent) {
  if (spent < plan[page - 1]) return spent - plan[page - 1];
  return Math.max(0, spent - plan[page]);
}

/** How long a clock has run, in ms. @param {Clock | undefined} clock @param {number} now */
export function spentOf(clock, now) {
  return clock ? clock.spent + (clock.since === null ? 0 : Math.max(0, now - clock.since)) : 0;
}

/** `m:ss`, from an hour on `h:mm:ss`. @param {number} seconds whole ones are shown, those of a countdown below 0, too */
export function clockText(seconds) {
  const whole = Math.floor(Math.abs(seconds));
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const sign = seconds < 0 && whole > 0 ? "−" : "";
  return `${sign}${hours ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}
