/**
 * The notes of the slide on a phone: the click marks show how far the talk is, the size of the letters
 * is kept.
 */

import { readStored, writeStored } from "../runtime/storage.js";

const KEY = "slidegen-remote-size";
/** Of the letters, in em. */
const SIZES = { least: 0.7, most: 2.5, step: 0.15 };

/** @param {HTMLElement} body @param {string | null} note as markup */
export function showNote(body, note) {
  const parsed = new DOMParser().parseFromString(note ?? "", "text/html");
  body.replaceChildren(...(note ? parsed.body.childNodes : ["No notes for this slide."]));
  body.classList.toggle("none", !note);
  for (const mark of body.querySelectorAll(".slidev-note-click-mark")) mark.textContent = mark.getAttribute("data-clicks");
  body.scrollTop = 0;
}

/** @param {HTMLElement} body @param {number} clicks */
export function markClicks(body, clicks) {
  let active = null;
  for (const mark of body.querySelectorAll(".slidev-note-click-mark")) {
    const at = Number(mark.getAttribute("data-clicks"));
    mark.classList.toggle("past", at < clicks);
    mark.classList.toggle("active", at === clicks);
    if (at === clicks) active = mark;
  }
  if (!active) return;
  const top = active.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
  body.scrollTo({ top: top - body.clientHeight / 3 });
}

/** @param {HTMLElement} body @param {HTMLElement} smaller @param {HTMLElement} larger */
export function sizeNotes(body, smaller, larger) {
  let size = Number(readStored(KEY)) || 1;
  const change = (/** @type {number} */ by) => {
    size = Math.min(SIZES.most, Math.max(SIZES.least, Math.round((size + by) * 100) / 100));
    body.style.setProperty("--notes-size", `${size}em`);
    writeStored(KEY, String(size));
  };
  change(0);
  smaller.addEventListener("click", () => change(-SIZES.step));
  larger.addEventListener("click", () => change(SIZES.step));
}
