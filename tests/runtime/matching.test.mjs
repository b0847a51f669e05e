import assert from "node:assert/strict";
import test from "node:test";

import { align, findAgain, likeness } from "../../assets/runtime/dev/matching.js";

const slide = (text, more = {}) => ({ key: text, title: text.split(".")[0], alias: null, text, ...more });
const deck = (...texts) => texts.map((text) => slide(text));
/** Slides as letters: `findAgain` of the one at `at`, as a letter or, where it is gone, with a `?`. */
const found = (old, at, fresh) => {
  const { index, isThere } = findAgain(old, at, fresh);
  return `${fresh[index].text}${isThere ? "" : " ?"}`;
};
const A = "Apples. A fruit that grows on trees in the north";
const B = "Boats. They float on water and carry people";
const C = "Clouds. Water in the air, white or grey";
const D = "Deserts. Sand and stones, and no rain for years";

test("what is alike at both ends is paired, and the longest sequence between", () => {
  assert.deepEqual(align([..."abcd"], [..."abcd"]), [0, 1, 2, 3]);
  assert.deepEqual(align([..."abcd"], [..."xabycd"]), [1, 2, 4, 5]);
  assert.deepEqual(align([..."abcd"], [..."bcda"]), [-1, 0, 1, 2]);
  assert.deepEqual(align([..."abcd"], [..."ad"]), [0, -1, -1, 1]);
  assert.deepEqual(align([], [..."ab"]), []);
  assert.deepEqual(align([..."ab"], []), [-1, -1]);
});

test("a pair stands for one slide only", () => {
  const pairs = align([..."aaba"], [..."aba"]).filter((index) => index >= 0);
  assert.deepEqual([...new Set(pairs)], pairs);
  assert.equal(pairs.length, 3);
});

test("slides that come and go above one do not matter", () => {
  assert.equal(found(deck(A, B, C), 1, deck(D, A, B, C)), B);
  assert.equal(found(deck(A, B, C), 2, deck(C)), C);
});

test("a slide that moved is found where it went", () => {
  assert.equal(found(deck(A, B, C, D), 0, deck(B, C, D, A)), A);
  assert.equal(found(deck(A, B, C, D), 3, deck(D, A, B, C)), D);
  assert.equal(found(deck(A, B, C, D), 1, deck(A, C, B, D)), B);
});

test("a slide that was edited is found where it stands", () => {
  assert.equal(found(deck(A, B, C), 1, deck(A, `${B} home`, C)), `${B} home`);
});

test("a slide that was edited and moved is found by its text", () => {
  assert.equal(found(deck(A, B, C, D), 1, deck(A, C, D, `${B} home`)), `${B} home`);
  assert.equal(found(deck(A, B, C, D), 3, deck(`The ${D}`, A, B, C)), `The ${D}`);
});

test("a slide that was rewritten where it stands is the one that stands there", () => {
  assert.equal(found(deck(A, B, C), 1, deck(A, "Qqq. Zzz xxx", C)), "Qqq. Zzz xxx");
  assert.equal(found(deck(A, B, C, D), 2, deck(A, "Qqq.", "Www.", D)), "Www.");
});

test("a slide that was edited while another was added is the one that is like it", () => {
  assert.equal(found(deck(A, B, C), 1, deck(A, D, `${B} home`, C)), `${B} home`);
});

test("an alias or a title is kept through a rewriting", () => {
  const old = [slide(A), slide(B, { alias: "boats" }), slide(C)];
  const fresh = [slide("Zzz. Other words", { alias: "boats" }), slide(D), slide(A), slide(C)];
  assert.equal(found(old, 1, fresh), "Zzz. Other words");
  assert.equal(found(deck(A, B, C), 1, deck("Boats. Xyz", D, A, C)), "Boats. Xyz");
});

test("a slide that was deleted gives way to the one after it, the last one to the one before", () => {
  assert.equal(found(deck(A, B, C), 1, deck(A, C)), `${C} ?`);
  assert.equal(found(deck(A, B, C), 2, deck(A, B)), `${B} ?`);
  assert.equal(found(deck(A, B, C), 0, deck(B, C)), `${B} ?`);
});

test("of slides that are alike the one at the same place stays, and any is there while one is left", () => {
  assert.deepEqual(findAgain(deck(A, D, D, B), 2, deck(A, D, D, B)), { index: 2, isThere: true });
  assert.deepEqual(findAgain(deck(A, D, D, B), 2, deck(A, D, B)), { index: 1, isThere: true });
  assert.deepEqual(findAgain(deck(A, D, B), 1, deck(A, D, D, B)), { index: 1, isThere: true });
  assert.deepEqual(findAgain(deck(D, A, D), 2, deck(C, D, A, D)), { index: 3, isThere: true });
});

test("a file that is empty for a moment is no edit of every slide", () => {
  assert.deepEqual(findAgain(deck(A, B, C), 2, deck("")), { index: 0, isThere: false });
});

test("texts of any script are compared", () => {
  assert.equal(likeness(slide("日本語の文章です。"), slide("日本語の文章でした。")) > 0.5, true);
  assert.equal(likeness(slide("日本語の文章です。"), slide("中文句子")) < 0.2, true);
  assert.equal(likeness(slide("", { title: null }), slide("", { title: null })), 0);
});
