/**
 * The top of the presenter's window: where the talk is, how long it has run, how it keeps to its plan,
 * and the time of day.
 */

import { element } from "./elements.js";
import { DURATION, clockText, offPlan, planOf, spentOf } from "./plan.js";

/** Off the plan by less than this, in s, is on it. */
const NEAR = 10;

/** @param {import("./deck.js").Deck} deck */
export function clockPanel(deck) {
  const parts = {
    place: element("b", { class: "slidegen-desk-place" }),
    title: element("span", { class: "slidegen-desk-title" }),
    spent: element("output", { class: "slidegen-desk-spent", "aria-label": "Time of the talk", "aria-live": "off" }),
    total: element("span", { class: "slidegen-desk-total" }),
    pace: element("span", { class: "slidegen-desk-pace" }),
    day: element("time", { class: "slidegen-desk-day" }),
  };
  const run = timeButton(deck, "timer", "Start");
  const zero = timeButton(deck, "timerReset", "Reset");
  const panel = element(
    "header",
    { class: "slidegen-desk-top" },
    element("div", { class: "slidegen-desk-where" }, parts.place, parts.title),
    element("div", { class: "slidegen-desk-time" }, parts.spent, parts.total, run, zero),
    element("div", { class: "slidegen-desk-clock" }, parts.pace, parts.day),
  );
  const show = () => deck.mode.is === "presenter" && showTimes(deck, panel, parts, run);
  deck.onMove(({ page, clicks, previous }) => {
    if (!previous || previous.page !== page) parts.title.textContent = deck.slide(page)?.title ?? "";
    parts.place.textContent = `${page} / ${deck.total}`;
    const { clicks: last = 0 } = deck.slide(page) ?? {};
    panel.style.setProperty("--slidegen-progress", String((page - 1 + (clicks + 1) / (last + 1)) / deck.total));
    show();
  });
  let timer = 0;
  // When the clock of the talk comes to its next second; while it stands, the one on the wall.
  const tick = () => {
    clearTimeout(timer);
    show();
    const clock = deck.shared.get("clock");
    const now = Date.now();
    timer = setTimeout(tick, 1000 - ((clock?.since ? spentOf(clock, now) : now) % 1000));
  };
  deck.shared.on("clock", tick);
  deck.mode.onChange(tick);
  return panel;
}

/** @param {import("./deck.js").Deck} deck @param {string} name of the action @param {string} text */
function timeButton(deck, name, text) {
  const button = element("button", { type: "button" }, text);
  button.addEventListener("click", ({ detail }) => {
    deck.actions.run(name);
    if (detail > 0) button.blur();
  });
  return button;
}

/** @param {import("./deck.js").Deck} deck @param {HTMLElement} panel @param {Record<string, HTMLElement>} parts @param {HTMLElement} run */
function showTimes(deck, panel, parts, run) {
  const { slides, duration, timer } = deck.data;
  const now = Date.now();
  const clock = /** @type {import("./types.d.ts").Clock | undefined} */ (deck.shared.get("clock"));
  const spent = Math.floor(spentOf(clock, now) / 1000);
  const plan = planOf(slides, duration);
  const total = plan?.[slides.length] ?? duration ?? DURATION;
  const isDown = timer === "countdown";
  const state = !clock || (clock.since === null && spent === 0) ? "unstarted" : clock.since === null ? "paused" : "running";
  parts.spent.textContent = state === "unstarted" && !isDown ? "0:00" : clockText(isDown ? total - spent : spent);
  parts.total.textContent = plan || isDown ? `${isDown ? "left of" : "of"} ${clockText(total)}` : "";
  parts.day.textContent = new Date(now).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  run.textContent = { unstarted: "Start", paused: "Go on", running: "Pause" }[state];
  const share = plan || isDown ? spent / total : 0;
  panel.dataset.state = state === "paused" ? "paused" : share > 1 ? "over" : share > 0.8 ? "late" : "good";
  panel.style.setProperty("--slidegen-spent", String(Math.min(1, share)));
  showPace(parts.pace, plan && state !== "unstarted" ? offPlan(plan, deck.page, spent) : null);
}

/** @param {HTMLElement} pace @param {number | null} off in s */
function showPace(pace, off) {
  const isNear = off !== null && Math.abs(off) < NEAR;
  pace.textContent = off === null ? "" : isNear ? "On time" : `${clockText(Math.abs(off))} ${off > 0 ? "behind" : "ahead"}`;
  pace.dataset.pace = off === null || isNear ? "near" : off > 0 ? "behind" : "ahead";
}
