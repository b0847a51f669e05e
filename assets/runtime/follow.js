/**
 * All windows of a talk stand at the same slide and click: a move of this one is told, a move of
 * another one followed.
 *
 * A window that comes back shows what its address names; one without goes where the talk was. One that
 * was loaded again goes there too: its address is written after a move, so it may name the step before.
 */

import { parseRoute } from "./route.js";

/** @param {import("./deck.js").Deck} deck */
export function follow(deck) {
  const { shared } = deck;
  const tell = (/** @type {import("./types.d.ts").Position} */ { page, clicks }) => {
    const { build } = deck.data;
    const at = shared.get("position");
    if (at?.page !== page || at?.clicks !== clicks || at?.build !== build) shared.set("position", { page, clicks, build });
  };
  const { page, anchor } = parseRoute(location.hash, deck.data.slides);
  if (!shared.entries.position) {
    // Where nothing has moved yet: told to who asks, and less than any move.
    shared.entries.position = { value: { page: deck.page, clicks: deck.clicks, build: deck.data.build }, count: 0, by: shared.by };
  } else if ((page || anchor) && !wasHere(deck)) tell(deck);
  deck.onMove((move) => void (move.previous && tell(move)));
  // While the live reload goes from window to window, numbers of one build mean other slides in another.
  shared.on("position", (at) => void ((at.build ?? deck.data.build) === deck.data.build && deck.go(at.page, at.clicks)));
}

/** Whether this very page was here before, and what was kept is its place. @param {import("./deck.js").Deck} deck */
function wasHere({ data, shared }) {
  const [loaded] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return loaded?.type === "reload" && shared.get("position").build === data.build;
}
