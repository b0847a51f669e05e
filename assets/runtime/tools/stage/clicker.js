/**
 * Shows what the buttons of a clicker send, and what the deck does with it.
 */

import { boundKeys, keyCaps, keyName } from "../../bindings.js";
import { element } from "../../elements.js";

/** How many of the last keys stay on the screen. */
const SHOWN = 6;
/** These work the dialog. */
const ITS_OWN = new Set(["Tab", "Shift+Tab", "Enter"]);

/** @param {import("../../deck.js").Deck} deck @param {HTMLDialogElement} dialog @returns {[string, string, HTMLElement[]]} */
export function clicker(deck, dialog) {
  const list = element("ol", { class: "slidegen-stage-keys", "aria-live": "polite" });
  const hear = (/** @type {KeyboardEvent} */ event) => {
    const key = keyName(event);
    const isButton = event.target instanceof HTMLButtonElement && key === "Space";
    // Escape is a key of some clickers: the first one shows, the next one closes.
    const isLeaving = key === "Escape" && list.firstElementChild?.textContent?.startsWith("Esc");
    if (ITS_OWN.has(key) || isButton || isLeaving) return;
    event.preventDefault();
    event.stopPropagation();
    const binding = boundKeys(deck.actions).find(({ keys, view = "slide" }) => view === "slide" && keys.includes(key));
    const label = binding ? (deck.actions.get(binding.action)?.label ?? binding.action) : "does nothing";
    const caps = keyCaps(key).map((cap) => element("kbd", {}, cap));
    list.prepend(element("li", { "data-bound": binding !== undefined }, ...caps, ` ${label}`));
    while (list.children.length > SHOWN) list.lastElementChild?.remove();
    list.closest("li")?.setAttribute("data-state", binding ? "good" : "bad");
  };
  dialog.addEventListener("keydown", hear);
  dialog.addEventListener("close", () => dialog.removeEventListener("keydown", hear), { once: true });
  return ["Clicker", "Press each of its buttons: they only show here. Escape twice closes this list.", [list]];
}
