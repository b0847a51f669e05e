/**
 * "Follow": the page goes to the slide that was edited, all of it shown. `serve --follow` begins with it;
 * a key and a button turn it on and off, and this tab remembers which.
 */

import { readSession, writeSession } from "../storage.js";

/** @typedef {import("./matching.js").Known} Known */
/** @typedef {import("./slides.js").Given} Given */

const CHOSEN = "slidegen-follow-edits";
/** On a grid of 24 × 24: a sight. */
const ICON = "M12 3v4m0 10v4M3 12h4m10 0h4M12 6.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z";

/** @param {import("../deck.js").Deck} deck */
export function followEdits(deck) {
  const kept = readSession(CHOSEN);
  let on = kept === "on";
  const set = (/** @type {boolean} */ wanted) => deck.actions.press("followEdits", (on = wanted));
  deck.actions.offer("followEdits", {
    label: "Follow edits",
    keys: ["j"],
    icon: ICON,
    pressed: on,
    run() {
      set(!on);
      writeSession(CHOSEN, on ? "on" : "off");
    },
  });
  return {
    /** What the server begins with, where nobody has chosen. @param {boolean} wanted */
    begin: (wanted) => void (kept || readSession(CHOSEN) || set(wanted)),
    /** Goes to what was edited between two builds. @param {Build} before @param {Build} after */
    go(before, after) {
      const page = on ? editedSlide(before, after, deck.page) : 0;
      if (page) deck.go(page, deck.slide(page)?.clicks);
    },
  };
}

/** @typedef {{ slides: Known[], given: Given[] }} Build */

/**
 * The number of the slide that was edited, 0 where it was none, the one in sight or the whole deck.
 *
 * @param {Build} before @param {Build} after @param {number} here
 */
function editedSlide(before, after, here) {
  const [bodies, keys] = [new Set(before.given.map(looks)), new Set(before.slides.map(({ key }) => key))];
  const changed = after.given.flatMap((given, index) => (bodies.has(looks(given)) ? [] : [index]));
  // A heading that is edited changes the table of contents, too: what was typed comes first.
  const typed = changed.filter((index) => !keys.has(after.slides[index].key));
  const found = (typed.length ? typed : changed).map((index) => index + 1);
  if (found.includes(here) || (changed.length > 2 && changed.length > after.given.length / 2)) return 0;
  return found.find((page) => page > here) ?? found[0] ?? 0;
}

/** @param {Given} given */
function looks({ body, note }) {
  return `${body}\n${note}`;
}
