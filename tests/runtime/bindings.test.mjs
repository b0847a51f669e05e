import assert from "node:assert/strict";
import test from "node:test";

import { createActions } from "../../assets/runtime/actions.js";
import { BINDINGS, boundKeys, keyCaps, keyName } from "../../assets/runtime/bindings.js";

const action = (more = {}) => ({ label: "Do it", run() {}, ...more });

test("a key is bound once in a view", () => {
  for (const view of ["slide", "overview"]) {
    const keys = BINDINGS.filter((row) => (row.view ?? view) === view).flatMap((row) => row.keys);
    assert.deepEqual(keys, [...new Set(keys)]);
  }
});

test("a row without its action is not bound", () => {
  const actions = createActions();
  assert.deepEqual(boundKeys(actions), []);
  const withdraw = actions.offer("dark", action());
  assert.deepEqual(boundKeys(actions).map((row) => row.action), ["dark"]);
  withdraw();
  assert.deepEqual(boundKeys(actions), []);
});

test("an action brings keys of its own along", () => {
  const actions = createActions();
  actions.offer("rain", action({ keys: ["m"] }));
  assert.deepEqual(boundKeys(actions), [{ action: "rain", keys: ["m"] }]);
});

test("without letters no single character is a key, but the digits that choose a card", () => {
  const actions = createActions();
  for (const name of ["next", "dark", "blank", "cardDigit"]) actions.offer(name, action());
  actions.offer("rain", action({ keys: ["m", "F8"] }));
  let told = 0;
  actions.onChange(() => told++);
  actions.useLetters(false);
  assert.equal(told, 2);
  const keys = boundKeys(actions).flatMap((row) => row.keys);
  assert.deepEqual(keys, ["ArrowRight", "Space", "PageDown", ..."0123456789", "F8"]);
});

test("Shift counts for keys that print nothing, and for the space bar", () => {
  assert.equal(keyName({ key: "ArrowRight", shiftKey: true }), "Shift+ArrowRight");
  assert.equal(keyName({ key: " ", shiftKey: true }), "Shift+Space");
  assert.equal(keyName({ key: " ", shiftKey: false }), "Space");
  assert.equal(keyName({ key: "?", shiftKey: true }), "?");
  assert.equal(keyName({ key: "F", shiftKey: false }), "f");
});

test("the help shows what is printed on the keys", () => {
  assert.deepEqual(keyCaps("Shift+ArrowUp"), ["Shift", "↑"]);
  assert.deepEqual(keyCaps("PageDown"), ["Page Down"]);
  assert.deepEqual(keyCaps("o"), ["O"]);
});

test("an action runs by its name, and says when there is none", () => {
  const actions = createActions();
  const keys = [];
  actions.offer("cardDigit", action({ run: (key) => keys.push(key) }));
  assert.equal(actions.run("cardDigit", "7"), true);
  assert.equal(actions.run("fly"), false);
  assert.deepEqual(keys, ["7"]);
});

test("a change of what is offered or pressed is told, a repetition is not", () => {
  const actions = createActions();
  let told = 0;
  const stop = actions.onChange(() => told++);
  actions.offer("dark", action({ pressed: false }));
  actions.press("dark", true);
  actions.press("dark", true);
  actions.press("fly", true);
  assert.equal(told, 3);
  assert.equal(actions.get("dark").pressed, true);
  stop();
  actions.press("dark", false);
  assert.equal(told, 3);
});
