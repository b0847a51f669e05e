import assert from "node:assert/strict";
import test from "node:test";

import { placeOfBox, placeOfPoint } from "../../assets/runtime/tools/zoom/place.js";

const SLIDE = { width: 980, height: 552 };

test("a point comes to the middle", () => {
  assert.deepEqual(placeOfPoint(SLIDE, 500, 300), { scale: 2, x: -510, y: -324 });
});

test("at an edge no ground beside the slide comes into sight", () => {
  assert.deepEqual(placeOfPoint(SLIDE, 10, 545), { scale: 2, x: 0, y: -552 });
});

test("a box fills the slide but for a margin", () => {
  const place = placeOfBox(SLIDE, { x: 100, y: 100, width: 490, height: 100 });
  assert.equal(place.scale, 1.88);
});

test("a small box is not blown up without end, a large one not made smaller", () => {
  assert.equal(placeOfBox(SLIDE, { x: 100, y: 100, width: 5, height: 5 }).scale, 5);
  assert.deepEqual(placeOfBox(SLIDE, { x: -50, y: 0, width: 2000, height: 552 }), { scale: 1, x: 0, y: 0 });
});
