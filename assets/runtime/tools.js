/**
 * Tools that most talks never open. They rest in the page as text, each a script of its own that the
 * page's policy knows by its hash; the first call of a tool's action lets the browser run it. So they
 * cost the start nothing, and need no server.
 *
 * A tool is a module in tools/ with one exported function of the file's name. It gets the deck, and
 * offers its action anew: from then on the action is its own.
 */

import { attempt } from "./channel.js";
import { parseRoute } from "./route.js";

/** By the file's name. @type {Record<string, string>} */
const LABELS = { stage: "Stage check", rehearse: "Rehearse" };

/** @param {import("./deck.js").Deck} deck */
export function tools(deck) {
  for (const [name, label] of Object.entries(LABELS)) {
    deck.actions.offer(name, { label, run: (key) => void (wakeTool(deck, name) && deck.actions.run(name, key)) });
  }
  // `#/stage` asks for the tool of that name. The address is written anew while it is followed.
  const open = (/** @type {string} */ hash) => {
    const { view } = parseRoute(hash, deck.data.slides);
    if (view in LABELS) deck.actions.run(view);
  };
  addEventListener("hashchange", ({ newURL }) => open(new URL(newURL).hash));
  open(location.hash);
}

/**
 * Runs the text of a tool, once.
 *
 * @param {import("./deck.js").Deck} deck @param {string} name @returns {boolean} whether it has begun
 */
function wakeTool(deck, name) {
  const text = document.querySelector(`script[type="text/plain"][data-slidegen-tool="${name}"]`);
  if (!text) return false;
  const take = (/** @type {Event} */ event) => attempt(() => /** @type {CustomEvent} */ (event).detail(deck));
  addEventListener("slidegen-tool", take, { once: true });
  const script = document.createElement("script");
  script.textContent = text.textContent;
  text.replaceWith(script);
  removeEventListener("slidegen-tool", take);
  return true;
}
