// How much is repeated a day, and which papers are taken again a month and a quarter after an exam.

import { Generator } from "../grade/generator";
import type { Streams } from "../journal/ledger";
import type { QuestionData, QuizData } from "../page/data";
import { attempts, isRepetition } from "./attempt";
import { dayOf, daysLater } from "./day";
import type { Entry } from "./book";

/** The quiz id of the daily repetition. */
export const REVIEW = "@review";

/** Minutes a day, before a trainee sets others. */
export const USUAL_MINUTES = 10;
/** Those that can be set. */
export const MINUTES: readonly number[] = [5, 10, 15, 20, 30];

/** Seconds for one question: the least and the most that are reckoned with, and what is, before anything was measured. */
const QUICKEST = 15;
const SLOWEST = 120;
const USUAL = 40;

/** Seconds this trainee takes for a question, over everything handed in. */
export function paceOf(streams: Streams): number {
  let seconds = 0;
  let questions = 0;
  for (const { handIn } of attempts(streams)) {
    if (!handIn || handIn.seconds === 0) continue;
    seconds += handIn.seconds;
    questions += handIn.marks.size;
  }
  return questions === 0 ? USUAL : Math.min(SLOWEST, Math.max(QUICKEST, seconds / questions));
}

/** Seconds spent on daily repetition on the day of `now`. */
export function spentOn(streams: Streams, now: number): number {
  const today = attempts(streams, REVIEW).filter(({ wall }) => dayOf(wall) === dayOf(now));
  return today.reduce((sum, { handIn, seconds }) => sum + (handIn?.seconds ?? seconds), 0);
}

/** How many questions still fit into the minutes of the day of `now`. */
export function roomOn(streams: Streams, minutes: number, now: number): number {
  return Math.max(0, Math.floor((minutes * 60 - spentOn(streams, now)) / paceOf(streams)));
}

/** Days after an exam was first passed on which it is taken again. */
export const RETEST_DAYS: readonly number[] = [30, 90];

/** A paper to be taken again. */
export interface Retest {
  /** Its quiz id. */
  readonly id: string;
  /** The exam it repeats. */
  readonly quiz: string;
  readonly days: number;
  /** When it opens, milliseconds since 1970. */
  readonly opens: number;
  readonly state: "waits" | "open" | "done";
  /** Percent of the best attempt. */
  readonly percent?: number;
}

/** The papers that follow from the exams that were passed, at the time `now`; the earliest first. */
export function retests(streams: Streams, now: number): Retest[] {
  const passed = new Map<string, number>();
  for (const { quiz, mode, scope, handIn } of attempts(streams)) {
    if (mode !== "exam" || scope !== "all" || !handIn?.passed || isRepetition(quiz)) continue;
    passed.set(quiz, Math.min(handIn.wall, passed.get(quiz) ?? Infinity));
  }
  const all = [...passed].flatMap(([quiz, wall]) =>
    RETEST_DAYS.map((days): Retest => {
      const id = `@retest-${days}-${quiz}`;
      const opens = daysLater(wall, days);
      const percents = attempts(streams, id).flatMap(({ handIn }) => handIn?.percent ?? []);
      const state = percents.length > 0 ? "done" : dayOf(opens) <= dayOf(now) ? "open" : "waits";
      return { id, quiz, days, opens, state, ...(percents.length > 0 && { percent: Math.max(...percents) }) };
    }),
  );
  return all.sort((a, b) => a.opens - b.opens || (a.id < b.id ? -1 : 1));
}

/** How many questions a paper of the quiz has. */
export function paperLength(quiz: QuizData): number {
  const drawn = new Set(quiz.draw?.flatMap(({ from }) => from));
  return quiz.questions.length - drawn.size + (quiz.draw ?? []).reduce((sum, { count }) => sum + count, 0);
}

/**
 * The paper of a retest: as long as the exam, first what went wrong before, most often first, then chance with this
 * seed.
 */
export function retestPaper(quiz: QuizData, history: readonly Entry[], seed: string): QuestionData[] {
  const misses = new Map(history.map(({ question, misses }) => [question, misses]));
  const order = Generator.from(seed).shuffle(quiz.questions);
  const missesOf = ({ id }: QuestionData): number => misses.get(id) ?? 0;
  return [...order].sort((a, b) => missesOf(b) - missesOf(a)).slice(0, paperLength(quiz));
}
