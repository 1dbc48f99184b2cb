import assert from "node:assert/strict";
import test from "node:test";
import { moved, standingOf, targetsOf, textsOf, toggled, verdictOf, withTargets } from "./arrange";

test("a moved item changes places with nothing but those it passes", () => {
  assert.deepEqual(moved(["A", "B", "C", "D"], 0, 2), ["B", "C", "A", "D"]);
  assert.deepEqual(moved(["A", "B", "C", "D"], 3, 0), ["D", "A", "B", "C"]);
  assert.deepEqual(moved(["A", "B"], 1, 1), ["A", "B"]);
});

test("an item's targets are put into the response and taken out of it, those of other items stay", () => {
  const first = withTargets(null, "B", ["Y", "X"]);
  assert.deepEqual(first, ["B=X", "B=Y"]);
  const second = withTargets(first, "A", ["X"]);
  assert.deepEqual(second, ["A=X", "B=X", "B=Y"]);
  assert.deepEqual(targetsOf(second, "B"), ["X", "Y"]);
  assert.deepEqual(withTargets(second, "B", []), ["A=X"]);
  assert.equal(withTargets(["A=X"], "A", []), null);
});

test("an item whose name begins like another's is another item", () => {
  assert.deepEqual(targetsOf(["A=X", "AB=Y"], "A"), ["X"]);
  assert.deepEqual(withTargets(["A=X", "AB=Y"], "A", ["Z"]), ["A=Z", "AB=Y"]);
});

test("a response of another kind has no texts", () => {
  for (const response of [null, true, "A=X"]) assert.deepEqual(textsOf(response), []);
});

test("what is put into a list stands there once, and can be taken out", () => {
  assert.deepEqual(toggled(["b"], "a", true), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a", true), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a", false), ["b"]);
});

test("a part that is rightly left alone needs no verdict", () => {
  assert.deepEqual(verdictOf(false, false), ["", ""]);
  assert.equal(verdictOf(true, true)[0], "is-right");
  assert.equal(verdictOf(false, true)[0], "is-missed");
  assert.equal(verdictOf(true, false)[0], "is-wrong");
});

test("an item behind its right neighbour is not called wrong, because it earns", () => {
  const right = ["A", "B", "C", "D"];
  const placed = ["B", "C", "D", "A"];
  assert.deepEqual(
    placed.map((item) => standingOf(item, placed, right)),
    ["wrong", "follows", "follows", "wrong"],
  );
  assert.deepEqual(
    ["A", "C", "B", "D"].map((item) => standingOf(item, ["A", "C", "B", "D"], right)),
    ["right", "wrong", "wrong", "right"],
  );
});
