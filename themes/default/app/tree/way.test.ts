import assert from "node:assert/strict";
import test from "node:test";
import { answersBetween, shortestWay, wayTo, type Ways } from "./way";

const ways: Ways = new Map([
  ["a", [{ to: "b", text: "是" }, { to: "c", text: "否" }]],
  ["b", [{ to: "c", text: "再看" }, { to: "d", text: "好" }]],
  ["c", [{ to: "e", text: "一" }, { to: "e", text: "二" }]],
  ["d", []],
  ["e", []],
]);

test("an answer leads one node further", () => {
  assert.deepEqual(wayTo(ways, ["a", "b"], "c"), ["a", "b", "c"]);
});

test("going back shortens the way", () => {
  assert.deepEqual(wayTo(ways, ["a", "b", "c", "e"], "b"), ["a", "b"]);
});

test("a link from elsewhere gets the shortest way", () => {
  assert.deepEqual(wayTo(ways, ["a", "b", "d"], "e"), ["a", "c", "e"]);
  assert.deepEqual(wayTo(ways, [], "d"), ["a", "b", "d"]);
});

test("to a node that no way leads to there is only the first", () => {
  assert.deepEqual(shortestWay(ways, "nowhere"), ["a"]);
  assert.deepEqual(shortestWay(new Map(), "a"), []);
});

test("two answers that lead to one node are both named", () => {
  assert.equal(answersBetween(ways, "c", "e"), "一 / 二");
});
