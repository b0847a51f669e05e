/**
 * A black or a white screen, for the moment in which the room should look at the speaker. The key once
 * more, Escape, a press anywhere or any move ends it. All windows of the talk have it, but those of the
 * speaker only say so.
 */

import { element } from "./elements.js";

/** @param {import("./deck.js").Deck} deck */
export function blank(deck) {
  const { actions, shared } = deck;
  const curtain = element("div", { class: "slidegen-blank", hidden: true });
  document.body.append(curtain);
  let withdraw = () => {};

  const lift = () => void (shared.get("blank") && shared.set("blank", null));
  shared.on("blank", (colour) => {
    const was = curtain.hidden;
    curtain.hidden = !colour;
    curtain.classList.toggle("slidegen-blank-white", colour === "white");
    document.documentElement.toggleAttribute("data-slidegen-blank", Boolean(colour));
    actions.press("blank", colour === "black");
    actions.press("white", colour === "white");
    withdraw();
    withdraw = colour ? actions.offer("unblank", { label: "End the blank screen", run: lift }) : () => {};
    if (was !== curtain.hidden) deck.speech.send(colour ? "Screen blank" : "Screen shown");
  });

  for (const [name, label, colour] of [["blank", "Black screen", "black"], ["white", "White screen", "white"]]) {
    const toggle = () => shared.set("blank", shared.get("blank") === colour ? null : colour);
    actions.offer(name, { label, pressed: false, run: toggle });
  }
  deck.onMove(({ previous }) => void (previous && lift()));
  deck.onView((view) => void (view !== "slide" && lift()));
  curtain.addEventListener("click", lift);
}
