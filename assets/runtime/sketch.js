/**
 * Lines as if drawn by hand: pure geometry, in px, for marks.js.
 *
 * The shapes are those of rough-notation, which Slidev draws with (Slidev reference §4.9): a line is a
 * curve that misses its ends a little and bends on its way, a circle runs past its start. The same seed
 * always gives the same strokes, so that drawing again changes nothing.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ d: string, length: number, width?: number }} Stroke path data, about how long it is, how thick if not as the others
 * @typedef {{ type: string, padding: number[], iterations: number, brackets: string[], rtl: boolean }} MarkShape padding: top, right, bottom, left
 * @typedef {[number, number]} Point
 */

/** How far a line may miss its way at most; a marker is led less carefully than a pen. */
const PEN = 1.5;
const MARKER = 3;

/** The strokes of a mark on `box`, in the order of drawing. @param {MarkShape} shape @param {Box} box @param {number} seed @returns {Stroke[]} */
export function sketchMark(shape, box, seed) {
  const random = createRandom(seed);
  const [top, right, bottom, left] = shape.padding;
  const [x1, y1, x2, y2] = [box.x - left, box.y - top, box.x + box.width + right, box.y + box.height + bottom];
  const middle = box.y + box.height / 2;
  const passes = Array.from({ length: shape.iterations }, (_, pass) => pass % 2 !== Number(shape.rtl));
  /** There, and back on the next pass. @param {Point} from @param {Point} to @param {number} [roughness] */
  const sweep = (from, to, roughness) =>
    passes.map((back) => line(random, back ? to : from, back ? from : to, roughness));
  switch (shape.type) {
    case "box":
      return passes.flatMap(() => polyline(random, [[x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1]]));
    case "circle":
      return passes.map(() => ellipse(random, { x: x1, y: y1, width: x2 - x1, height: y2 - y1 }));
    case "bracket":
      return shape.brackets.flatMap((side) => polyline(random, bracket(side, box, [x1, y1, x2, y2])));
    case "crossed-off":
      return [...sweep([box.x, box.y], [x2 - right, y2 - bottom]), ...sweep([x2 - right, box.y], [box.x, y2 - bottom])];
    case "strike-through":
      return sweep([box.x, middle], [box.x + box.width, middle]);
    case "highlight":
      return sweep([box.x, middle], [box.x + box.width, middle], MARKER).map((stroke) => ({ ...stroke, width: box.height * 0.95 }));
    default:
      return sweep([box.x, y2], [box.x + box.width, y2]);
  }
}

/** @param {string} side @param {Box} box @param {number[]} outer left, top, right, bottom @returns {Point[]} */
function bracket(side, box, [x1, y1, x2, y2]) {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  if (side === "left") return [[box.x, y1], [x1, y1], [x1, y2], [box.x, y2]];
  if (side === "top") return [[x1, box.y], [x1, y1], [x2, y1], [x2, box.y]];
  if (side === "bottom") return [[x1, bottom], [x1, y2], [x2, y2], [x2, bottom]];
  return [[right, y1], [x2, y1], [x2, y2], [right, y2]];
}

/** @param {() => number} random @param {Point[]} points */
function polyline(random, points) {
  return points.slice(1).map((to, index) => line(random, points[index], to));
}

/** @param {() => number} random @param {Point} from @param {Point} to @returns {Stroke} */
function line(random, [x1, y1], [x2, y2], roughness = PEN) {
  const [width, height] = [x2 - x1, y2 - y1];
  const length = Math.hypot(width, height);
  // A long line is drawn with more care than a short one.
  const care = roughness * Math.min(1, Math.max(0.4, 1.23 - length / 600));
  const most = Math.min(2, length / 10) * care;
  /** @param {number} [by] */
  const shake = (by = most) => (random() * 2 - 1) * by;
  const turn = 0.2 + random() * 0.2;
  const [bendX, bendY] = [shake((height / 100) * care), shake((-width / 100) * care)];
  /** @param {number} part of the way @param {number} bent */
  const point = (part, bent) => `${round(x1 + width * part + bendX * bent + shake())} ${round(y1 + height * part + bendY * bent + shake())}`;
  return { d: `M${point(0, 0)}C${point(turn, 1)} ${point(2 * turn, 1)} ${point(1, 0)}`, length };
}

/** @param {() => number} random @param {Box} box @returns {Stroke} */
function ellipse(random, { x, y, width, height }) {
  const steps = 9;
  const start = -Math.PI / 2 - random();
  const wide = (width / 2) * (1 + (random() - 0.5) * 0.06);
  const high = (height / 2) * (1 + (random() - 0.5) * 0.06);
  const points = Array.from({ length: steps + 4 }, (_, step) => {
    const angle = start + ((step - 1) * 2 * Math.PI) / steps;
    // The pen starts and lifts a little off the line.
    const off = step < 2 ? 0.97 : step > steps ? 1.03 : 1;
    const shake = () => (random() * 2 - 1) * PEN;
    return [x + width / 2 + wide * off * Math.cos(angle) + shake(), y + height / 2 + high * off * Math.sin(angle) + shake()];
  });
  const ramanujan = 3 * (wide + high) - Math.sqrt((3 * wide + high) * (wide + 3 * high));
  return { d: smooth(points), length: 1.1 * Math.PI * ramanujan };
}

/** A curve through all points but the first and the last, which say where it comes from and goes to. @param {number[][]} points */
function smooth(points) {
  let d = `M${points[1].map(round).join(" ")}`;
  for (let index = 1; index < points.length - 2; index++) {
    const [before, from, to, after] = points.slice(index - 1, index + 3);
    const first = from.map((value, axis) => round(value + (to[axis] - before[axis]) / 6));
    const second = to.map((value, axis) => round(value - (after[axis] - from[axis]) / 6));
    d += `C${[...first, ...second, ...to.map(round)].join(" ")}`;
  }
  return d;
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). @param {number} seed */
function createRandom(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
