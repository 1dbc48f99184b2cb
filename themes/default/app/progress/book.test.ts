import assert from "node:assert/strict";
import test from "node:test";
import { finished, quiz, question, streams } from "../testing/course";
import { chance } from "../testing/random";
import { dueOn, entries, inBook } from "./book";
import { dayOf, daysLater } from "./day";
import { paceOf, paperLength, retestPaper, retests, roomOn } from "./repetition";

const START = new Date(2026, 10, 2, 9).getTime();
const day = (days: number): number => daysLater(START, days);

type Given = readonly (readonly [string, string, unknown])[];

/** A handed-in attempt at these questions on a day: question -> right or not. */
function on(days: number, answers: Readonly<Record<string, boolean>>, quizId = "d1", id = `${quizId}-${days}`, mode = "practice"): Given {
  const wall = day(days);
  const marks = Object.fromEntries(
    Object.entries(answers).map(([name, right]) => [name, { earned: right ? 2 : 0, total: 2, correct: right, objective: "G1" }]),
  );
  const values = finished(id, quizId, 50, true, { marks, wall }).map(([stream, item, value]) =>
    item === "@start" ? ([stream, item, { ...(value as object), mode, order: Object.keys(answers) }] as const) : ([stream, item, value] as const),
  );
  const given = Object.entries(answers).map(
    ([name, right]) => [`attempt/${id}`, name, { response: right ? "B" : "A", print: "p", checked: true, at: wall }] as const,
  );
  return [...values, ...given];
}

const bookOf = (given: Given, days: number): string[] =>
  entries(streams(given), day(days)).filter(inBook).map((entry) => entry.question);

test("a question answered wrong enters the book and leaves it when right on two days", () => {
  const first = on(0, { q1: false, q2: true });
  assert.deepEqual(bookOf(first, 0), ["q1"]);
  assert.deepEqual(bookOf([...first, ...on(1, { q1: true })], 1), ["q1"]);
  assert.deepEqual(bookOf([...first, ...on(1, { q1: true }), ...on(3, { q1: true })], 3), []);
  assert.deepEqual(bookOf([...first, ...on(1, { q1: true }), ...on(3, { q1: false })], 3), ["q1"]);
});

test("right twice on one day counts once, and not at all on the day of the mistake", () => {
  const first = on(0, { q1: false });
  assert.deepEqual(bookOf([...first, ...on(0, { q1: true }, "d1", "b"), ...on(0, { q1: true }, "d1", "c")], 0), ["q1"]);
  assert.deepEqual(bookOf([...first, ...on(1, { q1: true }, "d1", "b"), ...on(1, { q1: true }, "d1", "c")], 1), ["q1"]);
});

test("what was wrong comes up the next day, and every right answer puts it further off", () => {
  let given: Given = on(0, { q1: false });
  let gap = 0;
  let at = 0;
  for (let round = 0; round < 5; round++) {
    const [entry] = entries(streams(given), day(at));
    assert.ok(entry);
    const next = entry.due - dayOf(START);
    assert.ok(next - at >= Math.max(1, gap), `round ${round}: ${next - at} days after ${gap}`);
    gap = next - at;
    at = next;
    given = [...given, ...on(at, { q1: true })];
  }
  assert.equal(entries(streams(on(0, { q1: false })), day(0))[0]?.due, dayOf(day(1)));
  assert.ok(gap >= 10, `after five rounds only ${gap} days`);
});

test("what is due begins with the book, is empty on the first day, and survives a gap of 30 days", () => {
  const given = [...on(0, { q1: true, q2: false, q3: true }), ...on(1, { q3: false })];
  const due = (days: number): string[] => dueOn(entries(streams(given), day(days)), day(days)).map(({ question }) => question);
  assert.deepEqual(due(0), []);
  assert.equal(due(2)[0], due(2).filter((id) => id !== "q1")[0]);
  assert.deepEqual([...due(31)].sort(), ["q1", "q2", "q3"]);
  assert.equal(due(31)[2], "q1");
});

test("clocks set back or years ahead, over 500 random histories, give finite days and no fault", () => {
  const below = chance(3);
  for (let round = 0; round < 500; round++) {
    const given = Array.from({ length: 1 + below(12) }, (_, index) =>
      on(below(900) - 400, { [`q${below(4)}`]: below(2) === 0 }, "d1", `a${index}`),
    ).flat();
    for (const entry of entries(streams(given), day(0))) {
      assert.ok(Number.isInteger(entry.due) && entry.due > 0);
      assert.ok(entry.known >= 0 && entry.known <= 1);
      assert.equal(entry.miss === undefined, entry.misses === 0);
    }
  }
});

