/**
 * What a rehearsal came to: a table of the slides with what was planned, what it took, and what it took
 * the last time.
 *
 * @typedef {import("./recording.js").Rehearsal} Rehearsal
 * @typedef {import("./recording.js").RehearsedSlide} RehearsedSlide
 */

import { element, iconButton, modal } from "../../elements.js";
import { icon } from "../../icons.js";
import { clockText } from "../../plan.js";
import { matchSlides } from "./recording.js";

/** Nearer to its plan than this share of it, or this many s, a slide is as planned. */
const NEAR = { share: 0.1, seconds: 5 };

const COLUMNS = ["No.", "Slide", "Planned", "Took", "Difference", "Last time", "Words a minute"];

/**
 * @param {Rehearsal} rehearsal @param {Rehearsal | null} last
 * @param {{ save: () => void, goOn: () => void, again: () => void, close: () => void }} does
 */
export function showResult(rehearsal, last, does) {
  const close = iconButton("Close", icon("close"), { class: "slidegen-close" });
  const header = element("header", {}, element("h2", { tabindex: -1, autofocus: true }, "Rehearsal"), close);
  const buttons = /** @type {[string, () => void, boolean][]} */ ([["Save as JSON", does.save, false], ["Go on", does.goOn, true], ["Begin again", does.again, true]]);
  const made = buttons.map(([label]) => element("button", { type: "button", class: "slidegen-stage-button" }, label));
  const foot = element("footer", {}, ...made);
  const dialog = modal("Rehearsal", "slidegen-help slidegen-rehearsal", header, element("p", {}, summary(rehearsal, last)), table(rehearsal, last), foot);
  let next = does.close;
  close.addEventListener("click", () => dialog.close());
  buttons.forEach(([, run, closes], index) =>
    made[index].addEventListener("click", () => {
      next = closes ? () => {} : next;
      if (closes) dialog.close();
      run();
    }),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    next();
  });
  dialog.showModal();
}

/** @param {Rehearsal} rehearsal @param {Rehearsal | null} last */
function summary({ seconds, slides, duration }, last) {
  const planned = plannedOf(slides) ?? duration;
  const plan = planned === null ? "" : `, planned ${clockText(planned)}: ${difference(seconds, planned)}`;
  return `${clockText(seconds)} in all${plan}.${last ? ` Last time ${clockText(last.seconds)}.` : ""}`;
}

/** @param {RehearsedSlide[]} slides */
function plannedOf(slides) {
  return slides.some(({ planned }) => planned === null) ? null : slides.reduce((sum, { planned }) => sum + Number(planned), 0);
}

/** @param {Rehearsal} rehearsal @param {Rehearsal | null} last */
function table({ slides }, last) {
  const before = matchSlides(last?.slides ?? [], slides);
  const head = element("tr", {}, ...COLUMNS.map((name) => element("th", { scope: "col" }, name)));
  const rows = slides.map((slide, index) => row(slide, before[index]));
  return element("div", { class: "slidegen-rehearsal-table", tabindex: 0, role: "region", "aria-label": "Times of the slides" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

/** @param {RehearsedSlide} slide @param {RehearsedSlide | null} before */
function row(slide, before) {
  const { no, title, planned, seconds, words, clicks } = slide;
  const steps = clicks.length > 1 ? [element("small", {}, clicks.map((step) => clockText(step.seconds)).join(" · "))] : [];
  const told = planned === null || seconds === 0 ? "" : difference(seconds, planned);
  return element(
    "tr",
    {},
    element("td", {}, String(no)),
    element("th", { scope: "row" }, title ?? `Slide ${no}`, ...steps),
    element("td", {}, planned === null ? "–" : clockText(planned)),
    element("td", {}, seconds === 0 ? "not shown" : clockText(seconds)),
    element("td", { "data-off": told.endsWith("over") ? "over" : told.endsWith("under") ? "under" : null }, told),
    element("td", {}, before && before.seconds > 0 ? clockText(before.seconds) : "–"),
    element("td", {}, words > 0 && seconds > 0 ? String(Math.round((words / seconds) * 60)) : "–"),
  );
}

/** Says which way, since colours alone do not. @param {number} seconds @param {number} planned */
function difference(seconds, planned) {
  const off = Math.round(seconds - planned);
  if (Math.abs(off) < Math.max(NEAR.seconds, planned * NEAR.share)) return "as planned";
  return off > 0 ? `▲ ${clockText(off)} over` : `▼ ${clockText(-off)} under`;
}
