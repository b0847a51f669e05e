/**
 * The table of keys (Slidev reference §7.1, and what slides are used to from elsewhere: Home, End, and
 * `b` or `.` for a blank screen, which remotes send).
 *
 * A row binds keys to an action's name. Whether the action exists is the features' affair: a row
 * without one is not bound, and not in the help.
 *
 * @typedef {import("./types.d.ts").Binding} Binding
 */

/** @type {Binding[]} */
export const BINDINGS = [
  { action: "next", keys: ["ArrowRight", "Space", "PageDown"], view: "slide", repeat: true },
  { action: "prev", keys: ["ArrowLeft", "Shift+Space", "PageUp"], view: "slide", repeat: true },
  { action: "nextSlide", keys: ["ArrowDown", "Shift+ArrowRight"], view: "slide", repeat: true },
  { action: "prevSlide", keys: ["ArrowUp", "Shift+ArrowLeft"], view: "slide", repeat: true },
  { action: "first", keys: ["Home"], view: "slide" },
  { action: "last", keys: ["End"], view: "slide" },
  { action: "overview", keys: ["o", "`"] },
  { action: "goto", keys: ["g", "/"] },
  { action: "digit", keys: [..."0123456789"], view: "slide", shown: "0–9" },
  { action: "digitsGo", keys: ["Enter"], view: "slide" },
  { action: "presenter", keys: ["p"], view: "slide" },
  { action: "blank", keys: ["b", "."], view: "slide" },
  { action: "white", keys: ["w", ","], view: "slide" },
  { action: "unblank", keys: ["Escape"], view: "slide" },
  { action: "timer", keys: ["t"], view: "slide" },
  { action: "advance", keys: ["a"], view: "slide" },
  { action: "fullscreen", keys: ["f"] },
  { action: "show", keys: ["F5", "Shift+F5"], view: "slide" },
  { action: "dark", keys: ["d"] },
  { action: "help", keys: ["?"] },
  { action: "cardRight", keys: ["ArrowRight"], view: "overview", repeat: true },
  { action: "cardLeft", keys: ["ArrowLeft"], view: "overview", repeat: true },
  { action: "cardDown", keys: ["ArrowDown"], view: "overview", repeat: true },
  { action: "cardUp", keys: ["ArrowUp"], view: "overview", repeat: true },
  { action: "cardFirst", keys: ["Home"], view: "overview" },
  { action: "cardLast", keys: ["End"], view: "overview" },
  { action: "cardDigit", keys: [..."0123456789"], view: "overview", shown: "0–9" },
  { action: "cardOpen", keys: ["Enter"], view: "overview" },
  { action: "overviewClose", keys: ["Escape"], view: "overview" },
  { action: "readClose", keys: ["Escape"], view: "read" },
];

/**
 * What is bound: the rows whose action is offered, then the keys that actions bring along. Without
 * letters those of one character are not (WCAG 2.1.4), but for the digits that choose a card.
 *
 * @param {import("./types.d.ts").Actions} actions @returns {Binding[]}
 */
export function boundKeys(actions) {
  /** @type {Binding[]} */
  const own = actions.entries().flatMap(([action, { keys }]) => (keys ? [{ action, keys }] : []));
  // What came last, as from the theme, has its key before the tools.
  const rows = remapped([...BINDINGS, ...own.reverse()], actions.keys).filter(({ action }) => actions.get(action));
  if (actions.letters) return rows;
  const usable = rows.map((row) => (row.shown ? row : { ...row, keys: row.keys.filter((key) => key.length > 1) }));
  return usable.filter(({ keys }) => keys.length > 0);
}

/**
 * The rows with the keys that a deck chose. A key that it gave to one action is no other one's.
 *
 * @param {Binding[]} rows @param {Record<string, string[]>} chosen @returns {Binding[]}
 */
function remapped(rows, chosen) {
  const taken = new Set(Object.values(chosen).flat());
  if (Object.keys(chosen).length === 0) return rows;
  return rows
    .map((row) => ({ ...row, keys: chosen[row.action] ?? row.keys.filter((key) => !taken.has(key)) }))
    .filter(({ keys }) => keys.length > 0);
}

/** The name of a pressed key in the table. @param {Pick<KeyboardEvent, "key" | "shiftKey">} event */
export function keyName({ key, shiftKey }) {
  if (key === " ") return shiftKey ? "Shift+Space" : "Space";
  // Shift has already made a printed character what it is: `?` needs it on one keyboard, not on another.
  if (key.length === 1) return key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

/** @type {Record<string, string>} */
const CAPS = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowDown: "↓",
  ArrowUp: "↑",
  PageDown: "Page Down",
  PageUp: "Page Up",
  Escape: "Esc",
};

/** What is printed on the keys of a row's entry: `Shift+ArrowUp` is two. @param {string} key */
export function keyCaps(key) {
  return key.split("+").map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
