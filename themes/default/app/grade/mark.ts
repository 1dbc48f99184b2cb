// From a response to points: the rule of rounding, and the graders of the kinds that a page asks. The kinds with
// choices are always there; `kinds.ts` has the others, which only pages with such questions load.

import { multiple, single, trueFalse } from "./choice";
import type { Key } from "./key";

/** What a response earns of what its question is worth (rules G1). */
export interface Mark {
  /** Points earned, a whole number from 0 to `total`. */
  readonly earned: number;
  /** Points the question is worth. */
  readonly total: number;
  /** Whether the response is right in full. */
  readonly correct: boolean;
}

/**
 * The share of a question's points that a response earns: a part out of a whole, both whole numbers. Right in full
 * when they are equal and not 0.
 */
export type Share = readonly [part: number, whole: number];

/**
 * Grades one response to a question with this key that is worth `points`, a whole number from 0 to 100.
 *
 * Takes any value and never throws: what does not fit the question earns nothing (G2.3). Of a `write` question the
 * total is 0: it does not count (G14.1).
 */
export function grade(key: Key, points: number, response: unknown): Mark {
  const [part, whole] = share(key, response);
  const total = key.kind === "write" ? 0 : points;
  return {
    earned: whole > 0 ? quotient(total * part, whole) : 0,
    total,
    correct: whole > 0 && part === whole,
  };
}

/** Whole division, rounded down, for whole numbers from 0 to 2⁵³. */
export function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

/** The graders by kind. */
export type Graders = {
  [K in Key["kind"]]?: (key: Extract<Key, { kind: K }>, response: unknown) => Share;
};

const graders: Graders = {
  single: (key, response) => single(key.choices, key.answer, response),
  multiple: (key, response) => multiple(key.choices, key.answer, key.partial === true, response),
  true_false: (key, response) => trueFalse(key.answer, response),
};

/** Makes more kinds known to {@link grade}. */
export function addGraders(more: Graders): void {
  Object.assign(graders, more);
}

function share(key: Key, response: unknown): Share {
  // TypeScript cannot see that a kind and its grader belong together.
  const grader = graders[key.kind] as ((key: Key, response: unknown) => Share) | undefined;
  // Without one: numbers that were not drawn, or a kind that a newer version wrote.
  return grader?.(key, response) ?? [0, 1];
}
