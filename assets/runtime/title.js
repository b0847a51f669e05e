/**
 * The window's title follows the slide: the slide's title first, as that is what tells windows and
 * history entries apart; then the deck's, in its template. The first slide has the deck's alone.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function title(deck) {
  deck.onMove(({ page, previous }) => {
    if (previous?.page === page) return;
    const whole = deck.data.titleTemplate.replaceAll("%s", () => deck.data.title);
    const slide = deck.slide(page)?.title;
    document.title = page > 1 && slide && slide !== deck.data.title ? `${slide} · ${whole}` : whole;
  });
}
