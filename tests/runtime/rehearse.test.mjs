import assert from "node:assert/strict";
import test from "node:test";

import { addStay, matchSlides, msOnSlide, rehearsalOf } from "../../assets/runtime/tools/rehearse/recording.js";

const slide = (title, alias = null) => ({ title, alias });
const titles = (found) => found.map((earlier) => earlier && (earlier.alias ?? earlier.title ?? earlier.no));

test("time at the place where the talk was before is added to that stay", () => {
  const stays = [];
  addStay(stays, { page: 1, clicks: 0 }, 400);
  addStay(stays, { page: 1, clicks: 0 }, 600);
  addStay(stays, { page: 1, clicks: 1 }, 50);
  assert.deepEqual(stays, [{ page: 1, clicks: 0, ms: 1000 }, { page: 1, clicks: 1, ms: 50 }]);
});

test("a slide that was come back to has the time of all visits, by click", () => {
  const stays = [];
  for (const [page, clicks, ms] of [[1, 0, 1000], [2, 0, 5000], [2, 1, 250], [1, 0, 2000], [2, 0, 100]]) addStay(stays, { page, clicks }, ms);
  assert.equal(msOnSlide(stays, 2), 5350);
  const data = { title: "T", duration: 60, slides: [{ no: 1, ...slide("One") }, { no: 2, ...slide(null, "two") }, { no: 3, ...slide("End") }] };
  const made = rehearsalOf(data, "2026-11-23T10:00:00.000Z", stays, [0, 20, 40, 60], [7, 0, 1]);
  assert.deepEqual(made, {
    slidegen: "rehearsal",
    version: 1,
    title: "T",
    date: "2026-11-23T10:00:00.000Z",
    duration: 60,
    seconds: 8.4,
    slides: [
      { no: 1, title: "One", alias: null, planned: 20, seconds: 3, words: 7, clicks: [{ click: 0, seconds: 3 }] },
      { no: 2, title: null, alias: "two", planned: 20, seconds: 5.4, words: 0, clicks: [{ click: 0, seconds: 5.1 }, { click: 1, seconds: 0.3 }] },
      { no: 3, title: "End", alias: null, planned: 20, seconds: 0, words: 1, clicks: [] },
    ],
  });
});

test("without a plan nothing is planned", () => {
  const made = rehearsalOf({ title: "T", slides: [{ no: 1, ...slide("One") }] }, "", [], null, [0]);
  assert.equal(made.slides[0].planned, null);
  assert.equal(made.duration, null);
});

test("slides are found again by alias, then by title in their order", () => {
  const earlier = [slide("A"), slide("Demo"), slide("Demo"), slide("Old", "end")];
  const now = [slide("Demo"), slide("New"), slide("Demo"), slide("A"), slide("Retitled", "end")];
  assert.deepEqual(titles(matchSlides(earlier, now)), ["Demo", null, "Demo", "A", "end"]);
  assert.equal(matchSlides(earlier, now)[0], earlier[1]);
});

test("a slide without a title is the one after the same slide", () => {
  const earlier = [{ no: 1, ...slide(null) }, slide("A"), { no: 3, ...slide(null) }, { no: 4, ...slide(null) }, slide("B")];
  assert.deepEqual(titles(matchSlides(earlier, [slide(null), slide("A"), slide(null), slide(null), slide(null)])), [1, "A", 3, 4, null]);
  assert.deepEqual(titles(matchSlides(earlier, [slide("B"), slide(null)])), ["B", null]);
});
