import assert from "node:assert/strict";
import test from "node:test";
import { drawPaper } from "../grade/draw";
import { question, quiz } from "../testing/course";
import { paperOf } from "./paper";

const bank = ["q1", "b1", "b2", "b3", "b4"].map((id) => question(id));
const drawing = quiz(bank, { draw: [{ count: 2, from: [1, 2, 3, 4] }], shuffle: true });

test("a quiz without a blueprint asks its own questions as written", () => {
  const whole = quiz(bank);
  assert.deepEqual(paperOf(whole, "a"), bank);
});

test("a blueprint is drawn by the attempt's id, with the quiz's own questions", () => {
  for (const id of ["a", "b", "c"]) {
    const ids = paperOf(drawing, id).map((one) => one.id);
    assert.deepEqual(ids, drawPaper(["q1"], [{ count: 2, from: ["b1", "b2", "b3", "b4"] }], true, id));
    assert.deepEqual(paperOf(drawing, id).map((one) => one.id), ids);
    assert.ok(ids.length === 3 && ids.includes("q1"));
  }
});

test("choices are shuffled anew in every attempt and keep their names", () => {
  const orders = new Set<string>();
  for (let round = 0; round < 40; round++) {
    const own = paperOf(drawing, `attempt ${round}`).find(({ id }) => id === "q1");
    assert.ok(own?.key.kind === "single");
    assert.deepEqual([own.key.answer, [...own.key.choices].sort()], ["B", ["A", "B", "C"]]);
    orders.add(own.key.choices.join(""));
  }
  assert.equal(orders.size, 6);
});
