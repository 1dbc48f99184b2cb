import assert from "node:assert/strict";
import test from "node:test";
import { streams } from "../testing/course";
import { drillRuns, eventItem } from "./drill";
import { drillKey, quizScores } from "./module";

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

test("the best run of a drill counts, beside quizzes and never as one", () => {
  const held = streams([
    ...[start("a", "d"), end("a", 70, false)],
    ...[start("b", "d"), end("b", 85, true)],
    ...[start("c", "d"), end("c", 60, false)],
    start("e", "other"),
  ]);
  assert.deepEqual([...quizScores(held)], [[drillKey("d"), { percent: 85, passed: true }]]);
});

test("what is damaged is no run, and other streams are none", () => {
  const held = streams([
    ["drill/a", "@start", "nothing"],
    ["drill/b", "@time", { elapsed: 5 }],
    ["attempt/c", "@start", { drill: "d" }],
  ]);
  assert.deepEqual(drillRuns(held), []);
});
