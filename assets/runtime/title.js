/**
 * The window's title follows the slide: the slide's title first, as that is what tells windows and
 * history entries apart; then the deck's, in its template. The first slide has the deck's alone.
 *
 * The speaker's windows are called by what they are for.
 */

import { element } from "./elements.js";

/** Slidev's words. */
const WINDOWS = { play: "", presenter: "Presenter - ", notes: "Notes - " };

/** @param {import("./deck.js").Deck} deck */
export function title(deck) {
  spareHeading(deck);
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

/**
 * Headings for those who do not see the slide: where it shows no `h1` of its own its title is one, and
 * where its first heading is an `h3` or below the deck's title stands over that, so that no level is left out.
 *
 * @param {import("./deck.js").Deck} deck
 */
function spareHeading(deck) {
  const [top, second] = [element("h1", { class: "slidegen-offscreen" }), element("h2", { class: "slidegen-offscreen" })];
  document.getElementById("slide-content")?.prepend(top, second);
  const show = () => {
    const { page, total } = deck;
    const own = [...(deck.section(page)?.querySelectorAll("h1, h2, h3, h4, h5, h6") ?? [])];
    const seen = own.filter((one) => !one.closest(".slidev-vclick-hidden, .slidev-vclick-display-none"));
    const isDeep = /[3-6]/.test(seen[0]?.tagName ?? "");
    const title = deck.slide(page)?.title ?? `Slide ${page} of ${total}`;
    top.hidden = deck.view !== "slide" || seen.some(({ tagName }) => tagName === "H1");
    second.hidden = top.hidden || !isDeep;
    top.textContent = isDeep ? deck.data.title : title;
    second.textContent = title;
  };
  deck.onMove(show);
  deck.onView(show);
}
