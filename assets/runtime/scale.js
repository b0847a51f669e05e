/** By how much of itself the window's shape may differ from the canvas's where the canvas fills it. */
const SAME_SHAPE = 0.002;

/**
 * Fits the canvas into the window, whatever its shape: the largest size that shows all of it. A window of
 * almost its shape it fills, and half a px of it is cut: 980 by 552 is not quite 16 to 9, and on a screen
 * that is, a light slide would stand between two black lines.
 *
 * The factor is `--slidev-slide-scale` on the container; page/stage.css applies it, and decks may
 * divide by it. head.js has the same rule.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function scale(deck) {
  const container = document.getElementById("slide-container");
  if (!container) return;

  const fit = () => {
    const [across, down] = [container.clientWidth / deck.data.width, container.clientHeight / deck.data.height];
    const factor = Math.abs(across / down - 1) < SAME_SHAPE ? Math.max(across, down) : Math.min(across, down);
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
