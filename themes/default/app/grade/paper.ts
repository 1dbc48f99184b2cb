// From the marks of a paper's questions to its score and the verdict (rules G9). The score has the same form as JSON
// in Rust, therefore its names.

import { type Mark, quotient } from "./mark";

/** A question of a paper with the mark that was earned in it. */
export interface Graded {
  readonly id: string;
  readonly mark: Mark;
  /** Whether anything but the full answer fails the paper. */
  readonly red_line?: boolean | undefined;
  /** Code of the objective that the question tests. */
  readonly objective?: string | undefined;
}

/** The score of a paper. */
export interface Score {
  readonly earned: number;
  /** Points of all questions of the paper. */
  readonly total: number;
  /** Percent earned, 0 to 100, rounded down; 0 for a paper without points. */
  readonly percent: number;
  readonly passed: boolean;
  /** Ids of the red-line questions that were not answered rightly, in the order of the paper. */
  readonly red_line_missed: string[];
  /** The score per objective, in the order in which the paper first names them. */
  readonly by_objective: ObjectiveScore[];
}

/** What the questions of one objective earned. */
export interface ObjectiveScore {
  readonly objective: string;
  readonly earned: number;
  readonly total: number;
}

/**
 * Adds up a paper and decides whether it is passed, `pass` in percent, 1 to 100. `all` are the questions of the paper,
 * unanswered ones included, never those of the pool from which it was drawn.
 */
export function gradePaper(all: readonly Graded[], pass: number): Score {
  // What is worth nothing is not counted anywhere (G9.7): texts of one's own.
  const questions = all.filter(({ mark }) => mark.total > 0);
  const { earned, total } = sum(questions);
  const redLineMissed = questions.filter(({ red_line, mark }) => red_line && !mark.correct).map(({ id }) => id);
  const objectives = new Set(questions.flatMap(({ objective }) => (objective === undefined ? [] : [objective])));
  return {
    earned,
    total,
    percent: total > 0 ? quotient(earned * 100, total) : 0,
    passed: total > 0 && earned * 100 >= pass * total && redLineMissed.length === 0,
    red_line_missed: redLineMissed,
    by_objective: [...objectives].map((objective) => ({
      objective,
      ...sum(questions.filter((question) => question.objective === objective)),
    })),
  };
}

function sum(questions: readonly Graded[]): { earned: number; total: number } {
  let earned = 0;
  let total = 0;
  for (const { mark } of questions) {
    earned += mark.earned;
    total += mark.total;
  }
  return { earned, total };
}
