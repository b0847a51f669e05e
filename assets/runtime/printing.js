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
  let isPrinting = false;
  addEventListener("beforeprint", () => {
    isPrinting = true;
    begin();
  });
  addEventListener("afterprint", () => {
    isPrinting = false;
    end();
  });
  // For browsers that print by other ways than their menu, and for the emulation of print media. While
  // Chromium prints and waits for a font, it leaves and enters the medium again: that is no end.
  const media = matchMedia("print");
  media.addEventListener("change", () => {
    if (!isPrinting) (media.matches ? begin : end)();
  });
  if (media.matches) begin();
}
