/**
 * The windows of a talk: the room's, the speaker's, and how each opens the other (Slidev reference
 * §7.6, §7.7). It works from the file alone, also from `file://`.
 */

import { element, modal } from "./elements.js";
import { follow } from "./follow.js";
import { notesView } from "./notesview.js";
import { desk } from "./desk.js";
import { formatRoute } from "./route.js";
import { Talk } from "./talk.js";
import { timer } from "./timer.js";

/** @param {import("./deck.js").Deck} deck */
export function presenter(deck) {
  const talk = new Talk(deck, (talks) => chooseTalk(deck, talk, talks));
  follow(deck);
  timer(deck);
  let hasDesk = false;
  let hasNotes = false;
  deck.mode.onChange((mode) => {
    document.documentElement.dataset.slidegenMode = mode;
    if (mode === "presenter" && !hasDesk) hasDesk = (desk(deck, talk), true);
    if (mode === "notes" && !hasNotes) hasNotes = (notesView(deck), true);
    offerOther(deck, talk);
  });
}

/** The action that opens the window of the other side. @param {import("./deck.js").Deck} deck @param {Talk} talk */
function offerOther(deck, talk) {
  if (deck.data.presenter === false) return;
  const isPlay = deck.mode.is === "play";
  const label = isPlay ? "Presenter window" : "Window for the room";
  const open = () => {
    const route = formatRoute(deck.page, deck.clicks, deck.slide(deck.page), isPlay ? "presenter" : "");
    // A window of this talk that is there comes to the front instead of a second one.
    const name = isPlay ? `slidegen-presenter-${talk.id}` : "_blank";
    const opened = talk.windows.open(route, name, isPlay ? "popup,width=1280,height=720" : undefined);
    if (opened) opened.focus();
    else tellBlocked(route);
  };
  deck.actions.offer("presenter", { label, run: open });
}

/** @param {string} route */
function tellBlocked(route) {
  const field = element("input", { type: "text", readonly: true, "aria-label": "Address", value: location.href.replace(/#.*/, "") + route });
  const dialog = modal("The window was blocked", "slidegen-ask", ...ask("The browser blocked the window", "Allow pop-ups for this page, or open this address in another window: the two find each other."), field);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  field.select();
}

/** @param {import("./deck.js").Deck} deck @param {Talk} talk @param {import("./talk.js").Peer[]} talks */
function chooseTalk(deck, talk, talks) {
  const list = element("ul", { class: "slidegen-talks" });
  const dialog = modal("Which talk?", "slidegen-ask", ...ask("Which talk?", "This deck is open more than once. The presenter follows one of them."), list);
  for (const peer of talks) {
    const at = peer.entries.position?.value;
    const title = deck.slide(at?.page)?.title;
    const since = peer.entries.clock?.value.since;
    const button = element("button", { type: "button" }, `Slide ${at?.page ?? 1}${title ? `: ${title}` : ""}`, element("small", {}, since ? `Begun at ${new Date(since).toLocaleTimeString()}` : "Not begun"));
    button.addEventListener("click", () => {
      talk.join(peer);
      dialog.close();
    });
    list.append(element("li", {}, button));
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

/** @param {string} heading @param {string} text */
function ask(heading, text) {
  return [element("h2", {}, heading), element("p", {}, text)];
}
