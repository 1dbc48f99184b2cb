import assert from "node:assert/strict";
import test from "node:test";
import type { Event } from "./log";
import { type SpeedScript, scoreSpeed } from "./speed";

const script: SpeedScript = {
  seconds: 10,
  pass: 50,
  parts: [{ id: "phrase", from: "phrases" }, { id: "labels", several: true }],
  items: ["a", "b", "c", "d"].map((id) => ({ id, answer: { phrase: ["ship", "sent"], labels: ["老客", "送礼"] } })),
};

const show = (at: number, item: string): Event => ({ do: "show", at, item });
const answer = (at: number, item: string, phrase: string, labels: string[]): Event => ({
  do: "answer",
  at,
  item,
  answer: { phrase: [phrase], labels },
});

test("an item is right in time, right too late, wrong, or open", () => {
  const log = [
    answer(500, "a", "ship", []),
    show(1000, "a"),
    answer(11_000, "a", "sent", ["送礼", "老客"]),
    answer(11_500, "a", "none", []),
    show(12_000, "b"),
    answer(22_001, "b", "ship", ["老客", "送礼"]),
    show(23_000, "c"),
    answer(24_000, "c", "ship", ["老客"]),
    show(25_000, "d"),
  ];
  const { items, percent, passed, mean_tenths } = scoreSpeed(script, log, 60_000);
  assert.deepEqual(items, [
    { id: "a", result: "right", ms: 10_000 },
    { id: "b", result: "late", ms: 10_001 },
    { id: "c", result: "wrong", ms: 1000 },
    { id: "d", result: "open", ms: null },
  ]);
  assert.deepEqual([percent, passed, mean_tenths], [25, false, 70]);
});
