/**
 * Keeps the address bar and the deck together.
 *
 * A change of slides is an entry in the browser's history, a step within a slide is not, so Back goes
 * to the slide before, as it was left. An anchor (`#fn1`) goes to the slide that holds it, at the click
 * that shows it, and gives it the focus. Where the history is closed to the page (a sandboxed frame)
 * the deck works without it.
 *
 * @typedef {import("./types.d.ts").Position} Position
 */

import { write, writeSoon } from "./addressbar.js";
import { formatRoute, parseRoute } from "./route.js";

/** Their first words in an address. */
const MODES = { play: "", presenter: "presenter", notes: "notes" };

/**
 * Where an address leads.
 *
 * @param {string} hash `location.hash` @param {readonly import("./types.d.ts").SlideData[]} slides
 * @param {Position} here for an address that names no slide @returns {Position}
 */
export function readAddress(hash, slides, here) {
  const { page, clicks, anchor } = parseRoute(hash, slides);
  const target = anchor ? document.getElementById(anchor) : null;
  const no = Number(target?.closest("[data-slidev-no]")?.getAttribute("data-slidev-no"));
  if (!target || !no) return page ? { page, clicks } : here;
  const shown = no === here.page ? here.clicks : 0;
  return { page: no, clicks: Math.max(shown, page === no ? clicks : 0, clickThatShows(target)) };
}

/** @param {import("./deck.js").Deck} deck */
export function address(deck) {
  let following = false;
  let opened = false;
  const soon = writeSoon();

  const follow = () => {
    soon.forget();
    const { page, clicks } = readAddress(location.hash, deck.data.slides, deck);
    following = true;
    openView(deck);
    deck.go(page, clicks);
    following = false;
    settle();
  };
  /** Gives an anchor its focus, and any other address the form in which the deck would write it. */
  const settle = () => {
    const { anchor } = parseRoute(location.hash, deck.data.slides);
    if (anchor) focusAnchor(anchor);
    else write(routeOf(deck), "replaceState");
  };

  openView(deck);
  keepMode(deck);
  deck.onMove(({ page, previous }) => {
    if (opened && !following) soon.write(routeOf(deck), previous && previous.page !== page ? "pushState" : "replaceState");
  });
  deck.onView(() => {
    soon.finish();
    if (opened && !following) write(routeOf(deck), "replaceState");
  });
  addEventListener("hashchange", follow);
  // After the other features have brought the first slide on: what is not displayed takes no focus.
  queueMicrotask(() => {
    opened = true;
    settle();
  });
}

/** Opens what an address names besides a slide. @param {import("./deck.js").Deck} deck */
function openView(deck) {
  const { view, anchor } = parseRoute(location.hash, deck.data.slides);
  // The overview stays while Back goes from slide to slide in it.
  if (!view && (anchor || deck.view === "overview")) return;
  const isForSpeaker = view === "notes" || (view === "presenter" && deck.data.presenter !== false);
  deck.mode.set(isForSpeaker ? view : "play");
  deck.setView(view === "overview" || view === "print" || view === "read" ? view : "slide");
}

/** A link of a slide leads to another slide, not out of the presenter's window. @param {import("./deck.js").Deck} deck */
function keepMode(deck) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#/']") : null;
    if (!link || deck.mode.is === "play" || event.defaultPrevented) return;
    const { page, clicks, view } = parseRoute(link.getAttribute("href") ?? "", deck.data.slides);
    if (!page || view) return;
    event.preventDefault();
    deck.go(page, clicks);
  });
}

/** What the address should be; null where it keeps what it asks for. @param {import("./deck.js").Deck} deck */
function routeOf(deck) {
  if (deck.view === "print" || deck.view === "read") return null;
  const view = deck.view === "slide" ? MODES[deck.mode.is] : deck.view;
  return formatRoute(deck.page, deck.clicks, deck.slide(deck.page), view);
}

/** The first click at which an element and all around it are shown. @param {Element} target */
function clickThatShows(target) {
  let clicks = 0;
  for (
    let around = target.closest("[data-slidev-clicks-start]");
    around;
    around = around.parentElement?.closest("[data-slidev-clicks-start]") ?? null
  ) {
    if (around.hasAttribute("data-slidegen-hide")) continue;
    clicks = Math.max(clicks, Number(around.getAttribute("data-slidev-clicks-start")));
  }
  return clicks;
}

/** @param {string} id */
function focusAnchor(id) {
  const target = document.getElementById(id);
  if (!target?.closest("[data-slidev-no]")) return;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}
