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

/** A heading for those who do not see the slide, where it shows none of its own. @param {import("./deck.js").Deck} deck */
function spareHeading(deck) {
  const heading = element("h1", { class: "slidegen-offscreen" });
  document.getElementById("slide-content")?.prepend(heading);
  const show = () => {
    const { page, total } = deck;
    const own = [...(deck.section(page)?.querySelectorAll("h1") ?? [])];
    heading.hidden = deck.view !== "slide" || own.some((one) => !one.closest(".slidev-vclick-hidden, .slidev-vclick-display-none"));
    heading.textContent = deck.slide(page)?.title ?? `Slide ${page} of ${total}`;
  };
  deck.onMove(show);
  deck.onView(show);
}
