import assert from "node:assert/strict";
import test from "node:test";
import { streams } from "../testing/course";
import { drillRuns, drillScores, eventItem } from "./drill";
import { quizScores } from "./module";

const start = (id: string, drill: string) =>
  [`drill/${id}`, "@start", { drill, kind: "chat", title: "演练", print: "p", pass: 80, wall: 5 }] as const;
const end = (id: string, percent: number, passed: boolean) =>
  [`drill/${id}`, "@handin", { score: { percent, passed }, end: 90_000, wall: 9 }] as const;

test("a run that was killed has its events in order and its time, whichever was stored last", () => {
  const [run] = drillRuns(
    streams([
      start("a", "d"),
      ["drill/a", eventItem(1), { do: "close", at: 7000 }],
      ["drill/a", eventItem(0), { do: "open", at: 2000 }],
      ["drill/a", "@time", { elapsed: 5000, clock: "slow" }],
    ]),
  );
  assert.deepEqual(run?.log, [{ do: "open", at: 2000 }, { do: "close", at: 7000 }]);
  assert.deepEqual([run?.elapsed, run?.clock, run?.handIn], [7000, "slow", undefined]);
});

test("the best run of a drill counts, and passed before not passed", () => {
  const held = streams([
    ...[start("a", "d"), end("a", 70, false)],
    ...[start("b", "d"), end("b", 90, false)],
    ...[start("c", "d"), end("c", 85, true)],
    ...[start("e", "d"), end("e", 60, false)],
    start("f", "other"),
  ]);
  assert.deepEqual([...drillScores(held)], [["d", { percent: 85, passed: true }]]);
  assert.equal(quizScores(held).size, 0);
});

test("what is damaged is no run, and other streams are none", () => {
  const held = streams([
    ["drill/a", "@start", "nothing"],
    ["drill/b", "@time", { elapsed: 5 }],
    ["attempt/c", "@start", { drill: "d" }],
    ["attempt/c", "@handin", { score: { percent: 100, passed: true } }],
  ]);
  assert.deepEqual(drillRuns(held), []);
  assert.equal(drillScores(held).size, 0);
});
