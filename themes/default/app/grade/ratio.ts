// Fractions of whole numbers, exact: what formulas reckon with (rules G16.4 to G16.6). `null` is no value.

/** A fraction in lowest terms; the denominator is more than zero, neither is above 10¹⁸. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const [ZERO, ONE, TWO, BILLION] = [BigInt(0), BigInt(1), BigInt(2), BigInt(1_000_000_000)];

/** The largest numerator and denominator. */
const MOST = BigInt("1000000000000000000");

/** The most decimals of an answer. */
const MOST_DECIMALS = 9;

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

const size = (number: bigint): bigint => (number < ZERO ? -number : number);

/** The greatest common divisor; the other number if one is 0. */
function commonDivisor(a: bigint, b: bigint): bigint {
  return b === ZERO ? a : commonDivisor(b, a % b);
}

/** The fraction in lowest terms; null for a denominator of zero and for what gets too long. */
export function ratio(numerator: bigint, denominator: bigint): Ratio | null {
  if (denominator === ZERO) return null;
  const divisor = commonDivisor(size(numerator), size(denominator)) * (denominator < ZERO ? -ONE : ONE);
  const lowest = { numerator: numerator / divisor, denominator: denominator / divisor };
  return size(lowest.numerator) > MOST || lowest.denominator > MOST ? null : lowest;
}

/** Reads plain decimal notation: at most 18 digits, 9 of them decimals. */
export function parsePlain(text: string): Ratio | null {
  const number = billionths(text);
  return number === null ? null : ratio(number, BILLION);
}

/** The sum. */
export function plus(a: Ratio, b: Ratio): Ratio | null {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The product. */
export function times(a: Ratio, b: Ratio): Ratio | null {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The quotient. */
export function dividedBy(a: Ratio, b: Ratio): Ratio | null {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** The negative. */
export function negative({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator };
}

/** Whether `a` is less than `b`. */
export function isLess(a: Ratio, b: Ratio): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** The number without its sign. */
export function absolute({ numerator, denominator }: Ratio): Ratio {
  return { numerator: size(numerator), denominator };
}

/** The largest whole number that is not greater. */
export function floor({ numerator, denominator }: Ratio): Ratio {
  // Division of big integers cuts towards zero.
  const cut = numerator / denominator;
  return { numerator: cut * denominator > numerator ? cut - ONE : cut, denominator: ONE };
}

/** Rounded to so many decimals, half away from zero. */
export function round({ numerator, denominator }: Ratio, places: Ratio): Ratio | null {
  const exponent = Number(places.numerator);
  if (places.denominator !== ONE || exponent < 0 || exponent > MOST_DECIMALS) return null;
  const scale = BigInt("1" + "0".repeat(exponent));
  const rounded = (size(numerator) * scale * TWO + denominator) / (denominator * TWO);
  return ratio(numerator < ZERO ? -rounded : rounded, scale);
}

/** The number as a key has it, without zeros at the end; null with more than 9 decimals or 18 digits. */
export function plain({ numerator, denominator }: Ratio): string | null {
  if (BILLION % denominator !== ZERO) return null;
  const text = written((numerator * BILLION) / denominator, 0);
  return size(BigInt(text.replace(".", ""))) < MOST ? text : null;
}

/** Plain decimal notation as a multiple of 10⁻⁹; null for anything else, and for more than 18 digits or 9 decimals. */
export function billionths(text: string): bigint | null {
  const [all, sign = "", whole = "", decimals = ""] = PLAIN.exec(text) ?? [];
  if (all === undefined || whole.length + decimals.length > 18 || decimals.length > MOST_DECIMALS) return null;
  return BigInt(sign + whole + decimals.padEnd(MOST_DECIMALS, "0"));
}

/** A multiple of 10⁻⁹ in plain decimal notation, with at least so many decimals and without zeros behind those. */
export function written(number: bigint, least: number): string {
  const digits = String(size(number)).padStart(MOST_DECIMALS + 1, "0");
  const decimals = digits.slice(-MOST_DECIMALS).replace(/0+$/, "").padEnd(least, "0");
  return (number < ZERO ? "-" : "") + digits.slice(0, -MOST_DECIMALS) + (decimals && "." + decimals);
}
