import assert from "node:assert/strict";
import test from "node:test";

import { clockText, offPlan, planOf, spentOf } from "../../assets/runtime/plan.js";

const slides = (...times) => times.map((time) => ({ time }));

test("a talk without a plan has none", () => {
  assert.equal(planOf(slides(null, null), null), null);
});

test("the duration is shared by the slides", () => {
  assert.deepEqual(planOf(slides(null, null, null), 300), [0, 100, 200, 300]);
});

test("a slide with a time has it, the others share what is left", () => {
  assert.deepEqual(planOf(slides(null, 60, null), 300), [0, 120, 180, 300]);
});

test("times that need more than the duration leave nothing to the others", () => {
  assert.deepEqual(planOf(slides(200, null, 200), 300), [0, 200, 200, 400]);
});

test("times without a duration are a plan for half an hour", () => {
  assert.deepEqual(planOf(slides(600, null), null), [0, 600, 1800]);
});

test("a slide within its time is on the plan", () => {
  const plan = [0, 100, 200, 300];
  assert.equal(offPlan(plan, 2, 100), 0);
  assert.equal(offPlan(plan, 2, 200), 0);
  assert.equal(offPlan(plan, 2, 90), -10);
  assert.equal(offPlan(plan, 2, 230), 30);
  assert.equal(offPlan(plan, 3, 330), 30);
});

test("a clock runs on from what was spent, and stands when it is stopped", () => {
  assert.equal(spentOf(undefined, 5000), 0);
  assert.equal(spentOf({ since: null, spent: 700 }, 5000), 700);
  assert.equal(spentOf({ since: 4000, spent: 700 }, 5000), 1700);
  assert.equal(spentOf({ since: 6000, spent: 700 }, 5000), 700);
});

test("a time is written with hours where it has some", () => {
  assert.equal(clockText(0), "0:00");
  assert.equal(clockText(65), "1:05");
  assert.equal(clockText(3600), "1:00:00");
  assert.equal(clockText(3725.9), "1:02:05");
  assert.equal(clockText(-30), "−0:30");
  assert.equal(clockText(-0.4), "0:00");
});
