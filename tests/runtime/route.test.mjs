import assert from "node:assert/strict";
import test from "node:test";

import { formatRoute, parseRoute } from "../../assets/runtime/route.js";

const ALIASES = [null, "intro", null, "part/one two", "/rooted"];
const SLIDES = ALIASES.map((alias, index) => ({ no: index + 1, alias }));
const whole = (hash) => parseRoute(hash, SLIDES);
const route = (hash) => {
  const { page, clicks, anchor } = whole(hash);
  return { page, clicks, anchor };
};

test("a number is a slide, with its click", () => {
  assert.deepEqual(route("#/3"), { page: 3, clicks: 0, anchor: null });
  assert.deepEqual(route("#/3?clicks=2"), { page: 3, clicks: 2, anchor: null });
  assert.deepEqual(route("#/3/?embedded&clicks=2"), { page: 3, clicks: 2, anchor: null });
});

test("clicks that are no number are none", () => {
  assert.equal(route("#/3?clicks=two").clicks, 0);
  assert.equal(route("#/3?noclicks=2").clicks, 0);
});

test("an alias is a slide, written encoded or not", () => {
  assert.equal(route("#/intro").page, 2);
  assert.equal(route("#/part/one%20two?clicks=1").page, 4);
  assert.equal(route("#/rooted").page, 5);
});

test("what is not there is the last slide", () => {
  for (const hash of ["#/99", "#/0", "#/nowhere", "#/-1", "#/3x", "#/%E0%A4%A"]) assert.equal(route(hash).page, 5);
});

test("an address that names no slide leaves that open", () => {
  for (const hash of ["", "#", "#/", "#/index.html"]) assert.deepEqual(route(hash), { page: null, clicks: 0, anchor: null });
});

test("a view's address is its slide's", () => {
  assert.equal(route("#/presenter/3").page, 3);
  assert.equal(route("#/presenter/3?clicks=2").clicks, 2);
  assert.equal(route("#/notes/intro").page, 2);
  for (const view of ["presenter", "overview", "notes", "print", "read", "stage", "rehearse"]) {
    assert.equal(route(`#/${view}`).page, null);
  }
});

test("a view is named by the first word, unless an alias is called so", () => {
  assert.equal(whole("#/presenter/3").view, "presenter");
  assert.equal(whole("#/read").view, "read");
  assert.equal(whole("#/3").view, "");
  assert.equal(whole("#/stages/1").view, "");
  assert.equal(parseRoute("#/notes", [{ no: 1, alias: "notes" }]).view, "");
  assert.equal(formatRoute(2, 1, SLIDES[1], "presenter"), "#/presenter/intro?clicks=1");
});

test("what a query asks for is told by name", () => {
  assert.deepEqual(whole("#/print?clicks&notes").options, ["clicks", "notes"]);
  assert.deepEqual(whole("#/print?clicks=").options, ["clicks"]);
  assert.equal(whole("#/print?clicks").clicks, 0);
  assert.deepEqual(whole("#/print").options, []);
});

test("an anchor is an id, alone or behind a slide", () => {
  assert.deepEqual(route("#fn1"), { page: null, clicks: 0, anchor: "fn1" });
  assert.deepEqual(route("#%C3%BCber-uns"), { page: null, clicks: 0, anchor: "über-uns" });
  assert.deepEqual(route("#/3#note"), { page: 3, clicks: 0, anchor: "note" });
  assert.deepEqual(route("#/3?clicks=1#note"), { page: 3, clicks: 1, anchor: "note" });
});

test("a slide is written by its alias where it has one, and its clicks where there are some", () => {
  assert.equal(formatRoute(3, 0, SLIDES[2]), "#/3");
  assert.equal(formatRoute(3, 2, SLIDES[2]), "#/3?clicks=2");
  assert.equal(formatRoute(2, 1, SLIDES[1]), "#/intro?clicks=1");
  assert.equal(formatRoute(4, 0, SLIDES[3]), "#/part/one%20two");
});

test("what is written is read back", () => {
  for (const { no } of SLIDES) {
    assert.equal(route(formatRoute(no, 1, SLIDES[no - 1])).page, no);
  }
});
