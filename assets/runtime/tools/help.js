/**
 * The keys, as they are bound in this deck.
 */

import { boundKeys, keyCaps } from "../bindings.js";
import { element, iconButton, modal } from "../elements.js";
import { icon } from "../icons.js";
import { LETTERS, writeStored } from "../storage.js";

/** First word of the address, label. */
const ELSEWHERE = [["stage", "Stage check"], ["rehearse", "Rehearse"], ["read", "Reading view"], ["notes", "Notes"], ["print", "Print view"]];

/** @param {import("../deck.js").Deck} deck */
export function help(deck) {
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  deck.actions.offer("help", {
    label: "Keyboard shortcuts",
    run() {
      dialog ??= modal("Keyboard shortcuts", "slidegen-help");
      fill(deck, dialog);
      dialog.showModal();
    },
  });
}

/** @param {import("../deck.js").Deck} deck @param {HTMLDialogElement} dialog */
function fill(deck, dialog) {
  const bound = boundKeys(deck.actions);
  const close = iconButton("Close", icon("close"), { class: "slidegen-close", autofocus: true });
  close.addEventListener("click", () => dialog.close());
  const heading = element("h2", {}, "Keyboard shortcuts");
  const inView = (/** @type {import("../types.d.ts").View} */ view) => bound.filter((row) => row.view === view);
  const presenting = bound.filter(({ view = "slide" }) => view === "slide");
  dialog.firstElementChild?.replaceChildren(
    element("header", {}, heading, close),
    keyList(deck, presenting),
    element("h3", {}, "In the overview"),
    keyList(deck, inView("overview")),
    element("h3", {}, "In the reading view"),
    keyList(deck, inView("read")),
    lettersBox(deck, dialog),
    viewLinks(dialog),
  );
}

/** Where else the deck can be seen. @param {HTMLDialogElement} dialog */
function viewLinks(dialog) {
  const links = ELSEWHERE.map(([view, label]) => element("a", { href: `#/${view}` }, label));
  const nav = element("nav", { class: "slidegen-views", "aria-label": "Other views" }, ...links);
  nav.addEventListener("click", () => dialog.close());
  return nav;
}

/** The choice to do without letters. @param {import("../deck.js").Deck} deck @param {HTMLDialogElement} dialog */
function lettersBox(deck, dialog) {
  const box = element("input", { type: "checkbox", checked: deck.actions.letters });
  box.addEventListener("change", () => {
    deck.actions.useLetters(box.checked);
    writeStored(LETTERS, box.checked ? "on" : "off");
    fill(deck, dialog);
    dialog.querySelector("input")?.focus();
  });
  return element("label", { class: "slidegen-letters" }, box, "Letters are keys");
}

/** @param {import("../deck.js").Deck} deck @param {import("../types.d.ts").Binding[]} bindings */
function keyList(deck, bindings) {
  const list = element("dl", { class: "slidegen-keys" });
  for (const { action, keys, shown } of bindings) {
    const caps = shown ? [element("kbd", {}, shown)] : keys.flatMap(keyCombination);
    const row = element("div", {}, element("dt", {}, ...caps), element("dd", {}, deck.actions.get(action)?.label ?? ""));
    list.append(row);
  }
  return list;
}

/** @param {string} key @param {number} index among the keys for the same thing @returns {(Node | string)[]} */
function keyCombination(key, index) {
  const caps = keyCaps(key).map((cap) => element("kbd", {}, cap));
  return [...(index > 0 ? [" "] : []), element("span", {}, ...caps)];
}
