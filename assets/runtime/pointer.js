/**
 * Moves by finger and mouse (Slidev reference §7.2), and hides a mouse that rests.
 *
 * A swipe over the slide moves as the arrow keys do; a click beside the slide, on the letterbox, goes on
 * in the right half of the window and back in the left. Clicks on the slide are the slide's.
 */

/** Of a mouse over a slide, in ms. */
const REST = 2000;

/** @param {import("./deck.js").Deck} deck */
export function pointer(deck) {
  const container = document.getElementById("slide-container");
  if (!container) return;
  swipe(deck, container);
  container.addEventListener("click", (event) => {
    if (event.target !== container || deck.view !== "slide") return;
    if (event.clientX > innerWidth / 2) deck.next();
    else deck.prev();
  });
  hideAtRest();
}

/** @param {import("./deck.js").Deck} deck @param {HTMLElement} container */
function swipe(deck, container) {
  /** @type {Touch | null} where the only finger began */
  let began = null;

  container.addEventListener(
    "touchstart",
    ({ touches, target }) => {
      // Two fingers zoom, and one finger moves about in what is zoomed.
      const single = touches.length === 1 && (visualViewport?.scale ?? 1) < 1.01;
      began = single && deck.view === "slide" && !isHandled(target) ? touches[0] : null;
    },
    { passive: true },
  );
  container.addEventListener("touchcancel", () => (began = null));
  container.addEventListener("touchend", ({ changedTouches, touches }) => {
    if (!began || touches.length > 0) return;
    const across = changedTouches[0].clientX - began.clientX;
    const down = changedTouches[0].clientY - began.clientY;
    began = null;
    move(deck, across, down);
  });
}

/** @param {import("./deck.js").Deck} deck @param {number} across in px @param {number} down in px */
function move(deck, across, down) {
  if (Math.abs(across) >= Math.abs(down)) {
    if (Math.abs(across) <= Math.min(75, innerWidth * 0.3)) return;
    if (across < 0) deck.next();
    else deck.prev();
  } else {
    if (Math.abs(down) <= Math.min(200, innerHeight * 0.4)) return;
    if (down < 0) deck.nextSlide();
    else deck.prevSlide();
  }
}

/** Whether a finger on it does something else: drags a slider, scrolls a box. @param {EventTarget | null} target */
function isHandled(target) {
  for (let at = target instanceof Element ? target : null; at && at.id !== "slide-container"; at = at.parentElement) {
    if (at.matches("input, textarea, select, audio, video, [contenteditable]")) return true;
    if (at.scrollWidth <= at.clientWidth && at.scrollHeight <= at.clientHeight) continue;
    const { overflowX, overflowY } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth) return true;
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight) return true;
  }
  return false;
}

/** `slidegen-idle` on the document's element takes the cursor away. */
function hideAtRest() {
  const { classList } = document.documentElement;
  let timer = 0;
  addEventListener("pointermove", ({ pointerType }) => {
    clearTimeout(timer);
    classList.remove("slidegen-idle");
    if (pointerType === "mouse") timer = setTimeout(() => classList.add("slidegen-idle"), REST);
  });
}
