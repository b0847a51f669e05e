/**
 * Fits the canvas into the window, whatever its shape: the largest size that shows all of it.
 *
 * The factor is `--slidev-slide-scale` on the container; page/stage.css applies it, and decks may
 * divide by it.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function scale(deck) {
  const container = document.getElementById("slide-container");
  if (!container) return;

  const fit = () => {
    const { clientWidth, clientHeight } = container;
    const factor = Math.min(clientWidth / deck.data.width, clientHeight / deck.data.height);
    // A frame that is not displayed has no size; what it has once it is comes by the observer.
    if (factor > 0) container.style.setProperty("--slidev-slide-scale", String(factor));
  };

  let canvas = "";
  const fitOther = () => {
    const { width, height } = deck.data;
    // Asking for sizes lays out the page: not after each save.
    if (canvas !== (canvas = `${width} ${height}`)) fit();
  };

  // Of the first moment, by head.js.
  document.documentElement.style.removeProperty("--slidev-slide-scale");
  new ResizeObserver(fit).observe(container);
  deck.onMove(({ previous }) => void (previous || fitOther()));
}
