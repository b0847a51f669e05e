import assert from "node:assert/strict";
import test from "node:test";

import {
  clampPosition,
  directionOf,
  nextPosition,
  nextSlidePosition,
  prevPosition,
  prevSlidePosition,
  shownClicks,
  transitionBetween,
} from "../../assets/runtime/position.js";

/** Slide 1 has no clicks, slide 2 has two, slide 3 starts at 1 of 3, slide 4 has none. */
const SLIDES = [
  { clicks: 0, clicksStart: 0 },
  { clicks: 2, clicksStart: 0 },
  { clicks: 3, clicksStart: 1 },
  { clicks: 0, clicksStart: 0 },
];
const at = (page, clicks) => ({ page, clicks });

test("next takes the clicks of a slide, then the next slide at its start", () => {
  const way = [];
  for (let here = at(1, 0), before = null; here !== before; ) {
    way.push(`${here.page}.${here.clicks}`);
    [before, here] = [here, nextPosition(SLIDES, here)];
  }
  assert.deepEqual(way, ["1.0", "2.0", "2.1", "2.2", "3.1", "3.2", "3.3", "4.0"]);
});

test("prev goes back the same way, into a slide at its last click", () => {
  const way = [];
  for (let here = at(4, 0), before = null; here !== before; ) {
    way.push(`${here.page}.${here.clicks}`);
    [before, here] = [here, prevPosition(SLIDES, here)];
  }
  assert.deepEqual(way, ["4.0", "3.3", "3.2", "3.1", "2.2", "2.1", "2.0", "1.0"]);
});

test("nextSlide and prevSlide skip the clicks and arrive at the first one", () => {
  assert.deepEqual(nextSlidePosition(SLIDES, at(2, 1)), at(3, 1));
  assert.deepEqual(prevSlidePosition(SLIDES, at(3, 3)), at(2, 0));
  assert.deepEqual(prevSlidePosition(SLIDES, at(4, 0)), at(3, 1));
});

test("nothing moves past either end", () => {
  const first = at(1, 0);
  const last = at(4, 0);
  assert.equal(prevPosition(SLIDES, first), first);
  assert.equal(prevSlidePosition(SLIDES, first), first);
  assert.equal(nextPosition(SLIDES, last), last);
  assert.equal(nextSlidePosition(SLIDES, last), last);
});

test("a position is clamped to the slides and to the clicks that there are", () => {
  assert.deepEqual(clampPosition(SLIDES, 0, 5), at(1, 0));
  assert.deepEqual(clampPosition(SLIDES, 99), at(4, 0));
  assert.deepEqual(clampPosition(SLIDES, 2, 99), at(2, 2));
  assert.deepEqual(clampPosition(SLIDES, 2, -1), at(2, 0));
  assert.deepEqual(clampPosition(SLIDES, 3, 0), at(3, 1));
  assert.deepEqual(clampPosition(SLIDES, 2.9, 1.9), at(2, 1));
});

test("what is no number goes to the start", () => {
  assert.deepEqual(clampPosition(SLIDES, Number.NaN, Number.NaN), at(1, 0));
  assert.deepEqual(clampPosition(SLIDES, "2", "1"), at(2, 1));
  assert.deepEqual(clampPosition(SLIDES, undefined, undefined), at(1, 0));
});

test("a slide never goes below its start, be it past its last click", () => {
  const slides = [{ clicks: 2, clicksStart: 5 }, { clicks: 0, clicksStart: 0 }];
  assert.deepEqual(clampPosition(slides, 1, 0), at(1, 5));
  assert.deepEqual(nextPosition(slides, at(1, 5)), at(2, 0));
  assert.deepEqual(prevPosition(slides, at(2, 0)), at(1, 5));
});

test("a deck without slides has one position", () => {
  assert.deepEqual(clampPosition([], 7, 7), at(1, 0));
  assert.deepEqual(nextPosition([], at(1, 0)), at(1, 0));
  assert.deepEqual(prevPosition([], at(1, 0)), at(1, 0));
});

test("the direction is that of the slides, within a slide that of the clicks", () => {
  assert.equal(directionOf(at(2, 0), at(3, 0)), "forward");
  assert.equal(directionOf(at(3, 0), at(2, 2)), "backward");
  assert.equal(directionOf(at(2, 0), at(2, 1)), "forward");
  assert.equal(directionOf(at(2, 1), at(2, 0)), "backward");
});

test("slides before the current one are done, those after it have not begun", () => {
  const shown = (view) => [1, 2, 3, 4].map((no) => shownClicks(SLIDES, at(2, 1), no, view));
  assert.deepEqual(shown("slide"), [0, 1, 1, 0]);
  assert.deepEqual(
    [2, 3].map((no) => shownClicks(SLIDES, at(4, 0), no, "slide")),
    [2, 3],
  );
});

test("where all slides are seen together all are done", () => {
  for (const view of ["overview", "print"]) {
    assert.deepEqual(
      [1, 2, 3, 4].map((no) => shownClicks(SLIDES, at(1, 0), no, view)),
      [0, 2, 3, 0],
    );
  }
});

const PASSAGES = [
  { transition: ["fade", "fade"] },
  { transition: ["slide-left", "slide-right"] },
  { transition: null },
  { transition: ["none", "view-transition"] },
  { transition: ["two words", null] },
  { transition: ["slide-up", "slide-down"] },
];

test("the earlier of two neighbours decides the transition, both ways", () => {
  assert.equal(transitionBetween(PASSAGES, 1, 2), "fade");
  assert.equal(transitionBetween(PASSAGES, 2, 3), "slide-left");
  assert.equal(transitionBetween(PASSAGES, 3, 2), "slide-right");
});

test("a jump forward has the transition of the slide before its target, a jump back that of its target", () => {
  assert.equal(transitionBetween(PASSAGES, 1, 3), "slide-left");
  assert.equal(transitionBetween(PASSAGES, 6, 2), "slide-right");
  assert.equal(transitionBetween(PASSAGES, 6, 4), "view-transition");
});

test("no name, `none` and a name that is no class are cuts", () => {
  assert.equal(transitionBetween(PASSAGES, 3, 4), null);
  assert.equal(transitionBetween(PASSAGES, 4, 5), null);
  assert.equal(transitionBetween(PASSAGES, 5, 6), null);
  assert.equal(transitionBetween(PASSAGES, 6, 5), null);
  assert.equal(transitionBetween(PASSAGES, 2, 2), null);
});
