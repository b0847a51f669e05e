/**
 * The clock of the talk, one for all its windows. It starts with the first step, and stands while
 * somebody asks a question.
 */

import { spentOf } from "./plan.js";

/** @param {import("./deck.js").Deck} deck */
export function timer(deck) {
  const { actions, shared } = deck;
  /** @returns {import("./types.d.ts").Clock} */
  const clock = () => shared.get("clock") ?? { since: null, spent: 0 };
  const start = () => shared.set("clock", { ...clock(), since: Date.now() });

  shared.on("clock", ({ since }) => actions.press("timer", since !== null));
  deck.onMove(({ previous, direction }) => {
    const isNew = clock().since === null && clock().spent === 0;
    const moved = shared.entries.position?.by === shared.by;
    if (previous && isNew && moved && direction === "forward" && deck.view === "slide") start();
  });
  actions.offer("timer", {
    label: "Run the clock",
    pressed: clock().since !== null,
    run: () => (clock().since === null ? start() : shared.set("clock", { since: null, spent: spentOf(clock(), Date.now()) })),
  });
  actions.offer("timerReset", { label: "Set the clock to zero", run: () => shared.set("clock", { since: null, spent: 0 }) });
}
