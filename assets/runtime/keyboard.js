/**
 * Runs what the table of keys binds.
 *
 * Keys stay with what has the focus where it needs them: all of them in a field or a dialog, Enter and
 * Space on a button, the vertical ones in a box that scrolls. With Ctrl, Alt or Meta they are the
 * browser's. A held key goes on slowly at first, faster then (Slidev reference §7.1).
 */

import { boundKeys, keyName } from "./bindings.js";
import { LETTERS, readStored } from "./storage.js";

/** Between the repeats of a held key, in ms; the last one goes on. */
const PACE = [1000, 750, 500, 250, 150];

const TYPED_INTO = "input, textarea, select, [contenteditable]:not([contenteditable='false']), audio, video";
const PRESSED = "button, summary, [role='button'], [role='tab'], [role='link']";
const SCROLLING = new Set("ArrowUp ArrowDown PageUp PageDown Home End Space Shift+Space".split(" "));

/** @param {import("./deck.js").Deck} deck */
export function keyboard(deck) {
  deck.actions.useLetters(readStored(LETTERS) !== "off");
  const held = { repeats: 0, since: 0 };
  deck.onMove(({ previous }) => void (previous || (deck.actions.keys = deck.data.keys ?? {})));

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isInDialog(event.target)) return;
    const key = keyName(event);
    const binding = boundKeys(deck.actions).find(({ keys, view = deck.view }) => view === deck.view && keys.includes(key));
    if (!binding || ownsKey(event.target, key)) return;
    event.preventDefault();
    if (event.repeat) {
      const pace = PACE[Math.min(held.repeats, PACE.length - 1)];
      if (!binding.repeat || event.timeStamp - held.since < pace) return;
      held.repeats++;
    } else {
      held.repeats = 0;
    }
    held.since = event.timeStamp;
    deck.actions.run(binding.action, key);
  });
}

/** Whether a dialog is open. A search of the whole document would take longer than all else that a key does. @param {EventTarget | null} target */
function isInDialog(target) {
  const dialogs = [...document.body.children, target instanceof Element && target.closest("dialog")];
  return dialogs.some((one) => one instanceof HTMLDialogElement && one.open);
}

/** Whether what has the focus does something of its own with the key. @param {EventTarget | null} target @param {string} key */
function ownsKey(target, key) {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  // Chromium leaves the focus in a dialog that has closed until the next frame.
  if (target.closest("dialog:not([open])")) return false;
  if (target.closest(TYPED_INTO)) return true;
  if (key.endsWith("Space") && target.closest(PRESSED)) return true;
  if (key === "Enter" && target.closest(`${PRESSED}, a[href]`)) return true;
  return SCROLLING.has(key) && target.scrollHeight > target.clientHeight && scrolls(target);
}

/** @param {HTMLElement} target */
function scrolls(target) {
  return /auto|scroll/.test(getComputedStyle(target).overflowY);
}
