/**
 * Draws the marks on words (`v-mark`, Slidev reference §4.9) with a shaky hand.
 *
 * The build has laid an empty element over each marked one, which clicks.js shows and hides. Here it gets
 * the strokes, measured when it has a size, and again when that changes: a slide comes on, a font arrives.
 * After a step forward they are drawn one after the other (styles/marks.css); else they are there at once.
 *
 * @typedef {import("./sketch.js").Box} Box
 * @typedef {{ strokeWidth?: number, padding?: number | number[], iterations?: number, animationDuration?: number, delay?: number,
 *   multiline?: boolean, rtl?: boolean, animate?: boolean, brackets?: string[] }} Options px, ms
 */

import { sketchMark } from "./sketch.js";

/** Marks that follow the lines of their text; the others go around all of it. */
const FOLLOWS_LINES = ["underline", "highlight", "strike-through"];
const SVG = "http://www.w3.org/2000/svg";

/** @param {import("./deck.js").Deck} deck */
export function marks(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  /** What each was drawn from. @type {WeakMap<Element, string>} */
  const drawn = new WeakMap();
  /** Which were shown when the slide was drawn last. @type {WeakSet<Element>} */
  const shown = new WeakSet();
  let at = { page: 0, clicks: 0 };

  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) drawMark(/** @type {HTMLElement} */ (target), drawn);
  });
  const settle = () => document.querySelectorAll(".slidegen-mark-drawing").forEach((mark) => mark.classList.remove("slidegen-mark-drawing"));

  deck.onDraw(({ section, clicks, slide }) => {
    const isStep = slide.no === deck.page && at.page === deck.page && clicks === at.clicks + 1;
    const moving = isStep && deck.view === "slide" && !reduced.matches;
    section.querySelectorAll("[data-slidegen-mark]").forEach((mark, order) => {
      mark.setAttribute("data-slidegen-mark-seed", String(slide.no * 97 + order));
      sizes.observe(mark);
      const hidden = mark.classList.contains("slidev-vclick-hidden");
      if (hidden || !shown.has(mark)) mark.classList.toggle("slidegen-mark-drawing", moving && !hidden);
      if (hidden) shown.delete(mark);
      else shown.add(mark);
    });
  });
  deck.onMove((move) => {
    // What is displayed anew would draw itself anew.
    if (move.page !== at.page) settle();
    at = { page: move.page, clicks: move.clicks };
  });
  deck.onView(settle);
}

/** @param {HTMLElement} mark @param {WeakMap<Element, string>} drawn */
function drawMark(mark, drawn) {
  /** @type {Options} */
  const options = JSON.parse(mark.getAttribute("data-slidegen-mark-options") ?? "{}");
  const boxes = measure(mark, options);
  const key = JSON.stringify(boxes);
  if (boxes.length === 0 || drawn.get(mark) === key) return;
  if (drawn.has(mark)) mark.classList.remove("slidegen-mark-drawing");
  drawn.set(mark, key);
  const shape = readShape(mark, options);
  const seed = Number(mark.getAttribute("data-slidegen-mark-seed"));
  const strokes = boxes.flatMap((box, order) => sketchMark(shape, box, seed * 31 + order));
  mark.replaceChildren(drawing(strokes, options));
}

/** @param {Element} mark @param {Options} options @returns {import("./sketch.js").MarkShape} */
function readShape(mark, options) {
  const { padding = 5, iterations = 2, brackets = ["right"], rtl = false } = options;
  const [top, right = top, bottom = top, left = right] = [padding].flat();
  const type = mark.getAttribute("data-slidegen-mark") ?? "";
  return { type, padding: [top, right, bottom, left], iterations, brackets, rtl };
}

/**
 * What the mark is to be drawn on, in the slide's own px, from the top left corner of `mark`; nothing
 * while it is not displayed.
 *
 * @param {HTMLElement} mark @param {Options} options @returns {Box[]}
 */
function measure(mark, { multiline }) {
  const marked = /** @type {HTMLElement} */ (mark.parentElement);
  const rects = [...marked.getClientRects()];
  // The mark itself may have come to stand on a line below the words.
  const lines = rects.filter(({ width, height }) => width > 0 && height > 0);
  // One box has the size of the mark itself, also where it is turned or scaled.
  if (rects.length === 1 && lines.length === 1) return [{ x: 0, y: 0, width: mark.clientWidth, height: mark.clientHeight }];
  const page = /** @type {HTMLElement | null} */ (mark.closest(".slidev-page"));
  if (lines.length === 0 || !page) return [];
  const scale = page.getBoundingClientRect().width / page.offsetWidth;
  const origin = mark.getBoundingClientRect();
  const [x1, y1] = [Math.min(...lines.map(({ left }) => left)), Math.min(...lines.map(({ top }) => top))];
  const [x2, y2] = [Math.max(...lines.map(({ right }) => right)), Math.max(...lines.map(({ bottom }) => bottom))];
  const follows = multiline ?? FOLLOWS_LINES.includes(mark.getAttribute("data-slidegen-mark") ?? "");
  return (follows ? lines : [new DOMRect(x1, y1, x2 - x1, y2 - y1)]).map(({ x, y, width, height }) => ({
    x: (x - origin.x) / scale,
    y: (y - origin.y) / scale,
    width: width / scale,
    height: height / scale,
  }));
}

/** The strokes take their time by their length. @param {import("./sketch.js").Stroke[]} strokes @param {Options} options */
function drawing(strokes, { strokeWidth = 2, animationDuration = 800, delay = 0, animate = true }) {
  const svg = document.createElementNS(SVG, "svg");
  const all = strokes.reduce((sum, { length }) => sum + length, 0) || 1;
  let before = delay;
  for (const { d, length, width = strokeWidth } of strokes) {
    const path = document.createElementNS(SVG, "path");
    const duration = animate ? (animationDuration * length) / all : 0;
    path.setAttribute("d", d);
    path.setAttribute("pathLength", "1");
    path.style.strokeWidth = `${width}px`;
    path.style.animationDuration = `${duration}ms`;
    path.style.animationDelay = `${before}ms`;
    before += duration;
    svg.append(path);
  }
  return svg;
}
