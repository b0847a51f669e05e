/**
 * The presenter's window: the slide, what comes next, the notes, the clock, and the steps to scrub.
 *
 * The slide is the page's own, in another place (page/presenter.css); all else is put beside it here.
 */

import { clickBar } from "./clickbar.js";
import { clockPanel } from "./clockpanel.js";
import { element, iconButton } from "./elements.js";
import { icon } from "./icons.js";
import { layouts } from "./layouts.js";
import { notesPanel, notesSize } from "./notes.js";
import { preview } from "./preview.js";

/** Action and picture. @type {[string, string][]} */
const DESK_BUTTONS = [
  ["prev", "previous"],
  ["next", "next"],
  ["blank", "M4.5 5.5h15v11h-15zM9 20h6M7 8l10 6M7 14l10-6"],
  ["white", "M4.5 5.5h15v11h-15zM9 20h6"],
  ["overview", "grid"],
  ["goto", "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5l4.5 4.5"],
  ["presenter", "M4.5 6h15v12h-15zM9 9.5l5 2.5l-5 2.5z"],
  ["drawing", "pen"],
  ["laser", "M12 12v.01M12 4v3M12 17v3M4 12h3M17 12h3"],
  ["layout", "M4.5 5h15v14h-15zM14 5v14M14 11h5.5"],
  ["dark", "moon"],
  ["help", "question"],
];

/** How often the other windows are asked whether they are there, in ms. */
const ASKING = 5000;

/** @param {import("./deck.js").Deck} deck @param {import("./talk.js").Talk} talk */
export function desk(deck, talk) {
  const caption = element("h2", {});
  const picture = element("div", { class: "slidegen-desk-picture" });
  const body = notesPanel(deck);
  const notesTop = element("header", {}, element("h2", {}, "Notes"), ...notesSize(deck, body));
  const next = element("section", { class: "slidegen-desk-next", "aria-label": "Next" }, element("header", {}, caption), picture);
  const notes = element("section", { class: "slidegen-desk-notes", "aria-label": "Speaker" }, notesTop, body);
  const foot = element("footer", { class: "slidegen-desk-foot" }, clickBar(deck), buttons(deck), room(deck, talk));
  const handles = element("section", { class: "slidegen-desk-handles", "aria-label": "Panels" }, ...layouts(deck));
  document.body.append(clockPanel(deck), next, notes, handles, foot);
  preview(deck, picture, caption);
  // What a press has focused must not take Enter and Space from the clicker.
  for (const part of [next, notes, foot]) {
    part.addEventListener("click", ({ detail, target }) => {
      if (detail > 0 && target instanceof Element) target.closest("button")?.blur();
    });
  }
}

/** @param {import("./deck.js").Deck} deck */
function buttons({ actions }) {
  const bar = element("nav", { class: "slidegen-desk-buttons", "aria-label": "Slides" });
  bar.addEventListener("click", ({ target }) => {
    const name = target instanceof Element && target.closest("button")?.dataset.action;
    if (name) actions.run(name);
  });
  const made = new Map(DESK_BUTTONS.map(([name, path]) => [name, iconButton("", icon(path), { "data-action": name })]));
  bar.append(...made.values());
  actions.onChange(() => {
    for (const [name, button] of made) {
      const action = actions.get(name);
      button.hidden = !action;
      button.title = action?.label ?? "";
      button.setAttribute("aria-label", button.title);
      if (action?.pressed !== undefined) button.setAttribute("aria-pressed", String(action.pressed));
    }
  });
  return bar;
}

/** What the room sees: how many windows show the slides, and whether they are blank. @param {import("./deck.js").Deck} deck @param {import("./talk.js").Talk} talk */
function room(deck, talk) {
  const told = element("p", { class: "slidegen-desk-room" });
  const show = () => {
    const windows = talk.others("play").length;
    const blank = deck.shared.get("blank");
    const seen = windows === 1 ? "1 window for the room" : `${windows} windows for the room`;
    told.textContent = windows === 0 ? "No window for the room" : blank ? `The room sees ${blank}` : seen;
    told.classList.toggle("slidegen-desk-warning", windows === 0 || Boolean(blank));
  };
  talk.onChange(show);
  deck.shared.on("blank", show);
  show();
  setInterval(() => deck.mode.is === "presenter" && talk.ask(), ASKING);
  return told;
}
