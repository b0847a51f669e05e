/**
 * Moves one slide out and the next one in.
 *
 * By the class names of Vue and Slidev, so that a deck's own transition is CSS alone: for `fade`, the
 * slide that comes has `fade-enter-from` at first and `fade-enter-to` then, `fade-enter-active` all the
 * while; the one that goes, `fade-leave-…`. It ends when the animations that these classes started
 * have ended. There is never more than one: the next move finishes it at once. The other features see
 * nothing of it: the state, and what is inert, changed before it began.
 */

import { transitionBetween } from "./position.js";

/** @param {import("./deck.js").Deck} deck */
export function transitions(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let finish = () => {};

  deck.onView(() => finish());
  deck.onMove(({ page, previous, direction }) => {
    finish();
    finish = () => {};
    if (!previous) return;
    markDirection(/** @type {HTMLElement} */ (deck.section(page)), direction);
    const name = transitionBetween(deck.data.slides, previous.page, page);
    if (!name || deck.view !== "slide" || reduced.matches || document.hidden) return;
    const leaving = /** @type {HTMLElement} */ (deck.section(previous.page));
    const entering = /** @type {HTMLElement} */ (deck.section(page));
    finish = name === "view-transition" ? morph(leaving, entering) : animate(name, leaving, entering);
  });
}

/** For `forward:` and `backward:` of the utility classes. @param {HTMLElement} section @param {string | null} direction */
function markDirection(section, direction) {
  const slideshow = section.parentElement;
  slideshow?.classList.toggle("slidev-nav-go-forward", direction === "forward");
  slideshow?.classList.toggle("slidev-nav-go-backward", direction === "backward");
}

/**
 * @param {string} name @param {HTMLElement} leaving @param {HTMLElement} entering
 * @returns {() => void} what ends it at once
 */
function animate(name, leaving, entering) {
  const first = [`${name}-leave-from`, `${name}-enter-from`];
  const all = ["leave", "enter"].flatMap((way) => ["from", "active", "to"].map((when) => `${name}-${way}-${when}`));
  leaving.classList.add("slidegen-leaving", `${name}-leave-active`, first[0]);
  entering.classList.add(`${name}-enter-active`, first[1]);
  entering.getBoundingClientRect(); // makes the browser take in where both begin
  leaving.classList.replace(first[0], `${name}-leave-to`);
  entering.classList.replace(first[1], `${name}-enter-to`);

  const running = [leaving, entering].flatMap((section) => section.getAnimations());
  const finish = once(() => {
    leaving.classList.remove("slidegen-leaving", ...all);
    entering.classList.remove(...all);
    // A CSS transition goes on without the class that started it.
    for (const animation of running) animation.cancel();
  });
  Promise.allSettled(running.map(({ finished }) => finished)).then(finish);
  return finish;
}

/**
 * The browser's own transition between two states of the page; a cut where it has none.
 *
 * @param {HTMLElement} leaving @param {HTMLElement} entering @returns {() => void} what ends it at once
 */
function morph(leaving, entering) {
  if (!document.startViewTransition) return () => {};
  // The browser takes its picture of the old state in the next frame: until then it must stand.
  leaving.classList.add("slidegen-leaving");
  entering.classList.add("slidegen-waiting");
  const swap = once(() => {
    leaving.classList.remove("slidegen-leaving");
    entering.classList.remove("slidegen-waiting");
  });
  const transition = document.startViewTransition(swap);
  // Being skipped is not a failure.
  transition.ready.catch(() => {});
  return () => {
    swap();
    transition.skipTransition();
  };
}

/** By the second call the slides may be in their next transition, with the same classes. @param {() => void} task */
function once(task) {
  let done = false;
  return () => {
    if (!done) task();
    done = true;
  };
}
