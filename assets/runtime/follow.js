/**
 * All windows of a talk stand at the same slide and click: a move of this one is told, a move of
 * another one followed.
 *
 * A window that comes back shows what its address names; one without goes where the talk was.
 */

import { parseRoute } from "./route.js";

/** @param {import("./deck.js").Deck} deck */
export function follow(deck) {
  const { shared } = deck;
  const tell = (/** @type {import("./types.d.ts").Position} */ { page, clicks }) => {
    const at = shared.get("position");
    if (at?.page !== page || at?.clicks !== clicks) shared.set("position", { page, clicks });
  };
  const { page, anchor } = parseRoute(location.hash, deck.data.slides);
  if (!shared.entries.position) {
    // Where nothing has moved yet: told to who asks, and less than any move.
    shared.entries.position = { value: { page: deck.page, clicks: deck.clicks }, count: 0, by: shared.by };
  } else if (page || anchor) tell(deck);
  deck.onMove((move) => void (move.previous && tell(move)));
  shared.on("position", (at) => deck.go(at.page, at.clicks));
}
