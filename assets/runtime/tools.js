/**
 * Tools that a talk need not begin with. They rest packed in the page (open.js), each a script of its own;
 * the first call of a tool's action lets the browser run it. So they cost the start nothing, and need no
 * server.
 *
 * A tool is a module in tools/ with one exported function of the file's name. It gets the deck, and
 * offers its action anew: from then on the action is its own.
 */

import { attempt } from "./channel.js";
import { parseRoute } from "./route.js";

/** By the action's name: label, key, the file's name where it is another one. @type {Record<string, string[]>} */
const TOOLS = {
  goto: ["Go to slide"],
  help: ["Keyboard shortcuts"],
  stage: ["Stage check"],
  rehearse: ["Rehearse"],
  drawing: ["Draw on the slides", "i"],
  laser: ["Laser pointer", "l", "pointing"],
  cursor: ["Show my pointer to the room", "c", "pointing"],
  spotlight: ["Spotlight", "s", "pointing"],
  zoom: ["Zoom into the slide", "z"],
};

/** Files of those that nobody has asked for yet. */
const asleep = new Set(Object.entries(TOOLS).map(([name, [, , file = name]]) => file));

/** @param {import("./deck.js").Deck} deck @param {import("./types.d.ts").FetchTool} fetchTool */
export function tools(deck, fetchTool) {
  const wakeTool = (/** @type {string} */ name) => beginTool(deck, name, fetchTool);
  for (const [name, [label, key, file = name]] of Object.entries(TOOLS)) {
    if (name === "drawing" && deck.data.drawings?.enabled === false) continue;
    const keys = key ? [key] : undefined;
    deck.actions.offer(name, { label, keys, run: (pressed) => void (wakeTool(file) && deck.actions.run(name, pressed)) });
  }
  wakeWhenNeeded(deck, wakeTool);
  // `#/stage` asks for the tool of that name. The address is written anew while it is followed.
  const open = (/** @type {string} */ hash) => {
    const { view } = parseRoute(hash, deck.data.slides);
    if (view in TOOLS) deck.actions.run(view);
  };
  addEventListener("hashchange", ({ newURL }) => open(new URL(newURL).hash));
  open(location.hash);
}

/**
 * Wakes what another window asks for, by the first word of what is shared, or what was there before a
 * reload; and what a pen or Alt and a click ask for, before the event goes on its way.
 *
 * @param {import("./deck.js").Deck} deck @param {(name: string) => boolean} wakeTool
 */
function wakeWhenNeeded(deck, wakeTool) {
  const wakeFor = (/** @type {string} */ name) => wakeTool(/^\w*/.exec(name)?.[0] ?? "");
  Object.keys(deck.shared.entries).forEach(wakeFor);
  deck.shared.onChange(({ name }) => void wakeFor(name));
  addEventListener("pointerdown", ({ pointerType }) => void (pointerType === "pen" && wakeTool("drawing")), true);
  addEventListener("click", ({ altKey }) => void (altKey && wakeTool("zoom")), true);
}

/**
 * Begins a tool, once.
 *
 * @param {import("./deck.js").Deck} deck @param {string} name @param {import("./types.d.ts").FetchTool} fetchTool
 * @returns {boolean} whether it has begun
 */
function beginTool(deck, name, fetchTool) {
  if (!asleep.delete(name)) return false;
  attempt(() => fetchTool(name)(deck));
  return true;
}
