/**
 * The three layouts of the presenter's window, and the two handles by which its panels are sized: drag
 * them, or give them the focus and press the arrow keys. What was chosen is kept for the deck.
 */

import { element } from "./elements.js";
import { deckName, readStored, writeStored } from "./storage.js";

/** Where the handles of each layout stand at first, in per cent: across, down. */
const FIRST = [[64, 46], [56, 50], [50, 56]];
const LEAST = 20;
const MOST = 80;

/** @param {import("./deck.js").Deck} deck @returns {HTMLElement[]} the handles */
export function layouts(deck) {
  const key = `slidegen ${deckName(deck.data.title)} presenter`;
  const { style, dataset } = document.documentElement;
  const kept = readKept(key);
  const handles = [handle("vertical", "Width of the panels"), handle("horizontal", "Height of the panels")];

  const apply = () => {
    dataset.slidegenLayout = String(kept.layout + 1);
    handles.forEach((bar, axis) => {
      const share = kept.shares[kept.layout][axis];
      const [first, second] = axis === 0 ? ["across", "beside"] : ["down", "below"];
      style.setProperty(`--slidegen-desk-${first}`, `${share}fr`);
      style.setProperty(`--slidegen-desk-${second}`, `${100 - share}fr`);
      bar.setAttribute("aria-valuenow", String(Math.round(share)));
    });
    writeStored(key, JSON.stringify(kept));
  };
  handles.forEach((bar, axis) => {
    const set = (/** @type {number} */ share) => {
      kept.shares[kept.layout][axis] = Math.min(MOST, Math.max(LEAST, share));
      apply();
    };
    drag(bar, axis, set);
    stepByKey(bar, (step) => set(kept.shares[kept.layout][axis] + step));
    bar.addEventListener("dblclick", () => set(FIRST[kept.layout][axis]));
  });
  deck.actions.offer("layout", {
    label: "Another layout",
    run() {
      kept.layout = (kept.layout + 1) % FIRST.length;
      apply();
      deck.speech.send(`Layout ${kept.layout + 1} of ${FIRST.length}`);
    },
  });
  apply();
  return handles;
}

/** What is stored may be of another version, or broken by hand. @param {string} key */
function readKept(key) {
  /** @type {{ layout: number, shares: number[][] }} */
  const kept = { layout: 0, shares: FIRST.map((shares) => [...shares]) };
  try {
    const { layout, shares } = JSON.parse(readStored(key) ?? "{}");
    if (FIRST[layout]) kept.layout = layout;
    kept.shares = kept.shares.map((own, no) => own.map((share, axis) => (shares?.[no]?.[axis] >= LEAST ? Math.min(MOST, shares[no][axis]) : share)));
  } catch {
    // The first ones hold.
  }
  return kept;
}

/** @param {"vertical" | "horizontal"} orientation @param {string} label */
function handle(orientation, label) {
  const range = { "aria-valuemin": LEAST, "aria-valuemax": MOST };
  return element("div", { class: `slidegen-desk-handle slidegen-desk-${orientation}`, role: "separator", tabindex: 0, "aria-orientation": orientation, "aria-label": label, ...range });
}

/** @param {HTMLElement} bar @param {(step: number) => void} move by so many per cent */
function stepByKey(bar, move) {
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(step);
  });
}

/** @param {HTMLElement} bar @param {number} axis @param {(share: number) => void} set */
function drag(bar, axis, set) {
  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    const box = bar.getBoundingClientRect();
    const edge = (/** @type {string} */ part) => document.querySelector(`.slidegen-desk-${part}`)?.getBoundingClientRect();
    const top = axis === 0 ? 0 : (edge("top")?.bottom ?? 0);
    const room = axis === 0 ? innerWidth - box.width : (edge("foot")?.top ?? innerHeight) - top - box.height;
    const off = axis === 0 ? event.clientX - box.left : event.clientY - box.top;
    bar.onpointermove = ({ clientX, clientY }) => set((((axis === 0 ? clientX : clientY) - off - top) / room) * 100);
  });
  for (const name of ["pointerup", "pointercancel"]) bar.addEventListener(name, () => (bar.onpointermove = null));
}
