/**
 * The hand: mouse, finger or stylus over the slide, while drawing is on. A real stylus draws also while
 * it is off, but a tap with it is a tap (Slidev reference §7.2).
 *
 * Fingers and pens that draw are kept from those who take them for a swipe, and what a stroke ends on is
 * not pressed.
 *
 * @typedef {object} Work what comes of it
 * @property {(event: PointerEvent) => void} begin
 * @property {(events: PointerEvent[]) => void} move
 * @property {() => void} end
 * @property {() => void} drop
 */

/** A stylus that moves less than this, in px of the screen, taps. */
const TAP = 4;
/** `PointerEvent.button`: the first one; the eraser at the other end of a stylus. */
const BUTTONS = [0, 5];

export class Hand {
  /** What is down. @type {PointerEvent | null} */
  #down = null;
  #draws = false;

  /** @param {() => boolean} isOn @param {(event: PointerEvent) => boolean} mayDraw @param {Work} work */
  constructor(isOn, mayDraw, work) {
    this.isOn = isOn;
    this.mayDraw = mayDraw;
    this.work = work;
    // On the document: who woke the tool by this very event heard it on the window, and it is still on its way.
    const listen = (/** @type {string} */ name, /** @type {(event: any) => void} */ listener) =>
      document.addEventListener(name, listener, { capture: true, passive: false });
    listen("pointerdown", (event) => this.#press(event));
    listen("pointermove", (event) => event.pointerId === this.#down?.pointerId && this.#move(event));
    listen("pointerup", (event) => event.pointerId === this.#down?.pointerId && this.#lift(true));
    listen("pointercancel", (event) => event.pointerId === this.#down?.pointerId && this.#lift(false));
    listen("click", (event) => this.#swallow(event));
    for (const name of ["touchstart", "touchmove"]) listen(name, (event) => this.#hold(event));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (this.#down && event.pointerId !== this.#down.pointerId) return;
    this.#draws = false;
    const isOn = this.isOn();
    if (!this.mayDraw(event) || !(isOn || event.pointerType === "pen") || !BUTTONS.includes(event.button)) return;
    this.#down = event;
    if (!isOn) return;
    event.preventDefault();
    this.#begin(event);
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    this.#draws = true;
    this.work.begin(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const down = /** @type {PointerEvent} */ (this.#down);
    if (!this.#draws && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < TAP) return;
    if (!this.#draws) this.#begin(down);
    event.preventDefault();
    const all = event.getCoalescedEvents?.() ?? [];
    this.work.move(all.length > 0 ? all : [event]);
  }

  /** @param {boolean} isDone */
  #lift(isDone) {
    this.#down = null;
    if (this.#draws && isDone) this.work.end();
    else if (this.#draws) this.work.drop();
  }

  /** @param {MouseEvent} event */
  #swallow(event) {
    // A key that presses a button makes a click, too, but no press.
    if (!this.#draws || event.detail === 0) return;
    this.#draws = false;
    if (!(event.target instanceof Element && event.target.closest("#slide-content"))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {TouchEvent} event */
  #hold(event) {
    if (!this.#down) return;
    event.stopPropagation();
    if (this.#draws && event.cancelable) event.preventDefault();
  }
}
