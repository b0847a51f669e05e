/**
 * Has the pictures of the neighbouring slides decoded while nothing else is to do, so that a large one
 * is there in the first frame of its slide; and all fonts, which the page carries because some slide
 * needs them, so that no text of a later slide, or of a printed one, is late.
 */

/** How many slides ahead; the one before is likely, too. */
const AHEAD = 2;

/** @param {import("./deck.js").Deck} deck */
export function preload(deck) {
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ task) => setTimeout(task, 200));
  let from = 0;
  const decode = () => {
    for (let no = deck.page - 1; no <= deck.page + AHEAD; no++) {
      // One that is broken or not yet there is shown as it comes.
      for (const picture of deck.section(no)?.querySelectorAll("img") ?? []) picture.decode().catch(() => {});
    }
  };
  wait(() => {
    // One that is broken leaves its text to the next family.
    for (const face of document.fonts) face.load().catch(() => {});
  });
  deck.onMove(({ page, previous }) => {
    if (previous && page === from) return;
    from = page;
    wait(decode);
  });
}
