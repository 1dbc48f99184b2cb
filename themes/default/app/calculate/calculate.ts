// Works a calculator out: texts that were typed in, texts that come out, by the rules G23. `src/calculate.rs` does the
// same, and tests/vectors/calculator.json holds the two together.

import { parseFormula } from "../grade/formula";
import { normalise } from "../grade/normalise";
import { floor, isLess, parsePlain, plain, plus, type Ratio, round } from "../grade/ratio";

/** What is asked and what follows, as the build writes it. */
export interface Calculation {
  readonly inputs: readonly Input[];
  readonly refuse?: readonly Sentence[];
  readonly outputs: readonly Output[];
}

/** Something that is typed in; numbers are plain decimals as texts. */
export interface Input {
  readonly key: string;
  readonly title: string;
  readonly kind?: "choice" | "date" | "time" | "list";
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly choices?: readonly { readonly text: string; readonly value: string }[];
}

/** Something that comes out. */
export interface Output {
  readonly key: string;
  readonly title: string;
  readonly formula?: string;
  readonly decimals?: number;
  readonly format?: "date" | "time";
  readonly unit?: string;
  readonly texts?: readonly Sentence[];
}

/** A sentence, and when it is said. */
export interface Sentence {
  readonly when?: string;
  readonly text: string;
}

/** What is wrong with something that was typed in. */
export type InputFault = "empty" | "unreadable" | "out_of_range" | "off_step" | "too_many";

/** What comes of a calculation; null is an output without a value. */
export type Answer =
  | { readonly values: readonly (string | null)[] }
  | { readonly unusable: number; readonly fault: InputFault }
  | { readonly refused: string };

const MOST_ITEMS = 1000;
const ZERO = BigInt(0);
const DAY_MILLISECONDS = 86_400_000;
const DAY_MINUTES = 1440;

const whole = (number: number): Ratio => ({ numerator: BigInt(number), denominator: BigInt(1) });

/** The values so far: exact for formulas, as they are shown for sentences. */
class Known {
  private readonly numbers = new Map<string, Ratio>();
  private readonly names: string[] = [];
  readonly shown = new Map<string, string>();

  add(name: string, number: Ratio): void {
    this.names.push(name);
    this.numbers.set(normalise(name), number);
  }

  value(formula: string): Ratio | null {
    return parseFormula(formula, this.names)?.(this.numbers) ?? null;
  }

  sentence(sentences: readonly Sentence[]): string | null {
    for (const { when, text } of sentences) {
      const test = when === undefined ? whole(1) : this.value(when);
      if (!test) return null;
      if (test.numerator !== ZERO) return this.fill(text);
    }
    return null;
  }

  private fill(text: string): string | null {
    let complete = true;
    const filled = text.replace(/\{([^}]*)\}/g, (_, name: string) => {
      const shown = this.shown.get(name);
      complete &&= shown !== undefined;
      return shown ?? "";
    });
    return complete ? filled : null;
  }
}

/** Works `calculation` out for what was typed in, by the keys of its inputs. */
export function calculate(calculation: Calculation, given: Readonly<Record<string, string>>): Answer {
  const known = new Known();
  for (const [index, input] of calculation.inputs.entries()) {
    const typed = (given[input.key] ?? "").trim();
    const numbers = read(input, typed);
    if (typeof numbers === "string") return { unusable: index, fault: numbers };
    const names = input.kind === "list" ? ["_count", "_sum", "_least", "_most"] : [""];
    numbers.forEach((number, at) => known.add(input.key + (names[at] ?? ""), number));
    known.shown.set(input.key, typed);
  }
  for (const refusal of calculation.refuse ?? []) {
    const refused = known.sentence([refusal]);
    if (refused !== null) return { refused };
  }
  return { values: calculation.outputs.map((output) => putOut(output, known)) };
}

function putOut(output: Output, known: Known): string | null {
  let text: string | null;
  if (output.formula === undefined) {
    text = known.sentence(output.texts ?? []);
  } else {
    const number = known.value(output.formula);
    text = number && write(number, output);
    if (number && text !== null) known.add(output.key, number);
  }
  if (text !== null) known.shown.set(output.key, text);
  return text;
}

