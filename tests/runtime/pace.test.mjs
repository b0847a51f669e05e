import assert from "node:assert/strict";
import test from "node:test";

import { Pace } from "../../themes/matrix/scripts/rain/pace.js";

let clock = 1e6;

/** Draws for some seconds where a frame comes every `frame` ms and the script of a drawing takes `script` ms. */
function watch(pace, { frame, script, seconds }) {
  let drawn = 0;
  for (const end = clock + seconds * 1000; clock < end; clock += frame) {
    if (pace.due(clock) === 0) continue;
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

test("what was too much is tried again only after a while, for a machine may have been busy", () => {
  const pace = new Pace(1);
  watch(pace, { frame: 60, script: 0.3, seconds: 5 });
  const coarse = pace.density;
  assert.equal(watch(pace, { frame: 1000 / 60, script: 0.1, seconds: 4 }).density, coarse);
  watch(pace, { frame: 1000 / 60, script: 0.1, seconds: 60 });
  assert.deepEqual(watch(pace, { frame: 1000 / 60, script: 0.1, seconds: 10 }), { density: 1, rate: 30 });
});

test("what is too much each time is tried more and more seldom", () => {
  const pace = new Pace(1);
  let tries = 0;
  let before = pace.density;
  for (let now = 1e6; now < 1e6 + 300_000; now += 1000 / 60) {
    if (pace.due(now) === 0) continue;
    pace.note(pace.density === 1 ? 3 : 0.1);
    if (pace.density > before) tries += 1;
    before = pace.density;
  }
  assert.equal(tries >= 2 && tries <= 6, true);
});

test("a window that was hidden was not slow", () => {
  const pace = new Pace(1);
  for (let now = 1e6; now < 1e6 + 100_000; now += 1000) {
    assert.equal(pace.due(now) > 0, true);
    pace.note(0.1);
  }
  assert.equal(pace.density, 1);
});
