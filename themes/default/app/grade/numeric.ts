// Numbers as people type them (rules G4) and questions answered by a number: numeric (rules G7).

import type { Key } from "./key";
import type { Share } from "./mark";
import { normalise, type Traditional } from "./normalise";

/** A sign, digits perhaps in groups of three, perhaps a point and digits. Which parts may be absent is asked below. */
const NUMBER = /^([+-]?)(\d*|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/** The most digits read before the point, and the most behind it (G4.5). */
const MOST_DIGITS = 18;

/** All points for a number that is no further from the key than the tolerance. */
export function numeric(key: Key & { kind: "numeric" }, response: unknown): Share {
  const number = typeof response === "string" ? parseNumber(response, key.unit, key.traditional) : null;
  const answer = parseNumber(key.answer);
  const most = parseNumber(key.tolerance);
  if (number === null || answer === null || most === null) return [0, 1];
  const difference = number - answer;
  return [difference <= most && -difference <= most ? 1 : 0, 1];
}

/**
 * Reads a number as it was typed, perhaps with its unit behind it: exact, as a multiple of 10⁻¹⁸. Gives null for what
 * the rules G4 refuse.
 */
export function parseNumber(typed: string, unit?: string, traditional?: Traditional): bigint | null {
  const text = normalise(typed, traditional);
  const number = parseBare(text);
  const behind = normalise(unit ?? "", traditional);
  if (number !== null || !behind || !text.endsWith(behind)) return number;
  return parseBare(text.slice(0, -behind.length).trimEnd());
}

/** Reads a normalised number without a unit. */
function parseBare(text: string): bigint | null {
  const [, sign, grouped = "", point = ""] = NUMBER.exec(text) ?? [];
  const whole = grouped.replace(/,/g, "").replace(/^0+/, "");
  const decimals = point.replace(/0+$/, "");
  if (grouped + point === "" || whole.length > MOST_DIGITS || decimals.length > MOST_DIGITS) return null;
  const magnitude = BigInt(whole + decimals.padEnd(MOST_DIGITS, "0"));
  return sign === "-" ? -magnitude : magnitude;
}
