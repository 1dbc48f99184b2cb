// Every question a trainee ever answered, with what came of it and when it comes up again. All of it is worked out anew
// from the attempts in the journal: there is no state of its own that could be lost, or differ after a merge.

import { createEmptyCard, fsrs, Rating, type Card } from "ts-fsrs";
import type { Response } from "../grade/response";
import type { Streams } from "../journal/ledger";
import { attempts, isRepetition, type Attempt, type Points } from "./attempt";
import { dayOf } from "./day";

/** An answer that was marked. */
export interface Marked {
  readonly question: string;
  /** The quiz of the attempt, and its id: drawn numbers are those of the attempt. */
  readonly quiz: string;
  readonly attempt: string;
  /** Fingerprint of the question that was asked. */
  readonly print: string;
  readonly response: Response;
  readonly correct: boolean;
  readonly earned: number;
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
}

/** A question with its history. */
export interface Entry {
  readonly question: string;
  /** The quizzes that asked it, those of repetition left out. */
  readonly quizzes: ReadonlySet<string>;
  /** The answers, the oldest first. */
  readonly answers: readonly Marked[];
  readonly misses: number;
  /** The last wrong answer. */
  readonly miss?: Marked;
  /** Days on which it was answered right since then. */
  readonly streak: number;
  /** The day number on which it comes up again. */
  readonly due: number;
  /** The chance that it is still known now, 0 to 1. */
  readonly known: number;
}

/** Days on which a question must be answered right before it leaves the book. */
export const DAYS_TO_LEAVE = 2;

// Whole days only, no chance in the intervals, and nothing later than a year: a course is refreshed by then.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365, request_retention: 0.9 });

/** Marks a checked answer of a practice quiz that is still open. */
export type MarkOpen = (question: string, response: Response, attempt: string) => Points | undefined;

/** The answers of an attempt that were marked. */
function markedIn(attempt: Attempt, mark: MarkOpen): Marked[] {
  const { id, quiz, handIn, order } = attempt;
  return order.flatMap((question) => {
    const answer = attempt.answers.get(question);
    const response = answer?.response ?? null;
    const print = answer?.print ?? attempt.prints.get(question) ?? "";
    const points = handIn ? handIn.marks.get(question) : answer?.checked ? mark(question, response, id) : undefined;
    if (!points || points.total === 0) return [];
    const wall = attempt.mode === "practice" && answer ? answer.at : (handIn?.wall ?? answer?.at ?? 0);
    const { earned, total } = points;
    return [{ question, quiz, attempt: id, print, response, correct: earned === total, earned, total, wall }];
  });
}

/** How a question stands after its answers, at the time `now`. */
function entryOf(question: string, answers: readonly Marked[], now: number): Entry {
  let card: Card | undefined;
  let last = 0;
  let misses = 0;
  let miss: Marked | undefined;
  let streak = 0;
  for (const answer of answers) {
    // A clock that was set back does not turn the history round.
    const wall = Math.max(last, answer.wall);
    const again = card && dayOf(wall) === dayOf(last);
    last = wall;
    if (!answer.correct) {
      misses++;
      miss = answer;
      streak = 0;
    } else if (again) {
      // Right once more on the same day tells little about tomorrow.
      continue;
    } else {
      streak++;
    }
    const rating = answer.correct ? Rating.Good : Rating.Again;
    card = scheduler.next(card ?? createEmptyCard(wall), wall, rating).card;
  }
  return {
    question,
    quizzes: new Set(answers.map(({ quiz }) => quiz).filter((quiz) => !isRepetition(quiz))),
    answers,
    misses,
    ...(miss && { miss }),
    streak,
    due: card ? dayOf(card.due.getTime()) : 0,
    known: card ? scheduler.get_retrievability(card, Math.max(now, last), false) : 0,
  };
}

/** Every question that was answered and marked, in the order in which they were first met. */
export function entries(
  streams: Streams,
  now: number,
  mark: MarkOpen = () => undefined,
): Entry[] {
  const answers = new Map<string, Marked[]>();
  for (const marked of attempts(streams).flatMap((attempt) => markedIn(attempt, mark))) {
    answers.set(marked.question, [...(answers.get(marked.question) ?? []), marked]);
  }
  return [...answers].map(([question, all]) => entryOf(question, [...all].sort((a, b) => a.wall - b.wall), now));
}

/** Whether a question stands in the book of wrong answers. */
export const inBook = ({ misses, streak }: Entry): boolean => misses > 0 && streak < DAYS_TO_LEAVE;

/** What is due on the day of `now`: first what is in the book, then what is most likely forgotten. */
export function dueOn(all: readonly Entry[], now: number): Entry[] {
  const today = dayOf(now);
  return all
    .filter(({ due }) => due <= today)
    .sort((a, b) => Number(inBook(b)) - Number(inBook(a)) || a.known - b.known || (a.question < b.question ? -1 : 1));
}
