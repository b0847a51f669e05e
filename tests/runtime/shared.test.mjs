import assert from "node:assert/strict";
import test from "node:test";

import { Shared } from "../../assets/runtime/shared.js";

const entry = (value, count, by) => ({ value, count, by });

/** A window's values, as `by`. */
const values = (by) => Object.assign(new Shared(), { by });

test("the later of two values wins, in whichever order they come", () => {
  const [first, second] = [entry("a", 1, "x"), entry("b", 2, "w")];
  for (const order of [[first, second], [second, first]]) {
    const shared = values("z");
    for (const one of order) shared.take({ place: one });
    assert.equal(shared.get("place"), "b");
  }
});

test("of two values set at once all windows take the same", () => {
  const [one, other] = [values("x"), values("y")];
  one.set("place", 1);
  other.set("place", 2);
  const [ones, others] = [one.entries, other.entries].map((entries) => ({ ...entries }));
  one.take(others);
  other.take(ones);
  assert.equal(one.get("place"), other.get("place"));
});

test("a value set after hearing another one is later", () => {
  const shared = values("a");
  shared.take({ place: entry("far", 41, "z") });
  shared.set("place", "near");
  assert.equal(shared.entries.place.count, 42);
});

test("who listens hears of a change once, and of what is there already", () => {
  const shared = values("a");
  const heard = [];
  shared.set("blank", "black");
  shared.on("blank", (value) => heard.push(value));
  shared.take({ blank: entry("white", 7, "b") });
  shared.take({ blank: entry("white", 7, "b") });
  shared.take({ place: entry(1, 9, "b") });
  assert.deepEqual(heard, ["black", "white"]);
});
