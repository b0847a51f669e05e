/**
 * Which slides are displayed and can be reached.
 *
 * One slide has `slidegen-current`; page/stage.css displays no other. All others are `inert`, out of
 * reach of Tab, of clicks and of screen readers; not so where all slides are seen together (the
 * overview, print), which `data-slidegen-view` on the document's element says.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function stage(deck) {
  /** @param {HTMLElement | undefined} section @param {boolean} current */
  const place = (section, current) => {
    section?.classList.toggle("slidegen-current", current);
    section?.toggleAttribute("inert", !current && deck.view === "slide");
  };
  const placeAll = () => deck.sections.forEach((section, index) => place(section, index + 1 === deck.page));

  deck.onView((view) => {
    document.documentElement.dataset.slidegenView = view;
    placeAll();
  });
  deck.onMove(({ page, previous }) => {
    if (!previous) return placeAll();
    if (previous.page === page) return;
    place(deck.section(previous.page), false);
    place(deck.section(page), true);
  });
}
