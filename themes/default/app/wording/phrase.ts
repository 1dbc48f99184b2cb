// Phrases and where they stand in a folded text (rule G15.3).

import type { Traditional } from "../grade/normalise";
import { type Character, fold, isWord } from "./fold";
import { isNegated, isQuestion } from "./negation";

/** A place in a folded text, in characters: the first one, and the one behind the last. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Whether the two have a character in common. */
export const overlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Whether `a` lies wholly in `b`. */
export const isInside = (a: Place, b: Place): boolean => b.start <= a.start && a.end <= b.end;

/** The folded letters of each phrase that was looked for: texts change with every key, the phrases of a course do not. */
const lettersOf = new Map<string, readonly string[]>();

/** A phrase in the form in which it is looked for. */
export function lettersIn(phrase: string, traditional?: Traditional): readonly string[] {
  const letters = lettersOf.get(phrase) ?? fold(phrase).map(({ letter }) => letter);
  lettersOf.set(phrase, letters);
  return traditional ? letters.map((letter) => traditional[letter] ?? letter) : letters;
}

/**
 * Every place at which `phrase` stands in `text`, which was folded with the same `traditional` characters, in order;
 * places may overlap. A phrase that begins or ends with a word character does not stand in the middle of a word.
 */
export function places(phrase: string, text: readonly Character[], traditional?: Traditional): Place[] {
  return stands(lettersIn(phrase, traditional), text);
}

const isDigit = (letter: string | undefined): boolean => letter !== undefined && /[0-9]/.test(letter);

/** Whether decimals may stand behind the sign: the end of a Chinese sentence is folded to a point, but is none. */
const isPoint = (sign: Character | undefined): boolean => sign?.typed === "." || sign?.typed === "．";

/** Whether a phrase that begins with `first` at `start` would begin in the middle of a word or of a number. */
export const beginsInside = (text: readonly Character[], start: number, first: string | undefined): boolean =>
  (isWord(first) && isWord(text[start - 1]?.letter)) ||
  (isDigit(first) && isPoint(text[start - 1]) && isDigit(text[start - 2]?.letter));

/** Whether a phrase with `last` before `end` would end in the middle of a word or of a number. */
export const endsInside = (text: readonly Character[], end: number, last: string | undefined): boolean =>
  (isWord(last) && isWord(text[end]?.letter)) || (isDigit(last) && isPoint(text[end]) && isDigit(text[end + 1]?.letter));

/** Every place at which a phrase of these letters stands. */
function stands(letters: readonly string[], text: readonly Character[]): Place[] {
  const found: Place[] = [];
  if (!letters.length) return found;
  for (let start = 0, end = letters.length; end <= text.length; start++, end++) {
    if (text[start]?.letter !== letters[0] || !letters.every((letter, at) => text[start + at]?.letter === letter)) continue;
    const last = letters[letters.length - 1];
    if (!beginsInside(text, start, letters[0]) && !endsInside(text, end, last)) found.push({ start, end });
  }
  return found;
}

/**
 * Where one way of saying a point first counts in `text` (rules G15.13 and G18.5): the index of its first character there.
 * It does not count where it is denied, unless it is written with `~` in front.
 */
export function firstPlace(variant: string, text: readonly Character[], traditional?: Traditional): number | undefined {
  const letters = lettersIn(variant, traditional);
  const eitherWay = letters.length > 1 && letters[0] === "~";
  const places = stands(eitherWay ? letters.slice(1) : letters, text);
  return places.find(({ start, end }) => eitherWay || (!isQuestion(text, start) && !isNegated(text, start, end)))?.start;
}
