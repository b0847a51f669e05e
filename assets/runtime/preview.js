/**
 * What comes next, as it will be: the next click, else the next slide.
 */

import { nextPosition } from "./position.js";
import { Replica, replicaStyles } from "./replica.js";

/** @param {import("./deck.js").Deck} deck @param {HTMLElement} panel where the slide goes @param {HTMLElement} caption */
export function preview(deck, panel, caption) {
  /** @type {Replica | null} */
  let replica = null;
  let due = 0;

  const fit = () => {
    const { width, height } = deck.data;
    replica?.scale(Math.min(panel.clientWidth / width, panel.clientHeight / height));
  };
  const draw = () => {
    due = 0;
    if (deck.mode.is !== "presenter") return;
    if (!replica) panel.replaceChildren((replica = new Replica(deck, replicaStyles())).host);
    const next = nextOf(deck);
    caption.textContent = captionOf(deck, next);
    replica.show(next?.page ?? 0, next?.clicks ?? 0);
    fit();
  };
  // After the slide itself has been painted: the room does not wait for it.
  const soon = () => void (due ||= setTimeout(draw, 0));

  deck.onMove(({ previous }) => {
    // A live reload may have brought other styles.
    if (!previous) replica = null;
    soon();
  });
  deck.mode.onChange(soon);
  deck.shared.onChange(({ name }) => void (name.startsWith("drawing/") && soon()));
  new MutationObserver(soon).observe(document.documentElement, { attributeFilter: ["class"] });
  new ResizeObserver(fit).observe(panel);
}

/** Null at the end. @param {import("./deck.js").Deck} deck */
function nextOf(deck) {
  const at = { page: deck.page, clicks: deck.clicks };
  const next = nextPosition(deck.data.slides, at);
  return next === at ? null : next;
}

/** @param {import("./deck.js").Deck} deck @param {import("./types.d.ts").Position | null} next */
function captionOf(deck, next) {
  if (!next) return "End of the talk";
  const slide = deck.slide(next.page);
  if (next.page === deck.page) return `Next: click ${next.clicks} of ${slide?.clicks}`;
  return `Next: ${next.page}${slide?.title ? ` · ${slide.title}` : ""}`;
}
