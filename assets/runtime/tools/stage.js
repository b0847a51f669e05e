/**
 * The stage check (`#/stage`): what can go wrong in the room, tried out five minutes before the talk.
 *
 * Each row is green or red with what to do about it, or asks the eye and the ear where a browser cannot
 * know. Nothing is asked of the network.
 */

import { element, iconButton, modal } from "../elements.js";
import { icon } from "../icons.js";
import { clicker } from "./stage/clicker.js";
import { bars, popups, sound } from "./stage/senses.js";
import { files, fonts, screens, secondScreen, storage, wakeLock } from "./stage/trials.js";

/**
 * What a trial found.
 *
 * @typedef {{ state: "good" | "bad" | "ask", text: string, todo?: string }} Finding
 * @typedef {(deck: import("../deck.js").Deck) => Promise<Finding>} Trial
 */

/** @type {[string, Trial][]} */
const TRIALS = [
  ["Fonts", fonts],
  ["Pictures and videos", files],
  ["This screen", screens],
  ["Second screen", secondScreen],
  ["Screen stays awake", wakeLock],
  ["Place is kept", storage],
];
const WORDS = { good: "Good", bad: "To do", ask: "Look", wait: "Looking" };

/** @param {import("../deck.js").Deck} deck */
export function stage(deck) {
  const list = element("ul", { class: "slidegen-stage-list" });
  const sum = element("p", { role: "status" });
  const again = element("button", { type: "button", class: "slidegen-stage-button" }, "Check again");
  const close = iconButton("Close", icon("close"), { class: "slidegen-close" });
  const header = element("header", {}, element("h2", { tabindex: -1, autofocus: true }, "Stage check"), close);
  const dialog = modal("Stage check", "slidegen-help slidegen-stage", header, sum, list, element("footer", {}, again));
  close.addEventListener("click", () => dialog.close());
  again.addEventListener("click", () => void check());
  dialog.addEventListener("close", () => list.replaceChildren());

  const check = async () => {
    sum.textContent = "Looking…";
    const rows = TRIALS.map(([name]) => row(name));
    const before = [...list.children].slice(TRIALS.length);
    const judged = before.length > 0 ? before : [popups(deck), sound(), bars(), clicker(deck, dialog)].map(byHand);
    list.replaceChildren(...rows, ...judged);
    const found = await Promise.all(TRIALS.map(async ([, trial], no) => show(rows[no], await tried(trial, deck))));
    const bad = found.filter((state) => state === "bad").length;
    sum.textContent = bad === 0 ? "Nothing is in the way. Try the last rows by hand." : `${bad} to mend before the talk.`;
  };
  deck.actions.offer("stage", {
    label: "Stage check",
    run() {
      if (!dialog.open) dialog.showModal();
      void check();
    },
  });
}

/** @param {Trial} trial @param {import("../deck.js").Deck} deck @returns {Promise<Finding>} */
async function tried(trial, deck) {
  try {
    return await trial(deck);
  } catch (error) {
    return { state: "ask", text: `This browser does not let it be tried (${error instanceof Error ? error.message : error}).` };
  }
}

/** @param {string} name */
function row(name) {
  return element("li", { "data-state": "wait" }, element("strong", {}, name), element("span", {}, WORDS.wait), element("p", {}));
}

/** @param {HTMLElement} item @param {Finding} finding */
function show(item, { state, text, todo = "" }) {
  item.dataset.state = state;
  const [, word, line] = item.children;
  word.textContent = WORDS[state];
  line.textContent = todo ? `${text} ${todo}` : text;
  return state;
}

/** A row that its reader judges. @param {[string, string, HTMLElement[]]} made its name, what to look for, what to try it with */
function byHand([name, text, parts]) {
  return element("li", { "data-state": "ask" }, element("strong", {}, name), element("span", {}, WORDS.ask), element("p", {}, text), ...parts);
}
