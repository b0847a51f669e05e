/**
 * Zooms into a place of the slide, in all windows of the talk: Alt and a click at the place, or the key,
 * which takes the element that has the focus, else where the pointer is, else the middle. Once more, Escape
 * or another slide brings the whole slide back.
 */

import { placeOfBox, placeOfPoint } from "./zoom/place.js";

/** @typedef {{ x: number, y: number }} Point in px: of the window as `clientX` and `clientY`, else of the slide */

/** @param {import("../deck.js").Deck} deck */
export function zoom(deck) {
  const lens = new Lens(deck);
  /** @type {Point | null} */
  let pointer = null;
  const run = () => lens.toggle(() => lens.placeOfFocus() ?? (pointer ? lens.placeAt(pointer) : placeOfPoint(deck.data, deck.data.width / 2, deck.data.height / 2)));
  deck.actions.offer("zoom", { label: "Zoom into the slide", keys: ["z"], pressed: false, run });
  addEventListener("pointermove", (event) => {
    pointer = isOnSlide(event) ? { x: event.clientX, y: event.clientY } : null;
  });
  const press = (/** @type {MouseEvent} */ event) => {
    // With Shift it is the editor's, where the deck is served.
    if (!event.altKey || event.shiftKey || deck.view !== "slide" || !isOnSlide(event)) return;
    event.preventDefault();
    event.stopPropagation();
    lens.toggle(() => lens.placeAt({ x: event.clientX, y: event.clientY }));
  };
  // On the document: the press that woke the tool is heard on its way.
  document.addEventListener("click", press, true);
  deck.shared.on("zoom", () => lens.apply());
  deck.onMove(() => lens.apply());
}

/** @param {Event} event */
function isOnSlide({ target }) {
  return target instanceof Element && target.closest("#slide-content") !== null;
}

class Lens {
  isIn = false;
  #show = /** @type {HTMLElement} */ (document.getElementById("slideshow"));
  #container = /** @type {HTMLElement} */ (document.getElementById("slide-container"));
  #withdraw = () => {};

  /** @param {import("../deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
  }

  /** @param {() => import("./zoom/place.js").Place} find */
  toggle(find) {
    const { page, shared, view } = this.deck;
    if (view === "slide") shared.set("zoom", this.isIn ? null : { page, ...find() });
  }

  /** Shows what is shared. */
  apply() {
    const { actions, page, shared, speech } = this.deck;
    const told = shared.get("zoom");
    const isIn = told?.page === page && Number(told.scale) > 1;
    const { style, dataset } = this.#container;
    if (isIn) {
      style.setProperty("--slidegen-zoom-scale", String(Number(told.scale)));
      for (const name of ["x", "y"]) style.setProperty(`--slidegen-zoom-${name}`, `${Number(told[name])}px`);
    }
    if (isIn === this.isIn) return;
    this.isIn = isIn;
    dataset.slidegenZoom = String(isIn);
    actions.press("zoom", isIn);
    this.#withdraw();
    const run = () => shared.set("zoom", null);
    this.#withdraw = isIn ? actions.offer("zoom-off", { label: "Back to the whole slide", keys: ["Escape"], run }) : () => {};
    speech.send(isIn ? "Zoomed in" : "Whole slide");
  }

  /** Of a point in the window. @param {Point} at */
  placeAt(at) {
    const { x, y } = this.#onSlide(at);
    return placeOfPoint(this.deck.data, x, y);
  }

  /** Of what has the focus; null while nothing on the slide has. */
  placeOfFocus() {
    const focused = document.activeElement?.closest(".slidegen-current *");
    if (!focused) return null;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const factor = this.#factor();
    return placeOfBox(this.deck.data, { ...this.#onSlide({ x: left, y: top }), width: width / factor, height: height / factor });
  }

  /** @param {Point} at in the window */
  #onSlide({ x, y }) {
    const { left, top } = this.#show.getBoundingClientRect();
    return { x: (x - left) / this.#factor(), y: (y - top) / this.#factor() };
  }

  /** Px of the window in one of the slide. */
  #factor() {
    return this.#show.getBoundingClientRect().width / this.deck.data.width;
  }
}
