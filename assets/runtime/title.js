/**
 * The window's title follows the slide: the slide's title first, as that is what tells windows and
 * history entries apart; then the deck's, in its template. The first slide has the deck's alone.
 *
 * The speaker's windows are called by what they are for.
 */

/** Slidev's words. */
const WINDOWS = { play: "", presenter: "Presenter - ", notes: "Notes - " };

/** @param {import("./deck.js").Deck} deck */
export function title(deck) {
  const show = () => {
    const { page } = deck;
    const whole = deck.data.titleTemplate.replaceAll("%s", () => deck.data.title);
    const slide = deck.slide(page)?.title;
    const here = page > 1 && slide && slide !== deck.data.title ? `${slide} · ${whole}` : whole;
    document.title = WINDOWS[deck.mode.is] + (deck.mode.is === "play" ? here : whole);
  };
  deck.mode.onChange(show);
  deck.onMove(({ page, previous }) => void (previous?.page === page || show()));
}
