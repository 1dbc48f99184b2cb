// The sessions of repetition: what is due today, and papers that are taken again. They are practice quizzes that no file
// describes, so that everything that holds for practice - saving, resuming, two tabs - holds for them.

import type { Journal } from "../../journal/journal";
import type { QuizData } from "../../page/data";
import type { Attempt } from "../../progress/attempt";
import { dueOn } from "../../progress/book";
import { inOrder } from "../../progress/paper";
import { retestPaper, REVIEW, roomOn, type Retest } from "../../progress/repetition";
import { Session } from "../session";
import type { Bank } from "./bank";

/** Questions of a session that goes on after the minutes of the day. */
export const MORE = 5;

const quizOf = (id: string, title: string, pass: number, bank: Bank): QuizData => ({
  id,
  title,
  url: "review.html",
  mode: "practice",
  pass,
  print: "",
  questions: bank.questions,
  shuffle: true,
});

/** A session of the daily repetition; it counts for no score. */
export class DailySession extends Session {
  override start(): Attempt {
    return this.begin(this.paper(), "wrong");
  }
}

/** How many questions the next session asks: what is due, as far as the minutes of the day reach. */
export function nextCount(bank: Bank, journal: Journal, minutes: number, now: number): { due: number; count: number } {
  const { streams } = journal.ledger;
  const due = dueOn(bank.entries(streams, now), now).length;
  return { due, count: Math.min(due, roomOn(streams, minutes, now)) };
}

/** The daily session: the open one, or one of `count` questions. */
export function dailySession(bank: Bank, journal: Journal, title: string, count: number): Session {
  const quiz = quizOf(REVIEW, title, 0, bank);
  const due = (): Set<string> => {
    const now = Date.now();
    const first = dueOn(bank.entries(journal.ledger.streams, now), now).slice(0, count);
    return new Set(first.map(({ question }) => question));
  };
  return begun(
    new DailySession(quiz, bank.parts(), journal, {
      inOrder,
      paperOf: (_, attempt) => {
        const ids = due();
        return quiz.questions.filter(({ id }) => ids.has(id)).map((question) => inOrder(quiz, question, attempt));
      },
    }, bank.numbers),
  );
}

/** The session of a paper that is taken again: the open one, or a new one. */
export function retestSession(bank: Bank, journal: Journal, retest: Retest, title: string): Session | undefined {
  const exam = bank.quizzes.get(retest.quiz);
  if (!exam) return undefined;
  const quiz = quizOf(retest.id, title, exam.pass, bank);
  const known = new Set(quiz.questions.map(({ id }) => id));
  const own: QuizData = { ...quiz, ...(exam.draw && { draw: exam.draw }), questions: exam.questions };
  return begun(
    new Session(quiz, bank.parts(), journal, {
      inOrder,
      paperOf: (_, attempt) => {
        const history = bank.entries(journal.ledger.streams, Date.now());
        const wanted = retestPaper(own, history, attempt).filter(({ id }) => known.has(id));
        return wanted.flatMap(({ id }) => quiz.questions.filter((one) => one.id === id)).map((question) => inOrder(quiz, question, attempt));
      },
    }, bank.numbers),
  );
}

/** Begins a new attempt unless one is open: a finished one is not shown again. */
function begun(session: Session): Session {
  const { attempt } = session;
  if (!attempt || attempt.handIn) session.start();
  return session;
}
