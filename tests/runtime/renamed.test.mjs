import assert from "node:assert/strict";
import test from "node:test";

import { renamed } from "../../assets/runtime/tools/drawing/renamed.js";

/** Slides of a server: the ids are given in order, the keys are those in `keys`. */
const served = (server, keys) => [...keys].map((key, index) => ({ id: `${server}-${index + 1}`, key }));

/** By key before: the key after. */
const found = (before, after, server = "bbbbbb") => {
  const [old, now] = [served("aaaaaa", before), served(server, after)];
  const keyOf = (slides, id) => slides.find((slide) => slide.id === id).key;
  return Object.fromEntries([...renamed(old, now)].map(([from, to]) => [keyOf(old, from), keyOf(now, to)]));
};

test("slides that are written alike are the same", () => {
  assert.deepEqual(found("abc", "cab"), { a: "a", b: "b", c: "c" });
  assert.deepEqual(found("abc", "xabc"), { a: "a", b: "b", c: "c" });
});

test("one that was edited comes after the same slide", () => {
  assert.deepEqual(found("abcd", "axyd"), { a: "a", b: "x", c: "y", d: "d" });
  assert.deepEqual(found("abc", "xbc"), { a: "x", b: "b", c: "c" });
});

test("one that is gone is none of the others", () => {
  assert.deepEqual(found("abc", "ac"), { a: "a", c: "c" });
  assert.deepEqual(found("abc", "c"), { c: "c" });
});

test("no slide is two", () => {
  const old = served("aaaaaa", "aab");
  assert.deepEqual([...renamed(old, served("bbbbbb", "aab")).values()], ["bbbbbb-1", "bbbbbb-2", "bbbbbb-3"]);
});

test("as long as the server is the same, ids are what they are", () => {
  assert.deepEqual(found("abc", "axc", "aaaaaa"), {});
});

test("what no server gives has no ids to change", () => {
  assert.deepEqual([...renamed([], served("aaaaaa", "a"))], []);
  assert.deepEqual([...renamed(served("aaaaaa", "a"), [])], []);
});
