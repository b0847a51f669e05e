/**
 * A bar that is moved by its handle: dragged, or with the arrow keys while the handle has the focus. Where
 * it was put is kept, as its distance from the lower right corner, and it never leaves the window.
 */

import { readStored, writeStored } from "../../storage.js";

const PLACE = "slidegen-drawing-place";
/** Of an arrow key, in px. */
const ARROW_KEY = 16;

/** @param {HTMLElement} bar @param {HTMLElement} handle */
export function movable(bar, handle) {
  let [right, bottom] = (readStored(PLACE) ?? "").split(" ").map(Number);
  const place = (/** @type {number} */ across, /** @type {number} */ down) => {
    if (!Number.isFinite(across) || !Number.isFinite(down)) return;
    right = Math.max(0, Math.min(across, innerWidth - bar.offsetWidth));
    bottom = Math.max(0, Math.min(down, innerHeight - bar.offsetHeight));
    bar.style.right = `${right}px`;
    bar.style.bottom = `${bottom}px`;
  };
  const keep = () => writeStored(PLACE, `${right} ${bottom}`);
  const from = () => {
    const box = bar.getBoundingClientRect();
    return [innerWidth - box.right, innerHeight - box.bottom];
  };

  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const [across, down] = from();
    handle.onpointermove = ({ clientX, clientY }) => place(across + event.clientX - clientX, down + event.clientY - clientY);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    handle.addEventListener(name, () => {
      handle.onpointermove = null;
      keep();
    });
  }
  handle.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [ARROW_KEY, 0], ArrowRight: [-ARROW_KEY, 0], ArrowUp: [0, ARROW_KEY], ArrowDown: [0, -ARROW_KEY] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [across, down] = from();
    place(across + step[0], down + step[1]);
    keep();
  });
  new ResizeObserver(() => place(right, bottom)).observe(bar);
  addEventListener("resize", () => place(right, bottom));
}
