/**
 * The phone: two large buttons, the notes, the clock. It has no state of its own; what the server says is
 * what it shows, and while nobody says anything it moves nothing.
 *
 * @typedef {import("./press.js").Entries} Entries
 * @typedef {{ build: number, title: string, lang: string, duration: number | null, timer: string, slides: Slide[] }} Sheet
 * @typedef {{ no: number, title: string | null, clicks: number, clicksStart: number, time: number | null, note: string | null }} Slide
 *
 * @typedef {object} Talk
 * @property {Sheet | null} sheet null until it is told
 * @property {Entries} entries
 * @property {number} ahead of the server's clock before ours, in ms
 * @property {boolean} isThere whether the server is heard
 * @property {boolean} isOver whether the server knows this phone no more
 * @property {number} windows that show the slides
 * @property {number} late until when a press that was not done is told
 */

import { TalkLine } from "../runtime/dev/talkline.js";
import { wake } from "../runtime/wake.js";
import { sizeNotes } from "./notes.js";
import { newerOf, pressBlank, pressClock, pressMove } from "./press.js";
import { part, showState, showTalk, showTime } from "./show.js";

/** How long a press that was not done is told, in ms. */
const TOLD = 4000;

export function remote() {
  /** @type {Talk} */
  const talk = { sheet: null, entries: {}, ahead: 0, isThere: false, isOver: false, windows: 0, late: 0 };
  const now = () => Date.now() + talk.ahead;
  const show = () => {
    showTalk(talk);
    showTime(talk, now());
    showState(talk);
  };
  const line = new TalkLine(document.body.dataset.page ?? "", "phone", {
    hear(told) {
      take(talk, told);
      if (told.late) setTimeout(show, TOLD + 100);
      show();
    },
    show(isThere) {
      talk.isThere = isThere;
      showState(talk);
      if (!isThere) void askWhy(talk);
    },
  });
  hearPresses(talk, now, (changed) => {
    if (Object.keys(changed).length === 0 || !line.say({ entries: changed })) return;
    navigator.vibrate?.(10);
    talk.entries = { ...talk.entries, ...changed };
    show();
  });
  sizeNotes(part("notes"), part("smaller"), part("larger"));
  keepAwake();
  const tick = () => {
    showTime(talk, now());
    setTimeout(tick, 1000 - (now() % 1000));
  };
  tick();
}

/** @param {Talk} talk @param {import("../runtime/dev/talkline.js").Told} told */
function take(talk, told) {
  if (told.tick !== undefined) talk.ahead = told.tick - Date.now();
  if (told.sheet !== undefined) talk.sheet = told.sheet;
  if (told.windows !== undefined) talk.windows = told.windows;
  if (told.late) talk.late = Date.now() + TOLD;
  if (told.entries) talk.entries = told.asks === undefined ? { ...talk.entries, ...newerOf(told.entries, talk.entries) } : told.entries;
}

/** @param {Talk} talk @param {() => number} now @param {(changed: Entries) => void} press */
function hearPresses(talk, now, press) {
  const by = Math.random().toString(36).slice(2);
  for (const [id, way] of /** @type {["forth" | "prev", "next" | "prev"][]} */ ([["forth", "next"], ["prev", "prev"]])) {
    part(id).addEventListener("click", () => talk.sheet && press(pressMove(way, talk.entries, talk.sheet, by, now())));
  }
  part("clock").addEventListener("click", () => press(pressClock(talk.entries, by, now())));
  part("blank").addEventListener("click", () => press(pressBlank(talk.entries, by)));
}

/** A server that was started anew has a new token: then only its new code helps. @param {Talk} talk */
async function askWhy(talk) {
  const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer) talk.isOver = answer.status === 403;
  showState(talk);
}

/** Browsers give the lock to a page that was touched, and only where they trust the address. */
function keepAwake() {
  const deck = /** @type {import("../runtime/deck.js").Deck} */ ({ data: { wakeLock: true } });
  addEventListener("pointerdown", () => wake(deck), { once: true });
}
