/**
 * Pointing for all windows of the talk (Slidev reference §7.6): a laser's red dot, the speaker's own
 * pointer, a spotlight that leaves the rest of the slide dark. One at a time, none takes a click, and
 * Escape ends each.
 *
 * Where it points goes to the other windows under a name that is not kept (`pointing~`), at most once a
 * frame, in px of the slide.
 */

import { element } from "../elements.js";

const NAME = "pointing~";
/** Radius of the spotlight, in px of the slide: at first, at least, at most; what a key and a notch of the wheel change. */
const SPOT = { first: 110, least: 30, most: 500, step: 20 };

/** Kind, label, key. @type {[string, string, string][]} */
const KINDS = [
  ["laser", "Laser pointer", "l"],
  ["cursor", "Show my pointer to the room", "c"],
  ["spotlight", "Spotlight", "s"],
];

/** @param {import("../deck.js").Deck} deck */
export function pointing(deck) {
  const pointer = new Pointer(deck);
  for (const [kind, label, key] of KINDS) {
    deck.actions.offer(kind, { label, keys: [key], pressed: false, run: () => pointer.set(pointer.kind === kind ? "" : kind) });
  }
  deck.shared.on(NAME, (told) => pointer.draw(told));
  deck.onView(() => pointer.draw(deck.shared.get(NAME)));
  addEventListener("pointermove", (event) => pointer.moveTo(deck.view === "slide" ? placeOf(deck, event) : null));
  document.documentElement.addEventListener("pointerleave", () => pointer.moveTo(null));
  const turn = (/** @type {WheelEvent} */ event) => {
    if (pointer.kind !== "spotlight" || event.ctrlKey || !placeOf(deck, event)) return;
    event.preventDefault();
    pointer.resize(event.deltaY < 0 ? 1 : -1);
  };
  addEventListener("wheel", turn, { passive: false });
}

class Pointer {
  /** Of `KINDS`; "" while it points at nothing. */
  kind = "";
  #radius = SPOT.first;
  /** In px of the slide. @type {{ x: number, y: number } | null} */
  #at = null;
  #due = 0;
  /** @type {(() => void)[]} */
  #withdraw = [];
  #spot = element("div", { class: "slidegen-pointing", "aria-hidden": "true", hidden: true });

  /** @param {import("../deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
    document.getElementById("slide-content")?.append(this.#spot);
  }

  /** @param {string} kind */
  set(kind) {
    const { actions, speech } = this.deck;
    this.kind = kind;
    document.documentElement.dataset.slidegenPointing = kind;
    for (const [name] of KINDS) actions.press(name, name === kind);
    for (const withdraw of this.#withdraw) withdraw();
    this.#withdraw = kind ? [actions.offer("pointing-off", { label: "Stop pointing", keys: ["Escape"], run: () => this.set("") })] : [];
    if (kind === "spotlight") {
      this.#withdraw.push(actions.offer("spotlight-larger", { label: "Larger spotlight", keys: ["+", "="], run: () => this.resize(1) }));
      this.#withdraw.push(actions.offer("spotlight-smaller", { label: "Smaller spotlight", keys: ["-"], run: () => this.resize(-1) }));
    }
    speech.send(kind ? `${KINDS.find(([name]) => name === kind)?.[1]} on` : "Pointing off");
    this.#soon();
  }

  /** @param {number} steps */
  resize(steps) {
    this.#radius = Math.min(SPOT.most, Math.max(SPOT.least, this.#radius + steps * SPOT.step));
    this.#soon();
  }

  /** @param {{ x: number, y: number } | null} at kept also while it points at nothing: the key begins where the mouse is */
  moveTo(at) {
    this.#at = at;
    if (this.kind) this.#soon();
  }

  /** @param {{ kind: string, x: number, y: number, radius: number } | null | undefined} told by this window or another */
  draw(told) {
    this.#spot.hidden = !told || this.deck.view !== "slide";
    if (!told) return;
    this.#spot.dataset.kind = told.kind;
    for (const name of /** @type {const} */ (["x", "y", "radius"])) this.#spot.style.setProperty(`--slidegen-pointing-${name}`, `${Number(told[name])}px`);
  }

  #soon() {
    this.#due ||= requestAnimationFrame(() => {
      this.#due = 0;
      const told = this.kind && this.#at ? { kind: this.kind, ...this.#at, radius: this.#radius } : null;
      if (told || this.deck.shared.get(NAME)) this.deck.shared.set(NAME, told);
    });
  }
}

/** Where on the slide, in its px; null beside it. @param {import("../deck.js").Deck} deck @param {MouseEvent} event */
function placeOf(deck, { clientX, clientY }) {
  const { width, height } = deck.data;
  const box = document.getElementById("slideshow")?.getBoundingClientRect();
  const seen = document.getElementById("slide-container")?.getBoundingClientRect();
  if (!box || !seen || clientX < seen.left || clientX > seen.right || clientY < seen.top || clientY > seen.bottom) return null;
  const x = ((clientX - box.left) / box.width) * width;
  const y = ((clientY - box.top) / box.height) * height;
  return x < 0 || y < 0 || x > width || y > height ? null : { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
