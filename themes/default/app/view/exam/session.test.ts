import assert from "node:assert/strict";
import test from "node:test";
import { Journal } from "../../journal/journal";
import { question, quiz } from "../../testing/course";
import { MemoryRows, record } from "../../testing/random";
import type { QuestionParts } from "../parts";
import { ExamSession } from "./session";

const nothing: QuestionParts = { prompt: [], title: undefined, gaps: [], choices: new Map(), feedback: new Map(), explanation: [] };
const encode = (value: unknown): string => [...JSON.stringify(value)].map((letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x15)).join("");
/** A question of an exam: its key is blanked, the right one encoded. */
const sealed = (id: string, print: string): ReturnType<typeof question> => {
  const { key } = question(id);
  return question(id, { print, key: { ...key, answer: "" } as typeof key, coded: encode({ key }) });
};

async function open(quizOf = quiz([sealed("q1", "old-q1"), sealed("q2", "old-q2")], { mode: "exam" })): Promise<{ session: ExamSession; journal: Journal; idle: (() => void)[] }> {
  const journal = new Journal({ course: "course", profile: "", tab: "t", indexed: new MemoryRows(), wall: () => 1, mono: () => 1 });
  await journal.ready;
  const idle: (() => void)[] = [];
  const page = { shown: () => ["题"], parts: () => nothing, now: () => ({ wall: 5, mono: 5, visible: true }), idle: (task: () => void) => void idle.push(task) };
  return { session: new ExamSession(quizOf, page, journal), journal, idle };
}

/** Answers all questions of the open attempt with "B", which is right. */
function answerAll(session: ExamSession): void {
  const { attempt } = session;
  assert.ok(attempt);
  session.asked(attempt).forEach((asked) => session.answer(asked.question, "B", false));
}

test("a paper that is read late takes the place of the questions that the page has, and is what is graded", async () => {
  const before = await open();
  before.session.start(1);
  answerAll(before.session);
  const all = [...before.journal.ledger.all()];
  const isPaper = ({ item }: { readonly item: string }): boolean => item === "@paper";
  // Published anew meanwhile: the page has the second question in another wording.
  const { session, journal } = await open(quiz([sealed("q1", "old-q1"), sealed("q2", "new-q2")], { mode: "exam" }));
  journal.absorb(all.filter((one) => !isPaper(one)).map((one) => record(one)));
  const asked = (): string[] => session.asked(session.attempt ?? assert.fail()).map((one) => one.question.print);
  assert.deepEqual(asked(), ["old-q1"]);
  journal.absorb(all.filter(isPaper).map((one) => record(one)));
  assert.deepEqual(asked().sort(), ["old-q1", "old-q2"]);
  session.handIn("trainee");
  assert.deepEqual([session.attempt?.handIn?.earned, session.attempt?.handIn?.total], [2, 2]);
});

test("the questions of a paper are made once, as long as nothing of them changes", async () => {
  const { session } = await open();
  session.start(1);
  const asked = (): unknown => session.asked(session.attempt ?? assert.fail());
  const first = asked();
  answerAll(session);
  assert.equal(asked(), first);
  session.handIn("trainee");
  assert.notEqual(asked(), first);
});

test("each answered question is rehearsed once, and a rehearsal changes nothing", async () => {
  const { session, journal, idle } = await open();
  session.start(1);
  answerAll(session);
  answerAll(session);
  assert.equal(idle.length, 2);
  const before = JSON.stringify([...journal.ledger.all()]);
  idle.forEach((task) => task());
  assert.equal(JSON.stringify([...journal.ledger.all()]), before);
  assert.equal(session.attempt?.handIn, undefined);
});
