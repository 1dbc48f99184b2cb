// From answers to marks and a result: where attempts, the questions of today and the grader meet.

import { grade } from "../grade/mark";
import { gradePaper } from "../grade/paper";
import type { Mark } from "../grade/mark";
import type { Response } from "../grade/response";
import type { QuestionData, QuizData } from "../page/data";
import type { Answer, Attempt, Points, Scope, Start, StoredMark } from "./attempt";

/**
 * Whether two fingerprints are of the same question with the same cards. What follows the sixteen digits of the question is
 * of the cards that it rests on; where one of the two has none, nothing is held against the answer.
 */
export const isSame = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Whether of two fingerprints that are not the same only the cards differ. */
export const isCardChange = (one: string, other: string): boolean => one.slice(0, 16) === other.slice(0, 16);

/** How a question of an attempt stands towards the question as it is today. */
export interface Standing {
  /** The answer to the question as it is today. */
  readonly answer?: Answer;
  /** An answer to an earlier wording: kept, shown, not counted. */
  readonly outdated?: Answer;
}

/** How the attempt stands towards `question`. */
export function standing(question: QuestionData, attempt: Attempt | undefined): Standing {
  const answer = attempt?.answers.get(question.id);
  if (!answer) return {};
  return isSame(answer.print, question.print) ? { answer } : { outdated: answer };
}

/** Whether a question of a finished attempt was changed since; false for one that the attempt did not ask. */
export function changedSince(question: QuestionData, attempt: Attempt): boolean {
  const print = attempt.answers.get(question.id)?.print ?? attempt.prints.get(question.id);
  return print !== undefined && !isSame(print, question.print);
}

/** The attempt's questions that the quiz still has, in the attempt's order. */
export function questionsOf(quiz: QuizData, attempt: Attempt): QuestionData[] {
  const byId = new Map(quiz.questions.map((question) => [question.id, question]));
  return attempt.order.flatMap((id) => byId.get(id) ?? []);
}

/** The mark of a response. */
export function markOf(question: QuestionData, response: Response): Mark {
  return grade(question.key, question.points, response);
}

/** Whether a question that counts did not earn everything. */
export const isMissed = ({ correct, total }: Mark): boolean => !correct && total > 0;

/** The record that starts an attempt. */
export function startOf(quiz: QuizData, questions: readonly QuestionData[], scope: Scope, wall: number): Start {
  return {
    quiz: quiz.id,
    mode: quiz.mode,
    title: quiz.title,
    pass: quiz.pass,
    scope,
    order: questions.map((question) => question.id),
    prints: Object.fromEntries(questions.map((question) => [question.id, question.print])),
    wall,
  };
}

/** The result of an attempt as the record `@handin` stores it. */
export interface Result extends Points {
  readonly percent: number;
  readonly passed: boolean;
  readonly marks: Readonly<Record<string, StoredMark>>;
  readonly objectives: Readonly<Record<string, Points>>;
  readonly red_line_missed: readonly string[];
  readonly seconds: number;
  readonly wall: number;
}

/** Decides an attempt: every question of it that the quiz still has, unanswered ones included. */
export function resultOf(quiz: QuizData, attempt: Attempt, wall: number): Result {
  const marked = questionsOf(quiz, attempt).map((question) => ({
    question,
    mark: markOf(question, standing(question, attempt).answer?.response ?? null),
  }));
  const score = gradePaper(
    marked.map(({ question, mark }) => ({
      id: question.id,
      mark,
      red_line: question.red_line,
      objective: question.objective,
    })),
    attempt.pass,
  );
  const { earned, total, percent, passed } = score;
  return {
    earned,
    total,
    percent,
    passed,
    marks: Object.fromEntries(
      marked.map(({ question, mark }) => [question.id, { ...mark, objective: question.objective ?? "" }]),
    ),
    objectives: Object.fromEntries(score.by_objective.map(({ objective, ...points }) => [objective, points])),
    red_line_missed: score.red_line_missed,
    seconds: Math.round(attempt.seconds),
    wall,
  };
}

/** Points by objective of a finished attempt, in the order in which its questions name them. */
export function byObjective(marks: ReadonlyMap<string, StoredMark>): Map<string, Points> {
  const points = new Map<string, Points>();
  marks.forEach(({ objective, earned, total }) => {
    if (objective === "") return;
    const before = points.get(objective) ?? { earned: 0, total: 0 };
    points.set(objective, { earned: before.earned + earned, total: before.total + total });
  });
  return points;
}
