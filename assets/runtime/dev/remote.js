/**
 * Joins the talk of this window with that of the phones, at the server. Only a page that `slidegen serve
 * --remote` gives has this module.
 *
 * What counts when the line was down: on this machine what the window did, elsewhere what the talk did.
 */

import { element, iconButton, modal } from "../elements.js";
import { icon } from "../icons.js";
import { TalkLine } from "./talkline.js";

/** What moves a talk. */
const MOVING = new Set(["position", "clock", "blank", "advance"]);
const PHONE = "M7.5 3h9v18h-9zM11 18h2";

/** @param {import("../deck.js").Deck} deck */
export function remote(deck) {
  if (self.origin === "null") return; // a thumbnail
  const { shared, actions } = deck;
  const page = decodeURIComponent(location.pathname.slice(1));
  const people = element("p", { role: "status" });
  let taking = false;
  const moving = () => Object.fromEntries(Object.entries(shared.entries).filter(([name]) => MOVING.has(name)));

  const line = new TalkLine(page, "window", {
    hear({ entries, asks, phones }) {
      if (phones !== undefined) people.textContent = phones === 1 ? "1 phone is connected." : `${phones} phones are connected.`;
      if (!entries) return;
      if (asks === false) for (const name of Object.keys(entries)) delete shared.entries[name];
      taking = true;
      shared.take(entries);
      taking = false;
      if (asks) line.say({ entries: moving() });
    },
    show(isThere) {
      if (!isThere) people.textContent = "The server is gone.";
    },
  });
  shared.onChange(({ name, own }) => {
    // What came from the server need not go back; what this window does about it must.
    if (MOVING.has(name) && (own || !taking)) line.say({ entries: { [name]: shared.entries[name] } });
  });
  actions.offer("remote", { label: "Phone remote", icon: PHONE, run: () => void showCode(page, people) });
}

/** @param {string} page @param {HTMLElement} people */
async function showCode(page, people) {
  const close = iconButton("Close", icon("close"), { class: "slidegen-close", autofocus: true });
  const header = element("header", {}, element("h2", {}, "Phone remote"), close);
  const body = element("div", { class: "slidegen-remote-code" }, element("p", {}, "Looking for the address…"));
  const dialog = modal("Phone remote", "slidegen-help slidegen-remote", header, body, people);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  try {
    const answer = await fetch(`/remote-code/${encodeURIComponent(page)}`, { cache: "no-store" });
    const { address, picture } = await answer.json();
    const code = element("img", { src: picture, alt: "QR code of the address below", width: 300, height: 300 });
    const link = element("a", { href: address, target: "_blank", rel: "noreferrer" }, address);
    body.replaceChildren(code, element("p", {}, "Scan it with a phone in the same network. Who has the address sees the notes and moves the slides."), link);
  } catch {
    body.replaceChildren(element("p", {}, "The server does not answer."));
  }
}
