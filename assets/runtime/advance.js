/**
 * Goes on by itself, step by step, and at the end begins anew where the deck says `loop`: for a screen
 * in a hall. A key and a button stop it; a step by hand starts the time of the step anew.
 *
 * All windows of a talk run together: each would go to the same place, so it does not matter which is
 * the first.
 */

/** Seconds of a step, where the deck does not go on by itself and somebody asks it to. */
const STEP = 10;

/** @param {import("./deck.js").Deck} deck */
export function advance(deck) {
  const { actions, shared } = deck;
  let timer = 0;
  const isOn = () => shared.get("advance") ?? deck.data.autoAdvance != null;
  const step = () => {
    const isLast = deck.page === deck.total && deck.clicks >= deck.clicksTotal;
    if (!isLast) deck.next();
    else if (deck.data.loop) deck.go(1);
  };
  const wait = () => {
    clearTimeout(timer);
    if (!isOn() || deck.view !== "slide" || shared.get("blank")) return;
    timer = setTimeout(step, (deck.slide(deck.page)?.autoAdvance ?? deck.data.autoAdvance ?? STEP) * 1000);
  };

  actions.offer("advance", {
    label: "Go on by itself",
    pressed: isOn(),
    icon: deck.data.autoAdvance != null ? "M6 5l8 7l-8 7zM17 5v14" : undefined,
    run() {
      shared.set("advance", !isOn());
      deck.speech.send(isOn() ? "Goes on by itself" : "Stands");
    },
  });
  shared.onChange(({ name }) => {
    if (name === "advance") actions.press("advance", isOn());
    if (name === "advance" || name === "blank") wait();
  });
  deck.onMove(wait);
  deck.onView(wait);
}
