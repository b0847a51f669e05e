/**
 * Offers the ways to move: the names are Slidev's, `first` and `last` are ours.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function navigation(deck) {
  const { actions } = deck;
  actions.offer("prev", { label: "Previous", run: () => deck.prev() });
  actions.offer("next", { label: "Next", run: () => deck.next() });
  actions.offer("prevSlide", { label: "Previous slide", run: () => deck.prevSlide() });
  actions.offer("nextSlide", { label: "Next slide", run: () => deck.nextSlide() });
  actions.offer("first", { label: "First slide", run: () => deck.go(1) });
  actions.offer("last", { label: "Last slide", run: () => deck.go(deck.total) });
}
