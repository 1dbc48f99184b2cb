import assert from "node:assert/strict";
import test from "node:test";
import { fill, speaker } from "./text";

test("places are filled, unknown ones stay, and values are not filled again", () => {
  assert.equal(fill("第 {number} 题，共 {count} 题", { number: 2, count: 5 }), "第 2 题，共 5 题");
  assert.equal(fill("{a} {b}", { a: "{b}" }), "{b} {b}");
  assert.equal(fill("{a}", {}), "{a}");
});

test("a text that is missing shows its key", () => {
  const say = speaker(() => ({ "quiz.check": "检查" }));
  assert.equal(say("quiz.check"), "检查");
  assert.equal(say("quiz.none"), "quiz.none");
});

test("a change of language holds at once", () => {
  let texts: Record<string, string> = { a: "一" };
  const say = speaker(() => texts);
  texts = { a: "one" };
  assert.equal(say("a"), "one");
});
