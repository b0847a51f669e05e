/**
 * A blank screen, for the moment in which the room should look at the speaker. The key once more,
 * Escape, a press anywhere or any move ends it.
 */

import { element } from "./elements.js";

/** @param {import("./deck.js").Deck} deck */
export function blank(deck) {
  const curtain = element("div", { class: "slidegen-blank", hidden: true });
  document.body.append(curtain);
  let withdraw = () => {};

  const lift = () => {
    if (curtain.hidden) return;
    curtain.hidden = true;
    deck.actions.press("blank", false);
    withdraw();
    deck.speech.send("Screen shown");
  };
  const drop = () => {
    curtain.hidden = false;
    deck.actions.press("blank", true);
    withdraw = deck.actions.offer("unblank", { label: "End the blank screen", run: lift });
    deck.speech.send("Screen blank");
  };

  deck.actions.offer("blank", { label: "Blank screen", pressed: false, run: () => (curtain.hidden ? drop() : lift()) });
  deck.onMove(lift);
  deck.onView(lift);
  curtain.addEventListener("click", lift);
}
