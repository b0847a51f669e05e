/**
 * The arithmetic of a stroke: what a hand did → the data of a path.
 *
 * Points are [x, y, pressure] in the slide's own px; pressure is from 0 to 1. Pure, so that every window
 * draws the same from the same points.
 *
 * @typedef {[number, number, number]} Point
 */

/** How much of the way to where the pen is a point goes: the rest takes a hand's tremble out. */
const FOLLOW = 0.65;
/** Nearer points than this, in px, say nothing new. */
const STEP = 0.9;
/** A pressure of 0, of 1 as a share of the width. */
const THINNEST = 0.35;
const WIDEST = 1.65;
/** Points of half a circle: at the ends, and where the pen turns back. */
const ROUND = 6;

/** The points without tremble; the first and the last stay where they are. @param {Point[]} points @returns {Point[]} */
export function smoothed(points) {
  const last = points.length - 1;
  /** @type {Point[]} */
  const kept = points.slice(0, 1);
  points.forEach(([x, y, pressure], index) => {
    const before = kept[kept.length - 1];
    const follow = index === last ? 1 : FOLLOW;
    /** @type {Point} */
    const next = [before[0] + (x - before[0]) * follow, before[1] + (y - before[1]) * follow, before[2] + (pressure - before[2]) * FOLLOW];
    if (Math.hypot(next[0] - before[0], next[1] - before[1]) >= STEP) kept.push(next);
  });
  return kept;
}

/** A line through the points, of one width: curves from the middle between two points to the next middle. @param {Point[]} points */
export function curve(points) {
  const [first, ...rest] = smoothed(points);
  if (rest.length === 0) return `M${at(first)}h0`;
  const end = /** @type {Point} */ (rest.pop());
  return `M${at(first)}${rest.map((point, index) => `Q${at(point)} ${at(middle(point, rest[index + 1] ?? end))}`).join("")}L${at(end)}`;
}

/** The outline of a line that is as wide as the pen was pressed. @param {Point[]} points @param {number} size the width at half the pressure, in px */
export function outline(points, size) {
  const line = smoothed(points);
  /** @type {Point[]} */
  const left = [];
  /** @type {Point[]} */
  const right = [];
  line.forEach((point, index) => {
    const before = line[index - 1] ?? point;
    const after = line[index + 1] ?? point;
    const angle = Math.atan2(after[1] - before[1], after[0] - before[0]);
    const radius = (size / 2) * (THINNEST + (WIDEST - THINNEST) * point[2]);
    const turn = (point[0] - before[0]) * (after[0] - point[0]) + (point[1] - before[1]) * (after[1] - point[1]);
    const isEnd = index === line.length - 1;
    // Where it begins, ends or turns back, the outline goes round the point.
    if (index === 0) left.push(...arc(point, radius, angle + Math.PI));
    if (turn < 0 && index > 0 && !isEnd) {
      const came = Math.atan2(point[1] - before[1], point[0] - before[0]);
      left.push(...arc(point, radius, came));
      right.push(...arc(point, radius, came).reverse());
    } else {
      left.push(beside(point, radius, angle - Math.PI / 2));
      right.push(beside(point, radius, angle + Math.PI / 2));
    }
    if (isEnd) left.push(...arc(point, radius, angle));
  });
  const around = [...left, ...right.reverse()];
  const start = middle(around[around.length - 1], around[0]);
  return `M${at(start)}${around.map((point, index) => `Q${at(point)} ${at(middle(point, around[(index + 1) % around.length]))}`).join("")}Z`;
}

/** Half a circle around a point, on the side to which `angle` points. @param {Point} point @param {number} radius @param {number} angle */
function arc(point, radius, angle) {
  return Array.from({ length: ROUND + 1 }, (_, step) => beside(point, radius, angle - Math.PI / 2 + (Math.PI * step) / ROUND));
}

/** @param {Point} point @param {number} radius @param {number} angle @returns {Point} */
function beside([x, y, pressure], radius, angle) {
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle), pressure];
}

/** @param {Point} one @param {Point} other @returns {Point} */
function middle(one, other) {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2];
}

/** @param {Point} point */
function at([x, y]) {
  return `${tenth(x)} ${tenth(y)}`;
}

/** A tenth of a px is less than any screen shows. @param {number} length */
export function tenth(length) {
  return Math.round(length * 10) / 10;
}
