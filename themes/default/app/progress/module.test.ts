import assert from "node:assert/strict";
import test from "node:test";
import { course, finished, streams } from "../testing/course";
import type { Streams } from "../journal/ledger";
import { isLocked, isPassed, mayLock, moduleState, quizScores, secondsIn } from "./module";
import { nextStop, stops } from "./outline";
import { duration } from "./time";

const d1 = { id: "d1", quizzes: ["d1-quiz"] };
const d2 = { id: "d2", quizzes: ["d2-quiz"] };
const reading = { id: "d3", quizzes: [] };

test("a quiz's score is its best attempt, and a pass is kept", () => {
  const scores = quizScores(streams([...finished("a", "d1-quiz", 90, true), ...finished("b", "d1-quiz", 30, false)]));
  assert.deepEqual(scores.get("d1-quiz"), { percent: 90, passed: true });
});

test("attempts at wrong answers only and attempts that were never handed in do not count", () => {
  const [start] = finished("b", "d1-quiz", 100, true);
  const scores = quizScores(
    streams([...finished("a", "d1-quiz", 100, true, { scope: "wrong" }), ...(start ? [start] : [])]),
  );
  assert.equal(scores.size, 0);
});

test("a module with quizzes is passed when all are; one without when it is marked as read", () => {
  const two = { id: "d1", quizzes: ["x", "y"] };
  assert.equal(isPassed(two, streams(finished("a", "x", 80, true))), false);
  assert.equal(isPassed(two, streams([...finished("a", "x", 80, true), ...finished("b", "y", 80, true)])), true);
  assert.equal(isPassed(two, streams([["module/d1", "read", { wall: 1 }]])), false);
  assert.equal(isPassed(reading, streams([["module/d3", "read", { wall: 1 }]])), true);
  assert.equal(
    isPassed(
      reading,
      streams([
        ["module/d3", "read", { wall: 1 }],
        ["module/d3", "read", null],
      ]),
    ),
    false,
  );
});

test("a module is new, then being read, then passed", () => {
  assert.equal(moduleState(d1, streams([])), "new");
  assert.equal(moduleState(d1, streams([["module/d1", "opened", 1]])), "reading");
  assert.equal(moduleState(d1, streams(finished("a", "d1-quiz", 10, false))), "reading");
  assert.equal(moduleState(d1, streams(finished("a", "d1-quiz", 90, true))), "passed");
});

test("a day is locked until the day before is passed, never once it was passed itself", () => {
  const locked = (records: Streams): boolean => isLocked(d2, d1, (module) => isPassed(module, records));
  assert.equal(locked(streams([])), true);
  assert.equal(locked(streams(finished("a", "d1-quiz", 40, false))), true);
  assert.equal(locked(streams(finished("a", "d1-quiz", 80, true))), false);
  assert.equal(locked(streams(finished("a", "d2-quiz", 80, true))), false);
});

test("nothing locks without a readable store, nor from a folder while only the page's own module is known", () => {
  const own = streams([["module/d2", "opened", 1]]);
  const others = streams([["module/d1", "opened", 1]]);
  assert.equal(mayLock("d2", own, false, false), false);
  assert.equal(mayLock("d2", own, true, false), true);
  assert.equal(mayLock("d2", own, true, true), false);
  assert.equal(mayLock("d2", others, true, true), true);
  assert.equal(mayLock("d2", streams([["map", "opened", 1]]), true, true), true);
});

test("the score that a quiz keeps is the best, the last or the mean", () => {
  const score = (keep: string): unknown => {
    const all = [finished("a", "quiz", 90, true), finished("b", "quiz", 71, false)].flat();
    const kept = all.map(([stream, item, value]) => [stream, item, { ...(value as object), keep }] as const);
    return quizScores(streams(kept)).get("quiz");
  };
  assert.deepEqual(score("best"), { percent: 90, passed: true });
  assert.deepEqual(score("last"), { percent: 71, passed: false });
  assert.deepEqual(score("mean"), { percent: 80, passed: true });
  assert.deepEqual(score("?"), { percent: 90, passed: true });
});

test("the map says what is locked by what and what comes next", () => {
  const fresh = stops(course, streams([]), true);
  assert.deepEqual(
    fresh.map(({ lockedBy }) => lockedBy?.id),
    [undefined, "d1", "d2", undefined],
  );
  assert.equal(nextStop(fresh)?.module.id, "d1");
  const after = stops(course, streams(finished("a", "d1-quiz", 85, true)), true);
  assert.deepEqual(
    after.map(({ state, lockedBy }) => lockedBy?.id ?? state),
    ["passed", "new", "d2", "new"],
  );
  assert.equal(after[0]?.best, 85);
  assert.equal(nextStop(after)?.module.id, "d2");
  const free = stops(course, streams([]), false);
  assert.ok(free.every(({ lockedBy }) => lockedBy === undefined));
});

test("when everything is passed nothing comes next", () => {
  const done = streams([
    ...finished("a", "d1-quiz", 85, true),
    ...finished("b", "d2-quiz", 85, true),
    ["module/d3", "read", {}],
    ["module/t1", "read", {}],
  ]);
  assert.equal(nextStop(stops(course, done, true)), undefined);
});

test("time spent is read, and damaged time is none", () => {
  assert.equal(secondsIn("d1", streams([["module/d1", "seconds", 75]])), 75);
  assert.equal(secondsIn("d1", streams([["module/d1", "seconds", "75"]])), 0);
});

test("durations are said in seconds, minutes, or hours and minutes", () => {
  const say = (key: string, values?: Readonly<Record<string, string | number>>) =>
    `${key.slice(10)} ${JSON.stringify(values)}`;
  assert.equal(duration(59, say), 'seconds {"seconds":59}');
  assert.equal(duration(60, say), 'minutes {"minutes":1}');
  assert.equal(duration(3599, say), 'hours {"hours":1,"minutes":0}');
  assert.equal(duration(7260, say), 'hours {"hours":2,"minutes":1}');
});
