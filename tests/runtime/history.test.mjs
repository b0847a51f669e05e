import assert from "node:assert/strict";
import test from "node:test";

import { History } from "../../assets/runtime/tools/drawing/history.js";

const change = (name, before, after) => ({ name, before, after });

const kept = () => {
  const values = {};
  return { values, history: new History((name, value) => (values[name] = value)) };
};

test("what belongs together is undone and done again together", () => {
  const { values, history } = kept();
  history.do("1", [change("a", 1, null), change("b", 2, null)]);
  assert.deepEqual(values, { a: null, b: null });
  history.undo("1");
  assert.deepEqual(values, { a: 1, b: 2 });
  history.redo("1");
  assert.deepEqual(values, { a: null, b: null });
});

test("each slide has a history of its own", () => {
  const { values, history } = kept();
  history.do("1", [change("a", null, 1)]);
  history.do("2", [change("b", null, 2)]);
  history.undo("1");
  assert.deepEqual(values, { a: null, b: 2 });
  assert.deepEqual([history.can("1"), history.can("2")], [{ undo: false, redo: true }, { undo: true, redo: false }]);
});

test("something new leaves nothing to do again", () => {
  const { values, history } = kept();
  history.do("1", [change("a", null, 1)]);
  history.undo("1");
  history.do("1", [change("b", null, 2)]);
  history.redo("1");
  assert.deepEqual(values, { a: null, b: 2 });
});

test("nothing done is nothing to undo", () => {
  const { history } = kept();
  history.do("1", []);
  history.undo("1");
  assert.deepEqual(history.can("1"), { undo: false, redo: false });
});