function read(input: Input, typed: string): readonly Ratio[] | InputFault {
  if (typed === "") return "empty";
  switch (input.kind) {
    case "choice": {
      const choice = input.choices?.find(({ text }) => text === typed);
      return orUnreadable(choice ? parsePlain(choice.value) : null);
    }
    case "date":
      return orUnreadable(dayNumber(typed));
    case "time":
      return orUnreadable(minutes(typed));
    case "list":
      return readList(input, typed);
    default: {
      const number = readNumber(input, typed);
      return typeof number === "string" ? number : [number];
    }
  }
}

const orUnreadable = (number: Ratio | null): readonly Ratio[] | InputFault => (number ? [number] : "unreadable");

function readNumber({ from, to, step }: Input, typed: string): Ratio | InputFault {
  const number = parsePlain(normalise(typed));
  if (!number) return "unreadable";
  const [least, most, apart] = [from, to, step].map((text) => (text === undefined ? null : parsePlain(text)));
  if ((least && isLess(number, least)) || (most && isLess(most, number))) return "out_of_range";
  if (apart && !isMultiple(number, least ?? whole(0), apart)) return "off_step";
  return number;
}

/** Whether `number` is so many times `step` away from `from`. */
function isMultiple(number: Ratio, from: Ratio, step: Ratio): boolean {
  const numerator = (number.numerator * from.denominator - from.numerator * number.denominator) * step.denominator;
  const denominator = number.denominator * from.denominator * step.numerator;
  return denominator !== ZERO && numerator % denominator === ZERO;
}

function readList(input: Input, typed: string): readonly Ratio[] | InputFault {
  const items = typed.split(/[\s,，、;；]+/).filter((item) => item !== "");
  if (items.length > MOST_ITEMS) return "too_many";
  const numbers: Ratio[] = [];
  for (const item of items) {
    const number = readNumber(input, item);
    if (typeof number === "string") return number;
    numbers.push(number);
  }
  const [first, ...others] = numbers;
  if (!first) return "empty";
  const sum = others.reduce<Ratio | null>((total, number) => total && plus(total, number), first);
  if (!sum) return "out_of_range";
  const least = others.reduce((one, other) => (isLess(other, one) ? other : one), first);
  const most = others.reduce((one, other) => (isLess(one, other) ? other : one), first);
  return [whole(numbers.length), sum, least, most];
}

/** Days after 1970-01-01 of `YYYY-MM-DD`, from 1900 to 9999. */
function dayNumber(typed: string): Ratio | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed) || typed < "1900") return null;
  const moment = Date.parse(`${typed}T00:00:00Z`);
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(typed);
  return exists ? whole(moment / DAY_MILLISECONDS) : null;
}

/** Minutes after midnight of `HH:MM`. */
function minutes(typed: string): Ratio | null {
  const [, hours, rest] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(typed) ?? [];
  return hours === undefined || rest === undefined ? null : whole(Number(hours) * 60 + Number(rest));
}

function write(number: Ratio, { decimals = 0, format }: Output): string | null {
  if (format === undefined) {
    const rounded = round(number, whole(decimals));
    const text = rounded && plain(rounded);
    if (text === null) return null;
    const [before = "", behind = ""] = text.split(".");
    const full = behind.padEnd(decimals, "0");
    // As many digits as a decimal number may have, zeros in front not counted.
    const digits = (before + full).replace(/^-?0*/, "");
    return digits.length > 18 ? null : before + (full && `.${full}`);
  }
  const text = plain(floor(number));
  if (text === null) return null;
  if (format === "date") {
    const day = Number(text);
    return day >= 0 && day <= 2_932_896 ? new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10) : null;
  }
  const minute = Number(((BigInt(text) % BigInt(DAY_MINUTES)) + BigInt(DAY_MINUTES)) % BigInt(DAY_MINUTES));
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
