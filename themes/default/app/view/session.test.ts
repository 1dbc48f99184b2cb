import assert from "node:assert/strict";
import test from "node:test";
import { Journal } from "../journal/journal";
import type { QuizData } from "../page/data";
import { quizScores } from "../progress/module";
import { inOrder, paperOf } from "../progress/paper";
import { question, quiz } from "../testing/course";
import { MemoryRows } from "../testing/random";
import type { QuestionParts } from "./parts";
import { Session } from "./session";

const nothing: QuestionParts = {
  prompt: [],
  title: undefined,
  gaps: [],
  choices: new Map(),
  feedback: new Map(),
  explanation: [],
};
const [q1, q2, q3] = [question("q1"), question("q2"), question("q3")];
const whole = quiz([q1, q2, q3]);

function open(journal: Journal, of: QuizData = whole): Session {
  return new Session(of, new Map(of.questions.map(({ id }) => [id, nothing])), journal);
}

async function fresh(tab = "t"): Promise<Journal> {
  const journal = new Journal({
    course: "course",
    profile: "",
    tab,
    indexed: new MemoryRows(),
    wall: () => 1,
    mono: () => 1,
  });
  await journal.ready;
  return journal;
}

function answerAll(session: Session, responses: readonly string[]): void {
  session.asked().forEach(({ question: asked }, index) => {
    session.answer(asked, responses[index] ?? null, false);
    session.check(asked);
  });
}

test("a quiz that draws shows its paper before the first answer, and keeps it", async () => {
  const bank = ["b1", "b2", "b3", "b4", "b5", "b6"].map((id) => question(id));
  const drawing = quiz(bank, { draw: [{ count: 2, from: [0, 1, 2, 3, 4, 5] }], shuffle: true });
  const journal = await fresh();
  const session = new Session(drawing, new Map(bank.map(({ id }) => [id, nothing])), journal, { inOrder, paperOf });
  const shown = (): unknown[] => session.asked().map((one) => [one.question.id, one.question.key]);
  const before = shown();
  assert.equal(before.length, 2);
  const [first] = session.asked();
  assert.ok(first);
  session.answer(first.question, "A", false);
  assert.deepEqual(shown(), before);
  assert.equal(session.attempt?.order.length, 2);
  answerAll(session, ["B", "B"]);
  session.handIn();
  assert.equal(session.attempt?.handIn?.total, 2);
});

test("an attempt begins with the first answer", async () => {
  const session = open(await fresh());
  const before = session.attempt;
  assert.equal(before, undefined);
  session.answer(q2, "A", false);
  assert.deepEqual(session.attempt?.order, ["q1", "q2", "q3"]);
  assert.equal(session.response(q2), "A");
});

test("without an answer there is nothing to check; what was checked stands", async () => {
  const session = open(await fresh());
  assert.equal(session.check(q1), false);
  session.answer(q1, "A", false);
  session.answer(q1, "C", false);
  assert.equal(session.checkedMark(q1), undefined);
  assert.equal(session.check(q1), true);
  session.answer(q1, "B", false);
  assert.equal(session.response(q1), "C");
  assert.equal(session.checkedMark(q1)?.correct, false);
});

test("a reload goes on where it stopped", async () => {
  const journal = await fresh();
  const before = open(journal);
  before.answer(q1, "B", false);
  before.check(q1);
  const after = open(journal);
  assert.equal(after.attempt?.id, before.attempt?.id);
  assert.equal(after.checkedMark(q1)?.correct, true);
});

test("a finished attempt takes no more answers and is decided once", async () => {
  const session = open(await fresh());
  answerAll(session, ["B", "B", "A"]);
  session.handIn();
  const result = session.attempt?.handIn;
  assert.deepEqual([result?.percent, result?.passed], [66, true]);
  session.answer(q3, "B", false);
  session.handIn();
  assert.equal(session.response(q3), "A");
  assert.deepEqual(session.attempt?.handIn, result);
});

test("wrong answers can be practised alone, which does not change the best result", async () => {
  const journal = await fresh();
  const session = open(journal);
  answerAll(session, ["B", "A", "A"]);
  session.handIn();
  const first = session.attempt;
  assert.ok(first);
  assert.deepEqual(
    session.wrong(first).map((one) => one.question.id),
    ["q2", "q3"],
  );
  session.startWrong(first);
  assert.deepEqual(
    session.asked().map((one) => one.question.id),
    ["q2", "q3"],
  );
  answerAll(session, ["B", "B"]);
  session.handIn();
  assert.equal(session.attempt?.handIn?.percent, 100);
  assert.equal(quizScores(journal.ledger.streams).get(whole.id)?.percent, 33);
});

test("an attempt that another tab starts does not take this page's place", async () => {
  const journal = await fresh();
  const [here, there] = [open(journal), open(journal)];
  here.answer(q1, "A", false);
  const own = here.attempt?.id;
  there.start();
  assert.equal(here.attempt?.id, own);
  assert.notEqual(there.attempt?.id, own);
});

test("an attempt that another tab hands in is finished here too", async () => {
  const journal = await fresh();
  const [here, there] = [open(journal), open(journal)];
  here.answer(q1, "B", false);
  there.handIn();
  assert.ok(here.attempt?.handIn);
  here.answer(q2, "B", false);
  assert.equal(here.response(q2), null);
});

test("a question changed since is to be answered again, and of a finished attempt its mark is not shown", async () => {
  const journal = await fresh();
  const before = open(journal);
  before.answer(q1, "B", false);
  before.check(q1);
  const edited = quiz([question("q1", { print: "edited" }), q2, q3]);
  const open2 = open(journal, edited);
  const [changed] = edited.questions;
  assert.ok(changed);
  assert.equal(open2.checkedMark(changed), undefined);
  assert.equal(open2.response(changed), null);
  before.handIn();
  const { attempt } = open2;
  assert.ok(attempt?.handIn);
  assert.equal(open2.finalMark(changed, attempt, attempt.handIn), undefined);
  assert.equal(open2.finalMark(q2, attempt, attempt.handIn)?.earned, 0);
});

test("time counts only while the attempt is open", async () => {
  const session = open(await fresh());
  session.spend(10);
  const before = session.attempt;
  assert.equal(before, undefined);
  session.start();
  session.spend(15);
  session.spend(20);
  session.handIn();
  session.spend(99);
  assert.equal(session.attempt?.handIn?.seconds, 35);
  assert.equal(session.attempt?.seconds, 35);
});

test("a question without its rendered pieces is left out instead of breaking the page", async () => {
  const session = new Session(whole, new Map([["q1", nothing]]), await fresh());
  assert.deepEqual(
    session.asked().map((one) => one.question.id),
    ["q1"],
  );
});

test("a text in several fields cannot be checked before each of them says something", async () => {
  const written = question("w", { points: 0, key: { kind: "write", rules: {}, fields: ["明面", "暗里"] } });
  const session = open(await fresh(), quiz([q1, written]));
  for (const empty of ["", " \u3000"]) {
    session.answer(written, ["会留浅印。", empty], true);
    assert.equal(session.check(written), false);
    assert.equal(session.attempt?.answers.get("w")?.checked, false);
  }
  session.answer(written, ["会留浅印。", "怕补妆可以选雾面。"], true);
  assert.equal(session.check(written), true);
  assert.equal(session.attempt?.answers.get("w")?.checked, true);
});