test("a checked answer of an open practice quiz counts as soon as it can be marked", () => {
  const open = on(0, { q1: false }).filter(([, item]) => item !== "@handin");
  assert.deepEqual(bookOf(open, 0), []);
  const [entry] = entries(streams(open), day(0), () => ({ earned: 0, total: 2 }));
  assert.ok(entry && inBook(entry));
  assert.equal(entry.miss?.response, "A");
});

test("the minutes of a day bound the session by the trainee's own pace", () => {
  assert.equal(paceOf(streams([])), 40);
  assert.equal(roomOn(streams([]), 10, day(0)), 15);
  const slow = streams(on(0, { q1: false }));
  assert.equal(paceOf(slow), 60);
  assert.equal(roomOn(slow, 10, day(0)), 10);
  const used = streams(on(0, { q1: true }, "@review"));
  assert.equal(roomOn(used, 5, day(0)), 4);
  assert.equal(roomOn(used, 1, day(0)), 0);
  assert.equal(roomOn(used, 5, day(1)), 5);
});

test("an exam that was passed comes again after 30 and 90 days, counted from the first time", () => {
  const given = [...on(0, { q1: true }, "final", "a", "exam"), ...on(5, { q1: true }, "final", "b", "exam"), ...on(0, { q2: true })];
  const states = (days: number, more: Given = []): string[] =>
    retests(streams([...given, ...more]), day(days)).map(({ id, state }) => `${id} ${state}`);
  assert.deepEqual(states(29), ["@retest-30-final waits", "@retest-90-final waits"]);
  assert.deepEqual(states(30), ["@retest-30-final open", "@retest-90-final waits"]);
  assert.deepEqual(states(91, on(31, { q1: true }, "@retest-30-final", "r", "practice")), ["@retest-30-final done", "@retest-90-final open"]);
});

test("a retest asks what went wrong first and fills up by chance, the same for the same attempt", () => {
  const questions = Array.from({ length: 20 }, (_, index) => question(`q${index}`));
  const exam = quiz(questions, { mode: "exam", draw: [{ count: 6, from: questions.map((_, index) => index) }] });
  assert.equal(paperLength(exam), 6);
  const history = entries(streams([...on(0, { q7: false, q3: false, q1: true }), ...on(1, { q3: false })]), day(2));
  const paper = retestPaper(exam, history, "seed").map(({ id }) => id);
  assert.equal(paper.length, 6);
  assert.deepEqual(paper.slice(0, 2), ["q3", "q7"]);
  assert.deepEqual(retestPaper(exam, history, "seed").map(({ id }) => id), paper);
  assert.notDeepEqual(retestPaper(exam, history, "other").map(({ id }) => id), paper);
  assert.equal(new Set(paper).size, 6);
});

test("a question whose card changed since the last answer is due at once and first, until it is answered again", () => {
  const [now, before] = ["0123456789abcdef.22222222", "0123456789abcdef.11111111"];
  const asked = (days: number, print: string, id: string): Given =>
    on(days, { q1: true }, "d1", id).map(([stream, item, value]) =>
      item === "q1" ? ([stream, item, { ...(value as object), print }] as const) : ([stream, item, value] as const),
    );
  const dueIds = (given: Given, print: string, days = 1): string[] => {
    const all = entries(streams(given), day(days), undefined, (id) => (id === "q1" ? print : "p"));
    return dueOn(all, day(days)).map(({ question, renewed }) => `${question} ${renewed}`);
  };
  const wrong = on(0, { q2: false }, "d1", "w");
  assert.deepEqual(dueIds([...asked(0, before, "a"), ...wrong], now), ["q1 true", "q2 false"]);
  assert.deepEqual(dueIds([...asked(0, before, "a"), ...asked(1, now, "b"), ...wrong], now), ["q2 false"]);
  // Another question, and a question that rested on no card or rests on none any more, is no reason.
  assert.deepEqual(dueIds(asked(0, "fedcba9876543210.11111111", "a"), now), []);
  assert.deepEqual(dueIds(asked(0, "0123456789abcdef", "a"), now), []);
  assert.deepEqual(dueIds(asked(0, before, "a"), "0123456789abcdef"), []);
});
