/**
 * Writes into the browser's address bar and history.
 *
 * Of a move that is done after it is on the screen: browsers take longer for it than for the move.
 *
 * @typedef {"pushState" | "replaceState"} Way a new entry of the history, or another text for this one
 */

/** When a move is on the screen, in ms. */
const PAINTED = 60;

/** Writes the last of what it is given, and every new entry of the history. */
export function writeSoon() {
  /** @type {[string | null, Way] | null} */
  let next = null;
  let due = 0;
  const forget = () => {
    clearTimeout(due);
    next = null;
  };
  const finish = () => {
    const waiting = next;
    forget();
    if (waiting) write(...waiting);
  };
  addEventListener("pagehide", finish);
  return {
    forget,
    finish,
    /** @param {string | null} route @param {Way} way */
    write(route, way) {
      // An entry of the history that waits is not lost to a quick next move.
      if (way === "pushState") finish();
      next = [route, next?.[1] ?? way];
      clearTimeout(due);
      due = setTimeout(finish, PAINTED);
    },
  };
}

/** @param {string | null} route null where it stays as it is @param {Way} way */
export function write(route, way) {
  if (route === null || route === location.hash) return;
  try {
    history[way](null, "", route);
  } catch {
    // No history here, or (Safari) more than a hundred entries in half a minute: a later move writes it.
  }
}

