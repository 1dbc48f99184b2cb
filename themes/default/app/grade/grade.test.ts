// What vectors cannot say in JSON.

import assert from "node:assert/strict";
import test from "node:test";
import { Generator, type Key, grade, isAnswered, normalise } from "./index";

const keys: readonly Key[] = [
  { kind: "single", choices: ["A", "B"], answer: "B" },
  { kind: "multiple", choices: ["A", "B"], answer: ["B"], partial: true },
  { kind: "true_false", answer: true },
  { kind: "numeric", answer: "3", tolerance: "0", unit: "秒" },
  { kind: "blank", gaps: [["20"]] },
  { kind: "order", items: ["A", "B"], answer: ["B", "A"], partial: true },
  { kind: "order", items: ["A", "B"], answer: ["B", "A"], partial: false },
  { kind: "match", items: ["A"], targets: ["X", "Y"], answer: { A: "X" } },
  { kind: "matrix", rows: ["A"], columns: ["X", "Y"], answer: { A: ["X"] } },
  { kind: "mark", marks: ["A", "B"], answer: ["A"] },
  { kind: "formula", variables: [], answer: "3", tolerance: "0" },
];

const sparse: unknown[] = [];
sparse.length = 1;

const oddities: readonly unknown[] = [
  undefined,
  NaN,
  Symbol("3"),
  BigInt(3),
  () => "B",
  new Date(0),
  new String("B"),
  Object.create(null),
  new Map([["A", true]]),
  new Proxy([], {}),
  sparse,
  [undefined],
  "\ud800",
  ["\udc00"],
];

test("no value makes grading throw, and none of these earns anything", () => {
  for (const key of keys) {
    for (const response of oddities) {
      assert.deepEqual(grade(key, 5, response), { earned: 0, total: 5, correct: false }, key.kind);
    }
  }
});

test("a text is answered exactly when something of it is left to compare", () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = ` ${String.fromCharCode(code)}\u200b`;
    assert.equal(isAnswered(text), normalise(text) !== "", `U+${code.toString(16)}`);
  }
});

test("half of a surrogate pair is a text, and no other of these makes a text of one's own right", () => {
  const key: Key = { kind: "write", rules: { length: { least: 1 } } };
  for (const response of oddities) {
    const correct = typeof response === "string";
    assert.deepEqual(grade(key, 5, response), { earned: 0, total: 0, correct });
  }
});

test("no value makes the question throw whether it is answered", () => {
  for (const response of oddities) assert.equal(typeof isAnswered(response), "boolean");
});

test("a kind of a newer version earns nothing", () => {
  const key = { kind: "hologram", answer: "A" } as unknown as Key;
  assert.deepEqual(grade(key, 5, "A"), { earned: 0, total: 5, correct: false });
});

test("a text is answered exactly when something of it is left to compare", () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = ` ${String.fromCharCode(code)}\u200b`;
    assert.equal(isAnswered(text), normalise(text) !== "", `U+${code.toString(16)}`);
  }
});

test("half of a surrogate pair stays as it is", () => {
  assert.equal(normalise(" \ud800Ａ"), "\ud800a");
});

test("shuffling leaves the given list as it is", () => {
  const items = Object.freeze(["A", "B", "C", "D"]);
  const shuffled = Generator.from("attempt").shuffle(items);
  assert.deepEqual([...shuffled].sort(), items);
  assert.deepEqual(items, ["A", "B", "C", "D"]);
});

test("two generators of one seed do not disturb each other", () => {
  const [one, other] = [Generator.from("seed"), Generator.from("seed")];
  const numbers = [one.nextNumber(), one.nextNumber()];
  assert.deepEqual([other.nextNumber(), other.nextNumber()], numbers);
});
