/**
 * Where rehearsals stay: the last ones of a deck in the browser, one that is under way in the tab, and
 * one in a file, when its button is pressed.
 *
 * @typedef {import("./recording.js").Rehearsal} Rehearsal
 * @typedef {{ date: string, stays: import("./recording.js").Stay[], at: import("../../types.d.ts").Position, noted: number }} Running
 */

import { deckName, readSession, readStored, writeSession, writeStored } from "../../storage.js";

/** How many rehearsals of a deck are kept. */
const KEPT = 10;

/** @param {string} title */
const keyOf = (title) => `slidegen ${deckName(title)} rehearsals`;

/** The latest before the one that began at `date`. @param {string} title of the deck @param {string} date @returns {Rehearsal | null} */
export function readLast(title, date) {
  return readAll(title).filter((kept) => kept.date !== date).pop() ?? null;
}

/** In place of itself, where it was kept before it went on. @param {Rehearsal} rehearsal */
export function keepRehearsal(rehearsal) {
  const others = readAll(rehearsal.title).filter(({ date }) => date !== rehearsal.date);
  writeStored(keyOf(rehearsal.title), JSON.stringify([...others, rehearsal].slice(-KEPT)));
}

/** @param {string} title @returns {Rehearsal[]} */
function readAll(title) {
  return JSON.parse(readStored(keyOf(title)) ?? "[]");
}

/** What a reload broke off. @param {string} title @returns {Running | null} */
export function readRunning(title) {
  return JSON.parse(readSession(`${keyOf(title)} running`) || "null");
}

/** @param {string} title @param {Running | null} running */
export function keepRunning(title, running) {
  writeSession(`${keyOf(title)} running`, running ? JSON.stringify(running) : "");
}

/** Hands the browser a file to save. @param {Rehearsal} rehearsal */
export function saveFile(rehearsal) {
  const text = `${JSON.stringify(rehearsal, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `rehearsal-${rehearsal.date.slice(0, 16).replace(/[T:]/g, "-")}.json`;
  link.click();
  // The download has begun with the click, and has what it needs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
