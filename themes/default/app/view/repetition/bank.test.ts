import assert from "node:assert/strict";
import test from "node:test";
import { allGraders } from "../../grade/kinds";
import { addGraders } from "../../grade/mark";
import type { ExamRules } from "../../page/data";
import type { QuizQuestions } from "../../page/questions";
import { finished, question, quiz, streams } from "../../testing/course";
import { Bank, quizzesTaken } from "./bank";

addGraders(allGraders);

const rules: ExamRules = { cool_down: 0, review: "after_submit", keep: "best" };

/** What the build encodes: a question whose right choice is "B". */
function coded(): string {
  const told = JSON.stringify({ key: { kind: "single", choices: ["A", "B", "C"], answer: "B" }, explanation: ["why"] });
  return [...told].map((letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x15)).join("");
}

function questions(id: string, ids: readonly string[], more: Partial<QuizQuestions["quiz"]> = {}): QuizQuestions {
  const key = { kind: "single", choices: ["A", "B", "C"], answer: "" } as const;
  const asked = ids.map((name) => question(name, { key, coded: coded() }));
  return { quiz: quiz(asked, { id, ...more }), shown: {} };
}

const wrong = (id: string, quizId: string, name: string, mode = "exam") =>
  finished(id, quizId, 0, false, { marks: { [name]: { earned: 0, total: 1, correct: false, objective: "" } } }).map(
    ([stream, item, value]) => [stream, item, item === "@start" ? { ...(value as object), mode, order: [name] } : value] as const,
  );

test("what an exam's rules keep back is neither listed nor repeated, until the rules tell it", () => {
  const taken = streams([...wrong("a", "open", "q1"), ...wrong("b", "never", "q2"), ...wrong("c", "later", "q3")]);
  const bank = new Bank([
    questions("open", ["q1"], { mode: "exam", rules }),
    questions("never", ["q2"], { mode: "exam", rules: { ...rules, review: "never" } }),
    questions("later", ["q3"], { mode: "exam", rules: { ...rules, review: "after_pass" } }),
  ]);
  assert.deepEqual(bank.entries(taken, 0).map((entry) => entry.question), ["q1"]);
  assert.deepEqual(bank.closed(taken).map(({ id }) => id), ["never", "later"]);
  const passed = streams([...wrong("c", "later", "q3"), ...finished("d", "later", 90, true)]);
  assert.deepEqual(bank.entries(passed, 0).map((entry) => entry.question), ["q3"]);
});

test("a checked answer of an open practice quiz is marked by the decoded key, and what the course lost is left out", () => {
  const open = streams([
    ["attempt/a", "@start", { quiz: "d1", mode: "practice", title: "", pass: 60, scope: "all", order: ["q1", "q2", "gone"], prints: {}, wall: 1 }],
    ["attempt/a", "q1", { response: "A", print: "p", checked: true, at: 1 }],
    ["attempt/a", "q2", { response: "B", print: "p", checked: true, at: 1 }],
    ["attempt/a", "gone", { response: "A", print: "p", checked: true, at: 1 }],
  ]);
  assert.deepEqual(quizzesTaken(open), ["d1"]);
  const entries = new Bank([questions("d1", ["q1", "q2"])]).entries(open, 1);
  assert.deepEqual(entries.map(({ question: id, misses }) => [id, misses]), [["q1", 1], ["q2", 0]]);
});

test("questions of a kind that no view shows, and those without points, are not repeated", () => {
  const { quiz: some, shown } = questions("d1", ["q1", "q2"]);
  const [q1, q2] = some.questions;
  assert.ok(q1 && q2);
  const bank = new Bank([{ quiz: { ...some, questions: [{ ...q1, points: 0 }, { ...q2, key: { kind: "newer" } as never }] }, shown }]);
  assert.deepEqual(bank.questions, []);
});
