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

  // The reading view is printed as it reads, on the paper that there is.
  deck.onView((view) => void (sheet.disabled = view === "read"));

  /** The view that is printed as sheets; null while none is. @type {import("./types.d.ts").View | null} */
  let before = null;
  // Between its two events the browser prints, whatever the medium says meanwhile: Chromium's flickers while fonts load.
  let announced = false;
  const begin = () => {
    if (deck.view === "print" || deck.view === "read") return;
    before = deck.view;
    deck.setView("print");
  };
  const end = () => {
    if (announced) return;
    if (before && deck.view === "print") deck.setView(before);
    before = null;
  };
  addEventListener("beforeprint", () => {
    announced = true;
    begin();
  });
  addEventListener("afterprint", () => {
    announced = false;
    end();
  });
  // For browsers that print by other ways than their menu, and for the emulation of print media.
  const media = matchMedia("print");
  media.addEventListener("change", () => (media.matches ? begin() : end()));
  if (media.matches) begin();
}
