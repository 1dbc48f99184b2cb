// Phrases and where they stand in a folded text (rule G15.3).

import type { Traditional } from "../grade/normalise";
import { type Character, fold, isWord } from "./fold";

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

/**
 * Every place at which `phrase` stands in `text`, which was folded with the same `traditional` characters, in order;
 * places may overlap. A phrase that begins or ends with a word character does not stand in the middle of a word.
 */
export function places(phrase: string, text: readonly Character[], traditional?: Traditional): Place[] {
  const folded = lettersOf.get(phrase) ?? fold(phrase).map(({ letter }) => letter);
  lettersOf.set(phrase, folded);
  const letters = traditional ? folded.map((letter) => traditional[letter] ?? letter) : folded;
  const found: Place[] = [];
  if (!letters.length) return found;
  for (let start = 0, end = letters.length; end <= text.length; start++, end++) {
    if (!letters.every((letter, at) => text[start + at]?.letter === letter)) continue;
    const beginsInside = isWord(text[start - 1]?.letter) && isWord(letters[0]);
    const endsInside = isWord(text[end]?.letter) && isWord(letters[letters.length - 1]);
    if (!beginsInside && !endsInside) found.push({ start, end });
  }
  return found;
}

/** Where `phrase` first stands in `text`: the index of its first character there. */
export const firstPlace = (phrase: string, text: readonly Character[]): number | undefined =>
  places(phrase, text)[0]?.start;
