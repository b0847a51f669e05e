/**
 * Where the author was, over builds that do not have that slide.
 *
 * An editor that empties a file before it writes, a save in two halves, a slide that is cut out and put
 * back: the page shows the nearest slide meanwhile, and returns as soon as the place is there again.
 * Who goes elsewhere in the meantime stays there.
 */

import { readSession, writeSession } from "../storage.js";

/** @typedef {import("../types.d.ts").Position} Position */
/** @typedef {import("../types.d.ts").DeckData} DeckData */

const KEPT = "slidegen-place";

/** @param {import("../deck.js").Deck} deck */
export function keepPlace(deck) {
  /** What was meant, and what is shown instead of it. @type {{ meant: Position, instead: Position } | null} */
  let lost = null;
  const before = read();
  if (before) show(deck.data, before);
  return {
    show,
    /** Loads the page again; it takes its place up where this one leaves it. */
    loadAgain() {
      writeSession(KEPT, JSON.stringify(whereMeant()));
      location.reload();
    },
  };

  /** Shows the deck anew, as near to `meant` as it can be. @param {DeckData} data @param {Position} [meant] */
  function show(data, meant = whereMeant()) {
    deck.refresh(data, meant);
    lost = isSame(meant, here()) ? null : { meant, instead: here() };
  }

  /** @returns {Position} */
  function whereMeant() {
    return lost && isSame(lost.instead, here()) ? lost.meant : here();
  }

  function here() {
    return { page: deck.page, clicks: deck.clicks };
  }
}

/** The place that the page had before it was loaded again, once. @returns {Position | null} */
function read() {
  const kept = readSession(KEPT);
  writeSession(KEPT, "");
  return kept ? JSON.parse(kept) : null;
}

/** @param {Position} a @param {Position} b */
function isSame(a, b) {
  return a.page === b.page && a.clicks === b.clicks;
}
