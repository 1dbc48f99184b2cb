import assert from "node:assert/strict";
import test from "node:test";
import { finished, question, quiz, streams } from "../testing/course";
import { chance, record } from "../testing/random";
import { attempts, currentAttempt, readAttempt, type Attempt } from "./attempt";
import { changedSince, questionsOf, resultOf, standing, startOf } from "./marking";
import { mastery } from "./mastery";

const q1 = question("q1", { objective: "G1", points: 2 });
const q2 = question("q2", { objective: "G1" });
const q3 = question("q3", { objective: "G2", red_line: true });
const whole = quiz([q1, q2, q3]);

function attempt(answers: Readonly<Record<string, unknown>>, of = whole): Attempt {
  const values = Object.entries(answers).map(([id, value]) => ["attempt/a", id, value] as const);
  const [found] = attempts(streams([["attempt/a", "@start", startOf(of, of.questions, "all", 5)], ...values]));
  assert.ok(found);
  return found;
}

const answered = (response: unknown, print: string) => ({ response, print, checked: true, at: 7 });

test("an attempt is read as it was started and answered", () => {
  const found = attempt({ q2: answered("B", "print-q2"), "@time": { seconds: 90 } });
  assert.deepEqual(found.order, ["q1", "q2", "q3"]);
  assert.equal(found.scope, "all");
  assert.equal(found.seconds, 90);
  assert.deepEqual(found.answers.get("q2"), answered("B", "print-q2"));
  assert.equal(found.handIn, undefined);
});

test("an attempt without a sound start does not exist, and damaged values read as nothing", () => {
  assert.deepEqual(attempts(streams([["attempt/a", "q1", answered("B", "p")]])), []);
  const below = chance(3);
  const junk: unknown[] = [
    null,
    0,
    -5,
    NaN,
    "x",
    [],
    [1],
    {},
    { order: ["q1"] },
    { response: { a: 1 } },
    { marks: 3 },
    true,
  ];
  for (let round = 0; round < 2_000; round++) {
    const pick = (): unknown => junk[below(junk.length)];
    const stream = new Map(["@start", "@handin", "@time", "q1"].map((item) => [item, record({ item, value: pick() })]));
    if (below(2)) {
      const value = { quiz: "quiz", order: ["q1", 5], mode: pick(), pass: pick(), prints: pick(), wall: pick() };
      stream.set("@start", record({ item: "@start", value }));
    }
    const found = readAttempt("a", stream);
    if (!found) continue;
    assert.deepEqual(found.order, ["q1"]);
    assert.ok(found.pass >= 0 && found.seconds >= 0 && (found.handIn?.percent ?? 0) <= 100);
  }
});

test("attempts come the oldest first, and the one that is on is the newest open one, else the newest", () => {
  const open = ["attempt/b", "@start", { quiz: "quiz", order: ["q1"] }] as const;
  const broken = ["attempt/z", "@start", { quiz: "quiz", order: [] }] as const;
  const ended = [...finished("a", "quiz", 40, false), ...finished("c", "quiz", 80, true)];
  const all = streams([...ended.slice(0, 2), open, ...ended.slice(2), broken]);
  assert.deepEqual(
    attempts(all).map(({ id }) => id),
    ["a", "b", "c"],
  );
  assert.equal(currentAttempt(all, "quiz")?.id, "b");
  assert.equal(currentAttempt(all, "quiz", "a")?.id, "a");
  assert.equal(currentAttempt(streams(ended), "quiz")?.id, "c");
  assert.equal(currentAttempt(all, "another"), undefined);
  assert.deepEqual(attempts(streams(finished("a", "quiz", 40, false)), "another"), []);
});

test("the result counts unanswered questions and names missed red lines and objectives", () => {
  const result = resultOf(whole, attempt({ q1: answered("B", "print-q1"), q2: answered("A", "print-q2") }), 99);
  assert.deepEqual([result.earned, result.total, result.percent, result.passed], [2, 4, 50, false]);
  assert.deepEqual(result.red_line_missed, ["q3"]);
  assert.deepEqual(result.objectives, { G1: { earned: 2, total: 3 }, G2: { earned: 0, total: 1 } });
  assert.deepEqual(result.marks["q1"], { earned: 2, total: 2, correct: true, objective: "G1" });
  assert.equal(result.wall, 99);
});

test("a missed red line fails a paper that has points enough", () => {
  const all = { q1: answered("B", "print-q1"), q2: answered("B", "print-q2"), q3: answered("A", "print-q3") };
  const result = resultOf(whole, attempt(all), 0);
  assert.deepEqual([result.percent, result.passed], [75, false]);
});

test("a changed question needs a new answer, keeps the old one to show, and touches no other", () => {
  const before = attempt({ q1: answered("B", "print-q1"), q2: answered("B", "print-q2") });
  const edited = quiz([question("q1", { ...q1, print: "edited" }), q2, q3]);
  const [first, second] = edited.questions;
  assert.ok(first && second);
  assert.deepEqual(standing(first, before), { outdated: answered("B", "print-q1") });
  assert.deepEqual(standing(second, before), { answer: answered("B", "print-q2") });
  assert.deepEqual([changedSince(first, before), changedSince(second, before)], [true, false]);
  assert.equal(resultOf(edited, before, 0).earned, 1);
});

test("questions keep the attempt's order; removed ones drop out and new ones wait for the next attempt", () => {
  const before = attempt({});
  const edited = quiz([question("q9"), q3, q1]);
  assert.deepEqual(
    questionsOf(edited, before).map(({ id }) => id),
    ["q1", "q3"],
  );
  assert.equal(changedSince(question("q9"), before), false);
});

test("per objective the latest mark of every question counts, attempts at wrong answers included", () => {
  const mark = (earned: number, objective = "G1") => ({ earned, total: 1, correct: earned === 1, objective });
  const first = finished("a", "quiz", 0, false, { wall: 1, marks: { q1: mark(0), q2: mark(1), q3: mark(0, "") } });
  const second = finished("b", "quiz", 100, true, { wall: 2, scope: "wrong", marks: { q1: mark(1) } });
  assert.deepEqual([...mastery(attempts(streams([...second, ...first])))], [["G1", { earned: 2, total: 2 }]]);
});
