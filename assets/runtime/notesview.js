/**
 * The notes alone, for a small screen beside the speaker (Slidev reference §7.8): they follow the talk,
 * and two large buttons move it.
 */

import { element } from "./elements.js";
import { notesPanel, notesSize } from "./notes.js";
import { clockText, spentOf } from "./plan.js";

/** @param {import("./deck.js").Deck} deck */
export function notesView(deck) {
  const body = notesPanel(deck);
  const place = element("h1", {});
  const spent = element("output", { "aria-label": "Time of the talk", "aria-live": "off" });
  const top = element("header", { class: "slidegen-notes-top" }, place, spent, ...notesSize(deck, body));
  const foot = element("footer", { class: "slidegen-notes-foot" });
  for (const name of ["prev", "next"]) {
    const button = element("button", { type: "button" }, deck.actions.get(name)?.label ?? "");
    button.addEventListener("click", () => deck.actions.run(name));
    foot.append(button);
  }
  document.body.append(element("main", { class: "slidegen-notes-view" }, top, body, foot));
  deck.onMove(({ page }) => {
    const title = deck.slide(page)?.title;
    place.textContent = `${page} / ${deck.total}${title ? ` · ${title}` : ""}`;
  });
  const tick = () => {
    if (deck.mode.is === "notes") spent.textContent = clockText(spentOf(deck.shared.get("clock"), Date.now()) / 1000);
    setTimeout(tick, 1000 - (Date.now() % 1000));
  };
  tick();
}
