import assert from "node:assert/strict";
import test from "node:test";

import { excerpt, searchSlides } from "../../assets/runtime/tools/goto/search.js";

const TITLES = ["Cover", "Goals", "Training a model", null, "The café", "Modelling", "A token", "Sum", "Models", "Gaol", "End", "Sum up"];
const SLIDES = TITLES.map((title, index) => ({ no: index + 1, title, alias: index === 3 ? "photo" : null }));
const found = (query) => searchSlides(SLIDES, query).map(({ no }) => no);

test("nothing typed finds every slide in order", () => {
  assert.deepEqual(found(""), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  assert.deepEqual(found("  "), found(""));
});

test("a number finds its slide first, then those that begin with it", () => {
  assert.deepEqual(found("1"), [1, 10, 11, 12]);
  assert.deepEqual(found("12"), [12]);
  assert.deepEqual(found("/12"), [12]);
});

test("a title that begins so comes before a word, a word before a part of one", () => {
  assert.deepEqual(found("model"), [6, 9, 3]);
  assert.deepEqual(found("o"), [1, 2, 3, 4, 5, 6, 7, 9, 10].filter((no) => /o/i.test(TITLES[no - 1] ?? "photo")));
});

test("the whole title comes before one that only begins so", () => {
  assert.deepEqual(found("sum"), [8, 12]);
});

test("case and accents do not count", () => {
  assert.deepEqual(found("CAFE"), [5]);
  assert.deepEqual(found("gOALS"), [2]);
});

test("letters in their order find a title when no other way does", () => {
  assert.deepEqual(found("trmdl"), [3]);
});

test("a slide without a title is found by its alias", () => {
  assert.deepEqual(found("photo"), [4]);
});

test("what is nowhere finds nothing", () => {
  assert.deepEqual(found("xyz"), []);
  assert.deepEqual(found("99"), []);
});

test("a slide is found by its text, after those whose title fits", () => {
  const slides = [
    { no: 1, title: "Cover", alias: null, text: "welcome to gradients" },
    { no: 2, title: "Gradients", alias: null, text: "" },
    { no: 3, title: "End", alias: null, text: "thanks" },
  ];
  assert.deepEqual(searchSlides(slides, "gradient").map(({ no }) => no), [2, 1]);
  assert.deepEqual(searchSlides(slides, "welcome to").map(({ no }) => no), [1]);
});

test("an excerpt shows the words around", () => {
  assert.equal(excerpt("one two three", "Two"), "one two three…");
  assert.equal(excerpt(`${"word ".repeat(20)}needle here`, "needle"), "…word word word word needle here…");
  assert.equal(excerpt("one two", "four"), "");
  assert.equal(excerpt("one two", ""), "");
});
