/**
 * What a press on the phone changes in the talk. Pure: in and out are the entries that all windows share
 * (assets/runtime/shared.js).
 */

import { nextPosition, prevPosition, clampPosition } from "../runtime/position.js";
import { spentOf } from "../runtime/plan.js";

/**
 * @typedef {import("../runtime/types.d.ts").Entry} Entry
 * @typedef {Record<string, Entry>} Entries
 * @typedef {{ slides: readonly { clicks: number, clicksStart: number }[], build: number }} Steps
 */

/** Where the talk is, as far as the deck reaches. @param {Entries} entries @param {Steps} steps */
export function placeOf({ position }, { slides }) {
  return clampPosition(slides, position?.value.page, position?.value.clicks);
}

/**
 * One step on or back; the first one on starts the clock. Nothing at either end of the deck.
 *
 * @param {"next" | "prev"} way @param {Entries} entries @param {Steps} steps @param {string} by @param {number} now in ms
 * @returns {Entries}
 */
export function pressMove(way, entries, steps, by, now) {
  const here = placeOf(entries, steps);
  const there = (way === "next" ? nextPosition : prevPosition)(steps.slides, here);
  if (there === here) return {};
  const clock = entries.clock?.value;
  const isNew = !clock || (clock.since === null && clock.spent === 0);
  const moved = stamped(entries, "position", { ...there, build: steps.build }, by);
  return way === "next" && isNew ? { ...moved, ...stamped(entries, "clock", { since: now, spent: 0 }, by) } : moved;
}

/** The clock goes on or stands. @param {Entries} entries @param {string} by @param {number} now @returns {Entries} */
export function pressClock(entries, by, now) {
  const clock = entries.clock?.value ?? { since: null, spent: 0 };
  const value = clock.since === null ? { ...clock, since: now } : { since: null, spent: spentOf(clock, now) };
  return stamped(entries, "clock", value, by);
}

/** Black, or the slides again. @param {Entries} entries @param {string} by @returns {Entries} */
export function pressBlank(entries, by) {
  return stamped(entries, "blank", entries.blank?.value ? null : "black", by);
}

/** What of `told` wins over `mine`: the higher stamp, as in all windows. @param {Entries} told @param {Entries} mine @returns {Entries} */
export function newerOf(told, mine) {
  const isNewer = (/** @type {[string, Entry]} */ [name, { count, by }]) => {
    const had = mine[name];
    return !had || count > had.count || (count === had.count && by > had.by);
  };
  return Object.fromEntries(Object.entries(told).filter(isNewer));
}

/** @param {Entries} entries @param {string} name @param {any} value @param {string} by */
function stamped(entries, name, value, by) {
  const count = Math.max(0, ...Object.values(entries).map((entry) => entry.count)) + 1;
  return { [name]: { value, count, by } };
}
