/**
 * Dark and light (Slidev reference §6.4).
 *
 * Where deck and theme leave the choice open, it is the system's until the viewer toggles; the choice
 * is stored, and forgotten again when it is the system's. Where they fix it, nothing is offered.
 */

import { readStored, writeStored } from "./storage.js";

const KEY = "slidev-color-schema";

/** @param {import("./deck.js").Deck} deck */
export function dark(deck) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = readStored(KEY);
  let withdraw = () => {};

  const isFixed = () => deck.data.schema !== "auto";
  const wanted = () => {
    const scheme = isFixed() ? deck.data.schema : chosen;
    return scheme === "dark" || (scheme !== "light" && system.matches);
  };
  const apply = () => {
    if (document.documentElement.classList.contains("dark") !== wanted()) paint(wanted());
    else document.documentElement.classList.toggle("light", !wanted());
    deck.actions.press("dark", wanted());
  };
  const toggle = () => {
    const next = !wanted();
    chosen = next === system.matches ? "auto" : next ? "dark" : "light";
    writeStored(KEY, chosen);
    apply();
  };

  deck.onMove(({ previous }) => {
    if (previous) return;
    withdraw();
    withdraw = isFixed() ? () => {} : deck.actions.offer("dark", { label: "Dark mode", pressed: wanted(), run: toggle });
    apply();
  });
  system.addEventListener("change", apply);
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY) return;
    chosen = newValue;
    apply();
  });
}

/** Sets the classes without the slow change that an author's `transition` would make of it. @param {boolean} isDark */
function paint(isDark) {
  const { classList } = document.documentElement;
  classList.add("slidegen-switching");
  classList.toggle("dark", isDark);
  classList.toggle("light", !isDark);
  document.body.getBoundingClientRect(); // the new colours count from here
  classList.remove("slidegen-switching");
}
