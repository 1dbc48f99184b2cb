// Questions whose numbers are drawn for every attempt: numeric with variables (rules G16).

import { parseFormula } from "./formula";
import { Generator } from "./generator";
import type { FormulaKey, Key, Variable } from "./key";
import { normalise } from "./normalise";
import type { Ratio } from "./ratio";
import { billionths, parsePlain, plain, written } from "./ratio";

/** A question with its numbers drawn: what a paper stores, and the key that follows from it. */
export interface Drawn {
  /** The variables' values as they are shown, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** The key: numeric. */
  readonly key: Key & { readonly kind: "numeric" };
}

/** How often numbers are drawn anew when the formula has no value for them (G16.7). */
const MOST_DRAWS = 100;

/** The most values that one variable can have. */
const MOST_VALUES = 1_000_000;

/** The greatest value of a variable, and with a minus the smallest. */
const GREATEST = 1_000_000_000;

/**
 * Draws the numbers of a question for `seed`: the attempt's id, a slash and the question's id (G16.2). Null for a
 * variable without values, for a formula that cannot be read, and if a hundred draws gave no value.
 */
export function draw(key: FormulaKey, seed: string): Drawn | null {
  const counts = key.variables.map(countOf);
  if (counts.includes(0)) return null;
  const generator = Generator.from(seed);
  for (let nth = 0; nth < MOST_DRAWS; nth++) {
    const values = key.variables.map((variable, at) => {
      return [variable.name, valueAt(variable, generator.below(counts[at] ?? 0))] as const;
    });
    const drawn = numericKey(key, new Map(values));
    if (drawn) return { values: Object.fromEntries(values), key: drawn };
  }
  return null;
}

/** The key of a question whose numbers were drawn before; null if a stored value is missing or none of its variable's. */
export function drawnBefore(key: FormulaKey, values: Readonly<Record<string, string>>): Drawn["key"] | null {
  const stored = new Map(Object.entries(values));
  if (!key.variables.every((variable) => holds(variable, stored.get(variable.name) ?? ""))) return null;
  return numericKey(key, stored);
}

/** The key for these values; null if the formula has no value for them. */
function numericKey(key: FormulaKey, values: ReadonlyMap<string, string>): Drawn["key"] | null {
  const names = key.variables.map(({ name }) => name);
  const numbers = new Map<string, Ratio>();
  for (const name of names) {
    const number = parsePlain(values.get(name) ?? "");
    if (number) numbers.set(normalise(name), number);
  }
  const value = parseFormula(key.answer, names)?.(numbers);
  const answer = value ? plain(value) : null;
  const { unit, traditional } = key;
  return answer === null ? null : { kind: "numeric", answer, tolerance: key.tolerance, ...(unit !== undefined && { unit }), ...(traditional && { traditional }) };
}

/** First, last and step of a variable as multiples of 10⁻⁹; null for a step that is not above zero. */
function rangeOf({ from, to, step }: Variable): readonly [first: bigint, last: bigint, step: bigint] | null {
  const [first, last, distance] = [billionths(from), billionths(to), billionths(step)];
  const isRange = first !== null && last !== null && distance !== null && distance > BigInt(0);
  return isRange ? [first, last, distance] : null;
}

/** How many values a variable can have; 0 for an empty range, one that is too wide, and a step not above zero. */
function countOf(variable: Variable): number {
  const [first, last, step] = rangeOf(variable) ?? [BigInt(1), BigInt(0), BigInt(1)];
  const greatest = BigInt(GREATEST) * BigInt(GREATEST);
  if (last < first || first < -greatest || last > greatest) return 0;
  return Math.min(MOST_VALUES, Number((last - first) / step) + 1);
}

/** The value with this index, counted from 0, with as many decimals as `from` has, or more if it needs them (G16.8). */
function valueAt(variable: Variable, index: number): string {
  const [first, , step] = rangeOf(variable) ?? [BigInt(0), BigInt(0), BigInt(1)];
  return written(first + step * BigInt(index), (variable.from.split(".")[1] ?? "").length);
}

/** Whether `value` is one of the values of a variable. */
function holds(variable: Variable, value: string): boolean {
  const [range, number] = [rangeOf(variable), billionths(value)];
  if (!range || number === null) return false;
  const [first, , step] = range;
  const way = number - first;
  return way >= BigInt(0) && way % step === BigInt(0) && way / step < BigInt(countOf(variable));
}
