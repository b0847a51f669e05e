/**
 * What is drawn, as elements of SVG: `["line", { x1: "10", … }]`. A shape is made of points, travels
 * between windows as plain data, and becomes an element only if it is nothing but a shape.
 *
 * @typedef {import("./stroke.js").Point} Point
 * @typedef {[tag: string, attributes: Record<string, string>]} Shape
 * @typedef {"pen" | "line" | "arrow" | "rectangle" | "ellipse" | "eraser"} Tool
 * @typedef {{ tool: Tool, color: string, size: number }} Brush `size` in px of the slide
 */

import { curve, outline, tenth } from "./stroke.js";

/** A shorter drag is a slip of the hand, in px. */
const LEAST = 3;
/** Of an arrow's head: its sides at least, how many times the width, their angle. */
const HEAD = 16;
const HEAD_TIMES = 4.5;
const HEAD_ANGLE = 0.48;

const ALLOWED = {
  path: ["d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"],
  line: ["x1", "y1", "x2", "y2", "stroke", "stroke-width", "stroke-linecap"],
  rect: ["x", "y", "width", "height", "fill", "stroke", "stroke-width", "stroke-linejoin"],
  ellipse: ["cx", "cy", "rx", "ry", "fill", "stroke", "stroke-width"],
};

/**
 * The shape of what the hand did; null while it is too little to be one.
 *
 * @param {Brush} brush @param {Point[]} points @param {{ even?: boolean, presses?: boolean }} [how] `even`: a square,
 *   a circle, a line in steps of 45°; `presses`: the points' pressure is real
 * @returns {Shape | null}
 */
export function shapeOf(brush, points, { even = false, presses = false } = {}) {
  const { tool, color, size } = brush;
  const line = { stroke: color, "stroke-width": String(size), "stroke-linecap": "round" };
  if (tool === "pen") {
    if (presses) return ["path", { d: outline(points, size), fill: color }];
    return ["path", { d: curve(points), fill: "none", ...line, "stroke-linejoin": "round" }];
  }
  const from = points[0];
  const to = even ? evened(tool, from, points[points.length - 1]) : points[points.length - 1];
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  if (Math.hypot(across, down) < LEAST) return null;
  const box = { fill: "none", stroke: color, "stroke-width": String(size) };
  switch (tool) {
    case "line":
      return ["line", { ...written({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] }), ...line }];
    case "arrow":
      return ["path", { d: arrow(from, to, size), fill: "none", ...line, "stroke-linejoin": "round" }];
    case "rectangle":
      return ["rect", { ...written({ x: Math.min(from[0], to[0]), y: Math.min(from[1], to[1]), width: Math.abs(across), height: Math.abs(down) }), ...box, "stroke-linejoin": "round" }];
    case "ellipse":
      return ["ellipse", { ...written({ cx: from[0] + across / 2, cy: from[1] + down / 2, rx: Math.abs(across) / 2, ry: Math.abs(down) / 2 }), ...box }];
    default:
      return null;
  }
}

/** The element of what may come from anywhere; null where it is more than a shape. @param {unknown} shape */
export function elementOf(shape) {
  const [tag, attributes] = Array.isArray(shape) ? shape : [];
  const names = ALLOWED[/** @type {keyof typeof ALLOWED} */ (tag)];
  if (!names || typeof attributes !== "object") return null;
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name of names) {
    const value = attributes[name];
    if (typeof value === "string" && /^[\w\s#.,-]*$/.test(value)) made.setAttribute(name, value);
  }
  return made;
}

/** @param {Tool} tool @param {Point} from @param {Point} to @returns {Point} */
function evened(tool, from, to) {
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  if (tool === "rectangle" || tool === "ellipse") {
    const side = Math.max(Math.abs(across), Math.abs(down));
    return [from[0] + side * (across < 0 ? -1 : 1), from[1] + side * (down < 0 ? -1 : 1), to[2]];
  }
  const angle = (Math.round(Math.atan2(down, across) / (Math.PI / 4)) * Math.PI) / 4;
  const length = Math.hypot(across, down);
  return [from[0] + length * Math.cos(angle), from[1] + length * Math.sin(angle), to[2]];
}

/** @param {Point} from @param {Point} to @param {number} size */
function arrow(from, to, size) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const side = Math.max(HEAD, size * HEAD_TIMES);
  const [one, other] = [HEAD_ANGLE, -HEAD_ANGLE].map((turn) => `${tenth(to[0] - side * Math.cos(angle + turn))} ${tenth(to[1] - side * Math.sin(angle + turn))}`);
  const tip = `${tenth(to[0])} ${tenth(to[1])}`;
  return `M${tenth(from[0])} ${tenth(from[1])}L${tip}M${one}L${tip}L${other}`;
}

/** @param {Record<string, number>} lengths */
function written(lengths) {
  return Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, String(tenth(length))]));
}
