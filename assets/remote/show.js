/**
 * Draws the phone's page.
 *
 * @typedef {import("./remote.js").Talk} Shown
 */

import { nextPosition } from "../runtime/position.js";
import { DURATION, clockText, offPlan, planOf, spentOf } from "../runtime/plan.js";
import { markClicks, showNote } from "./notes.js";
import { placeOf } from "./press.js";

/** Off the plan by less than this, in s, is on it. */
const NEAR = 10;

/** @param {string} id */
export function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Whether the talk can be reached: said, seen, and the buttons wait meanwhile. @param {Shown} talk */
export function showState(talk) {
  const { isThere } = talk;
  const words = stateOf(talk);
  const state = part("state");
  if (state.textContent !== words) state.textContent = words;
  document.body.dataset.state = !isThere ? "lost" : words === "Connected" ? "good" : "warning";
  for (const id of ["prev", "forth", "clock", "blank"]) part(id).toggleAttribute("disabled", !isThere || !talk.sheet);
}

/** @param {Shown} talk */
function stateOf({ isThere, isOver, windows, late }) {
  if (!isThere) return isOver ? "The talk was started anew: scan its new code." : "No connection. Looking for the talk…";
  if (late > Date.now()) return "Too late: that press was not done.";
  return windows === 0 ? "No window shows the slides." : "Connected";
}

/** The slide and the click that are drawn: who reads on in the notes is not pulled back each second. */
const drawn = { slide: "", click: "" };

/** The place, the notes, what comes next. @param {Shown} talk */
export function showTalk({ sheet, entries }) {
  if (!sheet) return;
  const { slides } = sheet;
  const here = placeOf(entries, sheet);
  const slide = slides[here.page - 1];
  const clicks = slide.clicks > 0 ? ` · click ${here.clicks} of ${slide.clicks}` : "";
  part("place").textContent = `${here.page} / ${slides.length}${clicks}`;
  part("title").textContent = slide.title ?? `Slide ${here.page}`;
  const notes = part("notes");
  const key = `${sheet.build} ${here.page}`;
  const click = `${key} ${here.clicks}`;
  if (drawn.slide !== key) showNote(notes, slide.note);
  if (drawn.click !== click) markClicks(notes, here.clicks);
  Object.assign(drawn, { slide: key, click });
  notes.lang = sheet.lang;
  const ahead = slides[here.page];
  const title = ahead ? (ahead.title ?? `slide ${ahead.no}`) : "the end";
  const there = nextPosition(slides, here);
  part("next").textContent = there.page === here.page && there !== here ? `Next: click ${there.clicks}, then ${title}` : `Next: ${title}`;
  const isBlank = Boolean(entries.blank?.value);
  part("blank").setAttribute("aria-pressed", String(isBlank));
}

/** @param {Shown} talk @param {number} now in ms, by the server's clock */
export function showTime({ sheet, entries }, now) {
  const clock = entries.clock?.value;
  const spent = Math.floor(spentOf(clock, now) / 1000);
  const runs = clock != null && clock.since !== null;
  const plan = sheet && planOf(sheet.slides, sheet.duration);
  const total = plan?.[plan.length - 1] ?? DURATION;
  const isDown = sheet?.timer === "countdown";
  part("spent").textContent = clockText(isDown ? total - spent : spent);
  const off = sheet && plan && (runs || spent > 0) ? offPlan(plan, placeOf(entries, sheet).page, spent) : 0;
  const pace = Math.abs(off) < NEAR ? "" : `, ${clockText(Math.abs(off))} ${off > 0 ? "behind" : "ahead"}`;
  part("total").textContent = plan || isDown ? `${isDown ? "left of" : "of"} ${clockText(total)}${pace}` : "";
  part("clock").textContent = runs ? "Pause" : spent > 0 ? "Go on" : "Start";
}
