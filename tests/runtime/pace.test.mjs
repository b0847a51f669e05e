import assert from "node:assert/strict";
import test from "node:test";

import { Pace } from "../../themes/matrix/scripts/rain/pace.js";

/** Draws for some seconds where a frame comes every `frame` ms and the script of a drawing takes `script` ms. */
function watch(pace, { frame, script, seconds }) {
  let drawn = 0;
  for (let now = 1e6; now < 1e6 + seconds * 1000; now += frame) {
    if (pace.due(now) === 0) continue;
    drawn += 1;
    pace.note(script);
  }
  return { density: pace.density, rate: Math.round(drawn / seconds) };
}

test("it begins with a pixel for a pixel, and goes up to what the screen shows where that is easy", () => {
  const pace = new Pace(1.5);
  assert.equal(pace.density, 1);
  assert.deepEqual(watch(pace, { frame: 1000 / 60, script: 0.3, seconds: 10 }), { density: 1.5, rate: 30 });
});

test("no display makes it faster than thirty drawings a second, or slower than twenty-four", () => {
  for (const display of [50, 60, 75, 90, 120, 144, 165, 240]) {
    const { rate } = watch(new Pace(2), { frame: 1000 / display, script: 0.3, seconds: 10 });
    assert.equal(rate >= 24 && rate <= 31, true);
  }
});

test("where frames come late it is drawn coarser, then more seldom", () => {
  const pace = new Pace(2);
  assert.equal(watch(pace, { frame: 60, script: 0.3, seconds: 3 }).density < 1, true);
  watch(pace, { frame: 60, script: 0.3, seconds: 20 });
  assert.deepEqual([pace.density, pace.rate], [0.5, 12]);
});

test("where the script takes longer than two ms it is drawn coarser", () => {
  assert.equal(watch(new Pace(2), { frame: 1000 / 60, script: 3, seconds: 1 }).density, 0.7);
});

test("what was too much is not tried again", () => {
  const pace = new Pace(2);
  watch(pace, { frame: 60, script: 0.3, seconds: 1.3 });
  const coarse = pace.density;
  watch(pace, { frame: 1000 / 60, script: 0.1, seconds: 20 });
  assert.equal(coarse < 1 && pace.density === coarse, true);
});

test("a window that was hidden was not slow", () => {
  const pace = new Pace(1);
  for (let now = 1e6; now < 1e6 + 100_000; now += 1000) {
    assert.equal(pace.due(now) > 0, true);
    pace.note(0.1);
  }
  assert.equal(pace.density, 1);
});
