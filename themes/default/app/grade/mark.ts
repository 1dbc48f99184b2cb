// From a response to points: the one place that knows every kind of question and the rule of rounding.

import { blank } from "./blank";
import { multiple, single, trueFalse } from "./choice";
import type { Key } from "./key";
import { numeric } from "./numeric";
import { order } from "./order";
import { pairs } from "./pairs";
import { passage } from "./passage";
import { write } from "./write";

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

function share(key: Key, response: unknown): Share {
  switch (key.kind) {
    case "single":
      return single(key.choices, key.answer, response);
    case "multiple":
      return multiple(key.choices, key.answer, key.partial === true, response);
    case "true_false":
      return trueFalse(key.answer, response);
    case "numeric":
      return numeric(key.answer, key.tolerance, key.unit, response);
    case "blank":
      return blank(key.gaps, response);
    case "order":
      return order(key.answer, key.partial, response);
    case "match":
      return pairs(key.items, key.targets, key.answer, response);
    case "matrix":
      return pairs(key.rows, key.columns, key.answer, response);
    case "mark":
      return passage(key.marks, key.answer, response);
    case "write":
      return write(key.rules, response);
    default:
      // Numbers that were not drawn, or a kind that a newer version wrote.
      return [0, 1];
  }
}
