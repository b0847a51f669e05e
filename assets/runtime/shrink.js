/**
 * `fit: shrink`: a slide with too much on it is drawn smaller, as by `zoom`, until all of it fits.
 *
 * Each slide has one size for all its clicks, found before it is first painted: a copy is laid out where
 * nobody sees it, at every click that may change its height. At `FLOOR` it ends, as smaller letters help
 * nobody; `slidegen check` tells of what does not fit even then. A slide that scrolls (`fit: scroll`) shrinks
 * on paper, which does not scroll, and there as far as it must.
 */

import { contentOf } from "./content.js";
import { SLACK, codeOverflow, overflowOf } from "./overflow.js";

/** In hundredths of the size that the slide would have. */
const FLOOR = 60;
const PAPER_FLOOR = 20;
const FULL = 100;
/** Its value is the slide's own `zoom`. */
const MARK = "data-slidegen-shrink";
const SCROLLS = "data-slidegen-scroll";
const ZOOM = "--slidev-slide-zoom-scale";
const MOVING = "[data-slidegen-switch], [data-slidegen-states], [data-slidegen-steps]";

/** @param {import("./deck.js").Deck} deck */
export function shrink(deck) {
  const sizes = new Sizes(deck);
  const drawAnew = () => {
    sizes.forget();
    sizes.drawShown();
  };
  // Copies, as soon as they are made. The slides themselves wait until they are shown.
  deck.onDraw(({ section, slide }) => void (section !== deck.section(slide.no) && sizes.draw(section, slide.no)));
  // A live reload may have brought other content.
  deck.onMove(({ previous }) => (previous ? sizes.drawShown() : drawAnew()));
  deck.onView(() => sizes.drawShown());
  // Other letters are of other widths.
  document.fonts.addEventListener("loadingdone", drawAnew);
}

class Sizes {
  /** In hundredths, by the number of the slide. @type {Map<number, number>} */
  #known = new Map();
  #measuring = false;

  /** @param {import("./deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
  }

  forget() {
    this.#known.clear();
  }

  /** All that is to be seen now. */
  drawShown() {
    const { deck } = this;
    for (const { shadowRoot } of document.querySelectorAll(".slidegen-replica")) {
      const copy = /** @type {HTMLElement | null | undefined} */ (shadowRoot?.querySelector(".slidev-page"));
      if (copy) this.draw(copy, Number(copy.dataset.slidevNo));
    }
    if (deck.view === "read") return;
    const shown = deck.view === "slide" ? [deck.page] : deck.sections.map((_, index) => index + 1);
    for (const no of shown) this.draw(deck.section(no), no);
  }

  /** @param {HTMLElement | undefined} section slide `no`, or a copy of it @param {number} no */
  draw(section, no) {
    if (!section?.hasAttribute(MARK) || this.#measuring) return;
    const scrolls = section.hasAttribute(SCROLLS) && this.deck.view !== "print";
    setZoom(section, scrolls ? FULL : this.#sizeOf(no));
  }

  /** @param {number} no */
  #sizeOf(no) {
    const known = this.#known.get(no);
    const section = this.deck.section(no);
    if (known || !section) return known ?? FULL;
    this.#measuring = true;
    const size = measure(this.deck, no, section);
    this.#measuring = false;
    this.#known.set(no, size);
    return size;
  }
}

/** The size of a slide at which all of it fits, or the floor. @param {import("./deck.js").Deck} deck @param {number} no @param {HTMLElement} section */
function measure(deck, no, section) {
  const copy = /** @type {HTMLElement} */ (section.cloneNode(true));
  for (const media of copy.querySelectorAll("video, audio, iframe")) media.removeAttribute(media.localName === "iframe" ? "srcdoc" : "autoplay");
  copy.style.cssText += "; display: block; visibility: hidden; content-visibility: visible; transition: none";
  section.after(copy);
  const { clicks = 0, clicksStart = 0 } = deck.slide(no) ?? {};
  const first = copy.querySelector(MOVING) ? Math.min(clicksStart, clicks) : clicks;
  const margin = marginOf(copy);
  const fits = (/** @type {number} */ size) => {
    setZoom(copy, size);
    for (let click = clicks; click >= first; click--) {
      deck.drawCopy(copy, no, click);
      if (!isWithin(copy, size === FULL ? 0 : margin)) return false;
    }
    return true;
  };
  const size = largest(fits, section.hasAttribute(SCROLLS) ? PAPER_FLOOR : FLOOR);
  copy.remove();
  return size;
}

/** The largest that fits, or the floor. @param {(size: number) => boolean} fits @param {number} floor */
function largest(fits, floor) {
  if (fits(FULL)) return FULL;
  let [low, high] = [floor, FULL];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** @param {HTMLElement} section @param {number} margin */
function isWithin(section, margin) {
  return contentOf(section, true).every((piece) => !overflowOf(piece, section, margin) && codeOverflow(piece) <= SLACK);
}

/** What is made smaller does not stick to the edge: half of the room that the layout has there. @param {HTMLElement} section */
function marginOf(section) {
  const layout = section.querySelector(".slidev-layout");
  return layout ? parseFloat(getComputedStyle(layout).paddingBottom) / 2 : 0;
}

/** @param {HTMLElement} section @param {number} size */
function setZoom(section, size) {
  const zoom = (Number(section.getAttribute(MARK)) * size) / FULL;
  if (zoom === 1) section.style.removeProperty(ZOOM);
  else section.style.setProperty(ZOOM, String(zoom));
}
