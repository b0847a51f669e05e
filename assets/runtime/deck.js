/**
 * The one place of state: where the deck is, and who wants to know.
 *
 * All that a feature, a theme's script or the live reload knows besides the DOM. A move sets the state first; then each slide whose click to show has changed is drawn
 * (`onDraw`: one slide after a step, two after a change of slides, never all); then `onMove` tells.
 * All of it happens before the call returns. The deck itself touches no element.
 *
 * @import { DeckData, Draw, Move, Position, SlideData, View } from "./types.d.ts"
 */

import { createActions } from "./actions.js";
import { attempt, createChannel } from "./channel.js";
import { Drawings } from "./drawings.js";
import { Mode } from "./mode.js";
import { clampPosition, directionOf, nextPosition, nextSlidePosition, prevPosition, prevSlidePosition, shownClicks } from "./position.js";
import { Shared } from "./shared.js";

export class Deck {
  actions = createActions();
  mode = new Mode();
  shared = new Shared();
  /** Sentences for screen readers; nothing changes on the screen. @type {import("./types.d.ts").Channel<string>} */
  speech = createChannel();
  /** Of the last move; null before the first one. @type {import("./types.d.ts").Direction | null} */
  direction = null;
  /** @type {View} */
  view = "slide";

  #findSections;
  #at;
  #drawings = new Drawings((no) => this.#draw(no));
  /** @type {import("./types.d.ts").Channel<Move>} */
  #moves = createChannel();
  /** @type {import("./types.d.ts").Channel<View>} */
  #views = createChannel();

  /** @param {DeckData} data @param {() => HTMLElement[]} findSections @param {Position} opening */
  constructor(data, findSections, opening) {
    this.data = data;
    this.#findSections = findSections;
    /** The slides' elements, in order. */
    this.sections = findSections();
    this.#at = clampPosition(data.slides, opening.page, opening.clicks);
    this.#drawings.restart(this.total);
  }

  get page() {
    return this.#at.page;
  }

  get clicks() {
    return this.#at.clicks;
  }

  /** How many slides there are. */
  get total() {
    return this.data.slides.length;
  }

  /** The last click of the current slide. */
  get clicksTotal() {
    return this.slide(this.page)?.clicks ?? 0;
  }

  /** @param {number} no @returns {HTMLElement | undefined} */
  section = (no) => this.sections[no - 1];
  /** @param {number} no @returns {SlideData | undefined} */
  slide = (no) => this.data.slides[no - 1];

  /** Goes to the nearest position that exists. @param {number} page @param {number} [clicks] */
  go(page, clicks = 0) {
    this.#moveTo(clampPosition(this.data.slides, page, clicks));
  }

  next = () => this.#moveTo(nextPosition(this.data.slides, this.#at));
  prev = () => this.#moveTo(prevPosition(this.data.slides, this.#at));
  nextSlide = () => this.#moveTo(nextSlidePosition(this.data.slides, this.#at));
  prevSlide = () => this.#moveTo(prevSlidePosition(this.data.slides, this.#at));

  /** @param {View} view */
  setView(view) {
    if (view === this.view) return;
    this.view = view;
    this.#drawings.update(1, this.total);
    this.#views.send(view);
  }

  /**
   * Takes new data and the slides as they now stand in the document, and draws everything again, at
   * position `at` as far as it is there. For live reload, after it has changed the DOM.
   *
   * @param {DeckData} data @param {Position} [at] the same as before when left out
   */
  refresh(data, at = this.#at) {
    this.data = data;
    this.sections = this.#findSections();
    this.#at = clampPosition(data.slides, at.page, at.clicks);
    this.#drawings.restart(this.total);
    this.#moves.send(this.#move(null));
  }

  /** Draws slide `no`, new in the data and the document; a refresh must follow. @param {number} no @param {HTMLElement} section */
  retouch(no, section) {
    this.sections = this.sections.with(no - 1, section);
    this.#drawings.update(no, no);
  }

  /** Called at once and after each move. Returns what ends it, as the others do. @param {(move: Move) => void} listener */
  onMove(listener) {
    attempt(() => listener(this.#move(null)));
    return this.#moves.listen(listener);
  }

  /** Called at once for every slide, then for each whose click to show has changed. @param {(draw: Draw) => void} listener */
  onDraw(listener) {
    return this.#drawings.listen(listener);
  }

  /** Has a copy of slide `no` drawn as it is at a click. @param {HTMLElement} section @param {number} no @param {number} clicks */
  drawCopy(section, no, clicks) {
    this.#drawings.draw({ section, clicks, slide: this.data.slides[no - 1] });
  }

  /** Called at once and after each change of the view. @param {(view: View) => void} listener */
  onView(listener) {
    attempt(() => listener(this.view));
    return this.#views.listen(listener);
  }

  #moveTo(/** @type {Position} */ target) {
    const previous = this.#at;
    if (target.page === previous.page && target.clicks === previous.clicks) return;
    this.#at = target;
    this.direction = directionOf(previous, target);
    this.#drawings.update(Math.min(previous.page, target.page), Math.max(previous.page, target.page));
    this.#moves.send(this.#move(previous));
  }

  /** @param {number} no @returns {Draw} */
  #draw(no) {
    const { slides } = this.data;
    const clicks = shownClicks(slides, this.#at, no, this.view);
    return { section: this.sections[no - 1], clicks, slide: slides[no - 1] };
  }

  /** @param {Position | null} previous @returns {Move} */
  #move(previous) {
    return { ...this.#at, previous, direction: this.direction };
  }
}
