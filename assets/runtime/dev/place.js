/**
 * Where the author was, over builds: at the same slide, whatever its number now is.
 *
 * Where that slide is not there (an editor that empties a file before it writes, a save in two halves, a
 * slide that is cut out and put back) the page shows what stands in its place, and returns as soon as the
 * slide is there again. Who goes elsewhere in the meantime stays there.
 */

import { readSession, writeSession } from "../storage.js";
import { findAgain } from "./matching.js";

/** @typedef {import("../types.d.ts").Position} Position */
/** @import { DeckData, SlideData } from "../types.d.ts" */
/** @typedef {import("./matching.js").Known} Known */
/** @typedef {{ slides: Known[], at: number, clicks: number }} Meant a slide among those of its build */

const KEPT = "slidegen-place";
/** The click that the address asked for: the page of a server that has just begun knows of none. */
const ASKED = Number(new URLSearchParams(location.hash.split("?")[1]).get("clicks"));

/** @param {import("../deck.js").Deck} deck */
export function keepPlace(deck) {
  let slides = knownSlides(deck.data, deck.sections);
  /** What was meant, and what is shown instead of it. @type {{ meant: Meant, instead: Position } | null} */
  let lost = deck.data.build === 0 && ASKED ? { meant: { slides, at: deck.page - 1, clicks: ASKED }, instead: hereOf(deck) } : null;
  const before = read();
  if (before) show(deck.data, before);
  return {
    show,
    slides: () => slides,
    /** Shows a slide anew, as it now stands in the document. @param {number} no @param {SlideData} data @param {HTMLElement} section */
    retouch(no, data, section) {
      deck.data.slides[no - 1] = data;
      deck.retouch(no, section);
      slides = slides.with(no - 1, knownSlide(data, section));
    },
    /** The next page takes up the place where this one leaves it. */
    loadAgain: () => (keep(whereMeant()), location.reload()),
  };

  /** Shows the deck anew, with the slides as they now stand in the document. @param {DeckData} data @param {Meant} [meant] */
  function show(data, meant = whereMeant()) {
    const told = deck.shared.get("position");
    slides = knownSlides(data, [...document.querySelectorAll("#slideshow > .slidev-page")]);
    const { index, isThere } = findAgain(meant.slides, meant.at, slides);
    const clicks = isThere ? meant.clicks : 0;
    // Another window of the talk was here first: all go where it went.
    const isTold = told?.build === data.build && deck.data.build !== data.build;
    deck.refresh(data, isTold ? told : { page: index + 1, clicks });
    const now = hereOf(deck);
    const isMeant = isThere && now.page === index + 1 && now.clicks === clicks;
    lost = isMeant ? null : { meant: isThere ? { slides, at: index, clicks } : meant, instead: now };
    if (!isTold) deck.shared.set("position", { ...now, build: data.build });
  }

  /** @returns {Meant} */
  function whereMeant() {
    const isThere = lost && lost.instead.page === deck.page && lost.instead.clicks === deck.clicks;
    return lost && isThere ? lost.meant : { slides, at: deck.page - 1, clicks: deck.clicks };
  }
}

/** @param {import("../deck.js").Deck} deck @returns {Position} */
const hereOf = ({ page, clicks }) => ({ page, clicks });

/** @param {DeckData} data @param {Element[]} sections @returns {Known[]} */
function knownSlides(data, sections) {
  return data.slides.map((slide, index) => knownSlide(slide, sections[index]));
}

/** @param {SlideData} data @param {Element | undefined} section @returns {Known} */
function knownSlide({ key, title, alias }, section) {
  const text = section?.textContent ?? "";
  return { key: key ?? `${title}\n${text}`, title, alias, text };
}

/** Keeps a place over a load, with the text of its own slide alone. @param {Meant} meant */
function keep({ slides, at, clicks }) {
  const brief = slides.map((slide, index) => (index === at ? slide : { ...slide, text: undefined }));
  writeSession(KEPT, JSON.stringify({ slides: brief, at, clicks }));
}

/** The place that the page had before it was loaded again, once. @returns {Meant | null} */
function read() {
  const kept = readSession(KEPT);
  writeSession(KEPT, "");
  return kept ? JSON.parse(kept) : null;
}
