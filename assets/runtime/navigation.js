/**
 * Offers the ways to move: the names are Slidev's, `first` and `last` are ours.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function navigation(deck) {
  /** @type {[string, string, () => void][]} */
  const moves = [
    ["prev", "Previous", deck.prev],
    ["next", "Next", deck.next],
    ["prevSlide", "Previous slide", deck.prevSlide],
    ["nextSlide", "Next slide", deck.nextSlide],
    ["first", "First slide", () => deck.go(1)],
    ["last", "Last slide", () => deck.go(deck.total)],
  ];
  for (const [name, label, run] of moves) deck.actions.offer(name, { label, run });
}
