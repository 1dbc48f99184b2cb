import assert from "node:assert/strict";
import test from "node:test";
import { question } from "../../testing/course";
import { decode, readPaper, revealed } from "./paper";

const encode = (value: unknown): string =>
  [...Array.from({ length: JSON.stringify(value).length }, (_, at) => JSON.stringify(value).charCodeAt(at) ^ 0x15)]
    .map((code) => String.fromCharCode(code))
    .join("");

const key = { kind: "single", choices: ["A", "B", "C"], answer: "B" } as const;
const coded = encode({ key, feedback: { A: [["p", {}, ["不对🙂"]]] }, explanation: ["因为"] });
const blanked = question("q1", { key: { ...key, choices: ["C", "A", "B"], answer: "" }, coded });

test("what the build encoded can be read", () => {
  assert.deepEqual(decode(coded), {
    key,
    feedback: new Map([["A", [["p", {}, ["不对🙂"]]]]]),
    explanation: ["因为"],
    model: [],
    rubric: [],
  });
  const write = encode({ key: { kind: "write", rules: {} }, model: [["p", {}, ["您好"]]], rubric: [["有时间"], ["有补救"]] });
  const told = decode(write);
  assert.deepEqual([told?.model, told?.rubric], [[["p", {}, ["您好"]]], [["有时间"], ["有补救"]]]);
});

test("what it did not encode gives nothing", () => {
  for (const text of ["", "x", encode(3), encode({}), encode({ key: 4 }), encode([])]) assert.equal(decode(text), undefined);
});

test("the key alone is read whatever stands behind it, and whatever its names look like", () => {
  const question = { ...blanked, key: { kind: "match", items: [], targets: [], answer: {} } } as typeof blanked;
  const key = { kind: "match", items: ["a"], targets: ["feedback", "b"], answer: { a: "b", feedback: "b", rubric: "," } };
  for (const told of [{ key }, { key, rubric: [] }, { key, feedback: {}, explanation: ["why"] }]) {
    assert.deepEqual(revealed({ ...question, coded: encode(told) }).key, key);
  }
  assert.equal(revealed({ ...question, coded: encode({ key }).slice(0, -3) }).key, question.key);
});

test("the revealed key keeps the attempt's order of choices", () => {
  assert.deepEqual(revealed(blanked).key, { kind: "single", choices: ["C", "A", "B"], answer: "B" });
  assert.equal(revealed({ ...blanked, coded: "x" }).key, blanked.key);
});

test("a kept paper survives a store, and damage costs only the damaged question", () => {
  const whole = { data: { ...blanked, red_line: true, objective: "G1" }, shown: [["li", { class: "question" }, ["题"]]] };
  const stored: unknown = JSON.parse(JSON.stringify({ questions: [whole, { data: 3 }, null, { ...whole, data: { ...blanked, coded: "?" } }] }));
  assert.deepEqual(readPaper(stored), [whole]);
  for (const value of [undefined, null, 3, {}, { questions: {} }]) assert.deepEqual(readPaper(value), []);
});
