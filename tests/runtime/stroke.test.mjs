import assert from "node:assert/strict";
import test from "node:test";

import { shapeOf } from "../../assets/runtime/tools/drawing/shape.js";
import { curve, outline, smoothed } from "../../assets/runtime/tools/drawing/stroke.js";

const RED = { color: "#ff595e", size: 4 };
const points = (...list) => list.map(([x, y, pressure = 0.5]) => [x, y, pressure]);

/** Pairs of numbers in the data of a path. */
const pairs = (data) => {
  const numbers = data.match(/-?[\d.]+/g).map(Number);
  return numbers.flatMap((number, index) => (index % 2 === 0 ? [[number, numbers[index + 1]]] : []));
};
/** Twice the area that a closed path goes round, by its corners. */
const around = (data) => {
  const corners = pairs(data);
  return Math.abs(corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length];
    return sum + x * nextY - nextX * y;
  }, 0));
};

test("a stroke begins and ends where the hand did", () => {
  const line = smoothed(points([10, 10], [20, 14], [30, 9], [40, 10]));
  assert.deepEqual(line[0].slice(0, 2), [10, 10]);
  assert.deepEqual(line[line.length - 1].slice(0, 2), [40, 10]);
});

test("points that say nothing new are left out", () => {
  const still = smoothed(points([10, 10], ...Array(50).fill([10.2, 10.1]), [30, 10]));
  assert.equal(still.length, 2);
});

test("a point alone is a dot", () => {
  assert.equal(curve(points([10, 20])), "M10 20h0");
});

test("a straight line stays straight", () => {
  const data = curve(points([0, 5], [10, 5], [20, 5], [30, 5]));
  assert.equal(pairs(data).every(([, y]) => y === 5), true);
  assert.equal(data.endsWith("L30 5"), true);
});

test("an outline is as wide as the pen is pressed", () => {
  const line = (pressure) => outline(points([0, 0, pressure], [50, 0, pressure], [100, 0, pressure]), 10);
  const heights = [0, 0.5, 1].map((pressure) => Math.max(...pairs(line(pressure)).map(([, y]) => y)));
  assert.deepEqual(heights, [1.8, 5, 8.3]);
});

test("an outline is closed and goes round about what the line covers", () => {
  const data = outline(points([0, 0], [40, 0], [80, 0], [120, 0]), 10);
  assert.equal(data.endsWith("Z"), true);
  assert.equal(Math.abs(around(data) / 2 - (120 * 10 + Math.PI * 25)) < 40, true);
});

test("where a pen turns back the outline stays beside the line", () => {
  const data = outline(points([0, 0], [50, 0], [100, 0], [50, 2], [0, 4]), 8);
  const far = pairs(data).filter(([x, y]) => x < -6 || x > 106 || y < -6 || y > 12);
  assert.deepEqual(far, []);
});

test("a rectangle is the same in whichever direction it is drawn", () => {
  const [tag, attributes] = shapeOf({ ...RED, tool: "rectangle" }, points([50, 60], [10, 20]));
  assert.equal(tag, "rect");
  assert.deepEqual([attributes.x, attributes.y, attributes.width, attributes.height], ["10", "20", "40", "40"]);
});

test("an even ellipse is a circle on the side of the hand", () => {
  const [, attributes] = shapeOf({ ...RED, tool: "ellipse" }, points([100, 100], [80, 160]), { even: true });
  assert.deepEqual([attributes.cx, attributes.cy, attributes.rx, attributes.ry], ["70", "130", "30", "30"]);
});

test("an arrow's head is at its end, alike on both sides", () => {
  const [, { d }] = shapeOf({ ...RED, tool: "arrow" }, points([0, 0], [100, 0]));
  const [, tip, one, , other] = pairs(d);
  assert.deepEqual(tip, [100, 0]);
  assert.equal(one[0], other[0]);
  assert.equal(one[1], -other[1]);
});

test("too little is no shape", () => {
  for (const tool of ["line", "arrow", "rectangle", "ellipse", "eraser"]) assert.equal(shapeOf({ ...RED, tool }, points([5, 5], [6, 6])), null);
});
