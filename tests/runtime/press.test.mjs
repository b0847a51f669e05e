import assert from "node:assert/strict";
import test from "node:test";

import { newerOf, placeOf, pressBlank, pressClock, pressMove } from "../../assets/remote/press.js";

const steps = { build: 7, slides: [{ clicks: 0, clicksStart: 0 }, { clicks: 2, clicksStart: 0 }] };
const at = (page, clicks, count = 4) => ({ position: { value: { page, clicks, build: 6 }, count, by: "talk" } });
const clock = (since, spent) => ({ clock: { value: { since, spent }, count: 2, by: "talk" } });

test("a press goes a step on from where the talk is, above all stamps", () => {
  const made = pressMove("next", { ...at(2, 0), ...clock(900, 0) }, steps, "phone", 1000);
  assert.deepEqual(made, { position: { value: { page: 2, clicks: 1, build: 7 }, count: 5, by: "phone" } });
});

test("back goes to the last click of the slide before", () => {
  const made = pressMove("prev", { ...at(2, 0), ...clock(900, 0) }, steps, "phone", 1000);
  assert.deepEqual(made.position.value, { page: 1, clicks: 0, build: 7 });
});

test("the first step on starts the clock, one back does not", () => {
  assert.deepEqual(pressMove("next", at(1, 0), steps, "phone", 1000).clock.value, { since: 1000, spent: 0 });
  assert.deepEqual(pressMove("next", { ...at(1, 0), ...clock(null, 0) }, steps, "phone", 1000).clock.value, { since: 1000, spent: 0 });
  assert.equal(pressMove("prev", at(2, 0), steps, "phone", 1000).clock, undefined);
});

test("a clock that stands for a question is not started by a step", () => {
  assert.equal(pressMove("next", { ...at(1, 0), ...clock(null, 500) }, steps, "phone", 1000).clock, undefined);
});

test("at either end nothing changes", () => {
  assert.deepEqual(pressMove("next", at(2, 2), steps, "phone", 1000), {});
  assert.deepEqual(pressMove("prev", at(1, 0), steps, "phone", 1000), {});
});

test("a place that the deck no longer has is the nearest one", () => {
  assert.deepEqual(placeOf(at(9, 9), steps), { page: 2, clicks: 2 });
  assert.deepEqual(placeOf({}, steps), { page: 1, clicks: 0 });
});

test("the clock stands and goes on with what was spent", () => {
  assert.deepEqual(pressClock(clock(1000, 200), "phone", 1500).clock, { value: { since: null, spent: 700 }, count: 3, by: "phone" });
  assert.deepEqual(pressClock(clock(null, 700), "phone", 9000).clock.value, { since: 9000, spent: 700 });
  assert.deepEqual(pressClock({}, "phone", 9000).clock.value, { since: 9000, spent: 0 });
});

test("the screen is black, and is not", () => {
  assert.equal(pressBlank({}, "phone").blank.value, "black");
  assert.equal(pressBlank({ blank: { value: "white", count: 1, by: "talk" } }, "phone").blank.value, null);
});

test("the higher stamp wins, and of two alike the later name", () => {
  const mine = { blank: { value: null, count: 3, by: "m" } };
  assert.deepEqual(newerOf({ blank: { value: "black", count: 2, by: "z" } }, mine), {});
  assert.deepEqual(newerOf({ blank: { value: "black", count: 3, by: "a" } }, mine), {});
  assert.deepEqual(newerOf({ blank: { value: "black", count: 3, by: "z" } }, mine).blank.value, "black");
  assert.deepEqual(newerOf({ advance: { value: true, count: 1, by: "a" } }, mine).advance.value, true);
});
