/**
 * Print: every slide at its last click, one a sheet of the canvas' size (page/print.css does the rest).
 *
 * @param {import("./deck.js").Deck} deck
 */
export function printing(deck) {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  deck.onMove(({ previous }) => {
    // A custom property does not reach `@page`.
    const { width, height } = deck.data;
    if (!previous) sheet.replaceSync(`@page { size: ${width}px ${height}px; margin: 0 }`);
  });

  /** @type {import("./types.d.ts").View} */
  let before = "slide";
  const begin = () => {
    if (deck.view === "print") return;
    before = deck.view;
    deck.setView("print");
  };
  const end = () => deck.view === "print" && deck.setView(before);
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  // For browsers that print by other ways than their menu, and for the emulation of print media.
  const media = matchMedia("print");
  media.addEventListener("change", () => (media.matches ? begin() : end()));
  if (media.matches) begin();
}
