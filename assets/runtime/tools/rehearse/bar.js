/**
 * The bar of a rehearsal, over the slide's corner: the time of the slide and of the whole, each against
 * its plan, and what stops the clock.
 */

import { element, iconButton } from "../../elements.js";
import { icon } from "../../icons.js";
import { clockText } from "../../plan.js";

const PAUSE = "M8.5 5.5v13M15.5 5.5v13";
const GO_ON = "M8 5l11 7l-11 7z";
const AGAIN = "M5 12a7 7 0 1 1 2.2 5.1M5 19v-4.5h4.5";
const STOP = "M6.5 6.5h11v11h-11z";

/**
 * @typedef {object} Times in s
 * @property {number} slide @property {number | null} slidePlan null: nothing is planned
 * @property {number} whole @property {number | null} wholePlan
 * @property {boolean} runs
 */

/** @param {{ pause: () => void, restart: () => void, stop: () => void }} does */
export function rehearsalBar(does) {
  const slide = element("output", { "aria-label": "Time on this slide", "aria-live": "off" });
  const whole = element("output", { "aria-label": "Whole time", "aria-live": "off" });
  const pause = iconButton("Pause", icon(PAUSE));
  const again = iconButton("Begin again", icon(AGAIN));
  const stop = iconButton("Stop and show the times", icon(STOP));
  const bar = element("section", { class: "slidegen-rehearse", "aria-label": "Rehearsal" }, slide, whole, pause, again, stop);
  for (const [button, run] of /** @type {[HTMLButtonElement, () => void][]} */ ([[pause, does.pause], [again, does.restart], [stop, does.stop]])) {
    button.addEventListener("click", ({ detail }) => {
      run();
      // What a press has focused must not take Enter and Space from the clicker.
      if (detail > 0) button.blur();
    });
  }
  document.body.append(bar);
  return {
    remove: () => bar.remove(),
    /** @param {Times} times */
    show(times) {
      write(slide, times.slide, times.slidePlan);
      write(whole, times.whole, times.wholePlan);
      bar.toggleAttribute("data-paused", !times.runs);
      const label = times.runs ? "Pause" : "Go on";
      if (pause.title === label) return;
      pause.title = label;
      pause.setAttribute("aria-label", label);
      pause.replaceChildren(icon(times.runs ? PAUSE : GO_ON));
    },
  };
}

/** @param {HTMLElement} output @param {number} spent @param {number | null} planned */
function write(output, spent, planned) {
  const isOver = planned !== null && Math.floor(spent) > planned;
  const plan = planned === null ? "" : isOver ? `+${clockText(Math.floor(spent) - planned)}` : `of ${clockText(planned)}`;
  output.toggleAttribute("data-over", isOver);
  output.replaceChildren(element("b", {}, clockText(spent)), element("span", {}, plan));
}
