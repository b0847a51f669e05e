/**
 * The whole screen for the deck. Not offered where the browser has none (an iPhone, a frame without
 * the permission).
 *
 * @param {import("./deck.js").Deck} deck
 */
export function fullscreen(deck) {
  if (!document.fullscreenEnabled) return;
  const isOn = () => document.fullscreenElement !== null;
  const toggle = () => (isOn() ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  deck.actions.offer("fullscreen", {
    label: "Fullscreen",
    pressed: isOn(),
    // A browser may refuse, and says so on the screen itself.
    run: () => void toggle().catch(() => {}),
  });
  // What the button of a clicker sends to begin: the page must not load anew, nor leave the full screen.
  deck.actions.offer("show", { label: "Begin in fullscreen", run: () => void (isOn() || toggle().catch(() => {})) });
  document.addEventListener("fullscreenchange", () => deck.actions.press("fullscreen", isOn()));
}
