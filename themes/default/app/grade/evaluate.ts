// What the grader makes of one case of tests/vectors/, in the form of the case's `expected`. For tests only.

import { type DrillCase, evaluateDrill } from "../drill/evaluate";
import { type WordingRules, check, fold } from "../wording";
import { parseFormula } from "./formula";
import { choiceOrder, draw, drawnBefore, drawPaper, grade, gradePaper, isAnswered, kept, normalise, parseNumber } from "./index";
import { type FormulaKey, Generator, type Keep, type Key, type Mark, type Outcome, type Row } from "./index";
import { type Ratio, parsePlain, plain } from "./ratio";

/** A case as JSON: what goes in depends on its family. */
export interface Case {
  readonly family?: string;
  readonly rule?: string;
  readonly name?: string;
  readonly expected: unknown;
}

interface Question {
  readonly id: string;
  readonly key: Key;
  readonly points: number;
  readonly response: unknown;
  readonly red_line?: boolean;
  readonly objective?: string;
}

interface Chance {
  readonly seed?: string;
  readonly state?: readonly [number, number, number, number];
  readonly items?: readonly unknown[];
  readonly bound?: number;
  readonly next?: number;
  readonly expected: readonly unknown[];
}

interface Drawing {
  readonly seed: string;
  readonly question?: string;
  readonly choices: readonly string[];
  readonly own: readonly string[];
  readonly rows: readonly Row[];
  readonly shuffle: boolean;
}

/** Evaluates a case of the file `family`; throws for a family that no rule knows. */
export function evaluate(family: string, one: Case): unknown {
  switch (family) {
    case "response":
      return isAnswered(as<Question>(one).response);
    case "normalise":
      return normalise(as<{ text: string }>(one).text);
    case "number": {
      const { text, unit } = as<{ text: string; unit?: string }>(one);
      const number = parseNumber(text, unit);
      return number === null ? null : decimal(number);
    }
    case "choice":
    case "numeric":
    case "blank":
    case "order":
    case "match":
    case "matrix":
    case "mark":
    case "write":
    case "random":
      return mark(as<Question>(one));
    case "paper": {
      const { questions, pass } = as<{ questions: readonly Question[]; pass: number }>(one);
      const graded = questions.map((question) => ({ ...question, mark: mark(question) }));
      return gradePaper(graded, pass);
    }
    case "fold":
      return fold(as<{ text: string }>(one).text).map(({ letter, start, end }) => [letter, start, end]);
    case "wording": {
      const { text, rules } = as<{ text: string; rules: WordingRules }>(one);
      return check(text, rules);
    }
    case "formula":
      return value(as<{ formula: string; values: Readonly<Record<string, string>> }>(one));
    case "draw": {
      const { key, seed, values } = as<{ key: FormulaKey; seed?: string; values?: Readonly<Record<string, string>> }>(one);
      return seed === undefined ? drawnBefore(key, values ?? {}) : draw(key, seed);
    }
    case "drawn": {
      const question = as<Question & { key: FormulaKey; values: Readonly<Record<string, string>> }>(one);
      return mark({ ...question, key: drawnBefore(question.key, question.values) ?? question.key });
    }
    case "generator":
      return chance(as<Chance>(one));
    case "drill":
      return evaluateDrill(as<DrillCase>(one));
    case "sweep":
      return sweep(as<{ first: number; last: number }>(one));
    case "drawing":
      return drawing(as<Drawing>(one));
    case "attempts": {
      const { keep, pass, attempts } = as<{ keep: Keep; pass: number; attempts: readonly Outcome[] }>(one);
      return attempts.length > 0 ? kept(keep, pass, attempts) : null;
    }
    default:
      throw new Error(`no rule says how to evaluate "${family}"`);
  }
}

/** Takes a case as what its family says it is: the vectors are ours, and a wrong one fails its test. */
function as<Form>(one: unknown): Form {
  return one as Form;
}

function mark({ key, points, response }: Question): Mark {
  return grade(key, points, response);
}

function chance({ seed, state, items, bound, next, expected }: Chance): unknown {
  const generator = state === undefined ? Generator.from(seed ?? "") : Generator.fromState(...state);
  if (items !== undefined) return generator.shuffle(items);
  if (bound === undefined) return expected.map(() => generator.nextNumber());
  const drawn = expected.map(() => generator.below(bound));
  const after = generator.nextNumber();
  return after === next ? drawn : `${after} after ${drawn.join(" ")}`;
}

/** The questions of a paper, or the order of a question's choices. */
function drawing({ seed, question, choices, own, rows, shuffle }: Drawing): string[] {
  return question === undefined ? drawPaper(own, rows, shuffle, seed) : choiceOrder(choices, question, seed);
}

/** The value of a formula for these values of its variables, as a key has it; null if it has none. */
function value({ formula, values }: { formula: string; values: Readonly<Record<string, string>> }): string | null {
  const numbers = new Map<string, Ratio>();
  for (const [name, number] of Object.entries(values)) {
    const ratio = parsePlain(number);
    if (ratio) numbers.set(normalise(name), ratio);
  }
  const result = parseFormula(formula, Object.keys(values))?.(numbers);
  return result ? plain(result) : null;
}

/** A number that stands for how the characters from `first` to `last` are normalised, alone and between others. */
function sweep({ first, last }: { first: number; last: number }): number {
  const texts: string[] = [];
  for (let code = first; code <= last; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const one = String.fromCodePoint(code);
    texts.push(normalise(`${one}|a ${one} a|a${one}a`));
  }
  return Generator.from(texts.join("\n")).nextNumber();
}

/** A multiple of 10⁻¹⁸ in decimal notation without zeros at the end. */
function decimal(number: bigint): string {
  const negative = number < BigInt(0);
  const digits = String(negative ? -number : number).padStart(19, "0");
  const text = `${negative ? "-" : ""}${digits.slice(0, -18)}.${digits.slice(-18)}`;
  return text.replace(/\.?0+$/, "");
}
