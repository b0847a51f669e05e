/**
 * Keeps the screen awake while the page is seen: nobody touches the machine during a talk.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function wake(deck) {
  const isThumbnail = /[?&]still\b/.test(location.hash);
  if (deck.data.wakeLock === false || !("wakeLock" in navigator) || isThumbnail) return;
  // The browser lets go of it whenever the page is out of sight, and may refuse: battery, settings.
  const request = () => document.visibilityState === "visible" && navigator.wakeLock.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", request);
  request();
}
