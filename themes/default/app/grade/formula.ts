// Formulas: the small language in which authors say how an answer follows from numbers (rules G16). `src/grade/formula.rs`
// tells authors what is wrong with one; here a formula that cannot be read is null.

import { normalise } from "./normalise";
import type { Ratio } from "./ratio";
import { absolute, dividedBy, floor, isLess, negative, parsePlain, plus, round, times } from "./ratio";

/** The values of the variables by their normalised names. */
export type Values = ReadonlyMap<string, Ratio>;

/** A formula that was read: its value for these values, null if it has none. */
export type Formula = (values: Values) => Ratio | null;

/** The longest formula, in characters after G3. */
const LONGEST = 500;

const WORD = /^[^-+*×/÷(),<>=≤≥≠ ]*/;

/** Signs of comparison: whether the first number may be less, equal, greater. */
const TESTS = new Map<string, readonly [less: boolean, equal: boolean, greater: boolean]>([
  ["<", [true, false, false]],
  ["<=", [true, true, false]],
  ["≤", [true, true, false]],
  ["<>", [true, false, true]],
  ["≠", [true, false, true]],
  [">", [false, false, true]],
  [">=", [false, true, true]],
  ["≥", [false, true, true]],
  ["=", [false, true, false]],
]);

/** What a test is worth. */
const truth = (holds: boolean): Ratio => ({ numerator: BigInt(holds ? 1 : 0), denominator: BigInt(1) });

const isTrue = ({ numerator }: Ratio): boolean => numerator !== BigInt(0);

/** The functions, with the most numbers that they take. */
const FUNCTIONS = new Map<string, readonly [most: number, value: (first: Ratio, others: readonly Ratio[]) => Ratio | null]>([
  ["round", [2, (first, [places]) => round(first, places ?? { numerator: BigInt(0), denominator: BigInt(1) })]],
  ["floor", [1, floor]],
  ["ceil", [1, (first) => negative(floor(negative(first)))]],
  ["abs", [1, absolute]],
  ["and", [Infinity, (first, others) => truth([first, ...others].every(isTrue))]],
  ["or", [Infinity, (first, others) => truth([first, ...others].some(isTrue))]],
  ["min", [Infinity, (first, others) => others.reduce((least, number) => (isLess(number, least) ? number : least), first)]],
  ["max", [Infinity, (first, others) => others.reduce((most, number) => (isLess(most, number) ? number : most), first)]],
]);

/** Reads a formula whose variables have these names; G3 is applied to both first. Null if it cannot be read. */
export function parseFormula(typed: string, names: readonly string[]): Formula | null {
  const text = normalise(typed).replace(/^=/, "");
  if ([...text].length > LONGEST) return null;
  const reader = new Reader(text, new Set(names.map((name) => normalise(name))));
  const formula = reader.test();
  return reader.rest === "" ? formula : null;
}

/** What an operation gives: null if a part has no value. */
function combine(left: Formula, right: Formula, operation: (a: Ratio, b: Ratio) => Ratio | null): Formula {
  return (values) => {
    const [a, b] = [left(values), right(values)];
    return a && b && operation(a, b);
  };
}

/** What an operation on one number gives. */
function apply(formula: Formula, operation: (number: Ratio) => Ratio): Formula {
  return (values) => {
    const number = formula(values);
    return number && operation(number);
  };
}

class Reader {
  constructor(
    public rest: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  /** Takes one of these characters, if one is next. */
  private take(characters: string): string {
    const rest = this.rest.replace(/^ +/, "");
    const next = rest.charAt(0);
    if (next === "" || !characters.includes(next)) return "";
    this.rest = rest.slice(1);
    return next;
  }

  test(): Formula | null {
    const left = this.sum();
    const sign = left && this.take("<≤>≥=≠");
    if (!left || !sign) return left;
    const [both = sign] = /^(?:<[=>]|>=)/.exec(sign + this.rest) ?? [];
    this.rest = this.rest.slice(both.length - 1);
    const [less, equal, greater] = TESTS.get(both) ?? [false, false, false];
    const right = this.sum();
    return right && combine(left, right, (a, b) => truth(isLess(a, b) ? less : isLess(b, a) ? greater : equal));
  }

  private sum(): Formula | null {
    let left = this.product();
    for (let sign = ""; left && (sign = this.take("+-")); ) {
      const right = this.product();
      const minus = sign === "-";
      left = right && combine(left, right, (a, b) => plus(a, minus ? negative(b) : b));
    }
    return left;
  }

  private product(): Formula | null {
    let left = this.factor();
    for (let sign = ""; left && (sign = this.take("*×/÷")); ) {
      const right = this.factor();
      left = right && combine(left, right, sign === "*" || sign === "×" ? times : dividedBy);
    }
    return left;
  }

  private factor(): Formula | null {
    if (this.take("-")) {
      const factor = this.factor();
      return factor && apply(factor, negative);
    }
    if (this.take("(")) {
      const inner = this.test();
      return this.take(")") ? inner : null;
    }
    this.rest = this.rest.replace(/^ +/, "");
    const [word = ""] = WORD.exec(this.rest) ?? [];
    this.rest = this.rest.slice(word.length);
    if (word === "") return null;
    if (/^[0-9.]/.test(word)) {
      const number = parsePlain(word);
      return number && (() => number);
    }
    const named = FUNCTIONS.get(word);
    if (word === "if") return this.either();
    if (named) return this.call(...named);
    return this.names.has(word) ? (values) => values.get(word) ?? null : null;
  }

  /** What stands in the brackets of a function; nothing if that cannot be read. */
  private arguments(): Formula[] {
    const formulas: Formula[] = [];
    for (let sign = this.take("("); sign; sign = this.take(",")) {
      const next = this.test();
      if (!next) return [];
      formulas.push(next);
    }
    return this.take(")") ? formulas : [];
  }

  /** `if(test, then, otherwise)`: only the one that is wanted needs a value. */
  private either(): Formula | null {
    const [test, then, otherwise, more] = this.arguments();
    if (!test || !then || !otherwise || more) return null;
    return (values) => {
      const answer = test(values);
      return answer && (isTrue(answer) ? then : otherwise)(values);
    };
  }

  private call(most: number, value: (first: Ratio, others: readonly Ratio[]) => Ratio | null): Formula | null {
    const formulas = this.arguments();
    if (!formulas.length || formulas.length > most) return null;
    return (values) => {
      const numbers = formulas.flatMap((formula) => formula(values) ?? []);
      const [first, ...others] = numbers;
      return first && numbers.length === formulas.length ? value(first, others) : null;
    };
  }
}
