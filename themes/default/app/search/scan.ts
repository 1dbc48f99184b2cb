// Scans the texts for a word. Folding millions of characters takes a tenth of a second on a phone, so the texts stay as they
// are: the word is turned into a pattern of all that folds to it, and the browser's own machine for patterns does the rest.

import { isWide, PUNCTUATION, WIDTH, type Fold } from "./fold";
import type { LibraryNames, LibraryTexts } from "./library";

/** More places than this in a section make no difference. */
export const MOST = 20;

/** Where a word stands in the texts. */
export interface Places {
  /** How often, up to `MOST`, in each section of the library. */
  readonly counts: Uint8Array;
  /** The sections in which it stands. */
  readonly sections: readonly number[];
  /** Whether it stands somewhere between characters that are no letters of the Latin alphabet. */
  readonly alone: boolean;
}

/**
 * Gives the pattern of a folded word: it fits where `fold` makes the word of a text with single spaces; or, if the word is
 * `close`, only where no space stands in it, which is found twice as fast.
 */
export type Writings = (word: string, close?: boolean) => RegExp;

/** The patterns of a course in which these traditional characters stand. */
export function writings(fold: Fold, written: string): Writings {
  const others = new Map<string, string>();
  for (const character of [...written, ...Object.keys(PUNCTUATION)]) {
    const meant = fold(character);
    others.set(meant, (others.get(meant) ?? "") + character);
  }
  /** All that becomes one character of a folded text. */
  const writingsOf = (character: string): string => {
    const code = character.charCodeAt(0);
    const wide = code > 0x20 && code < 0x7f ? String.fromCharCode(code + WIDTH) : "";
    const small = character + wide + (others.get(character) ?? "");
    const all = new Set([...small.split(""), ...small.toUpperCase().split("")]);
    return [...all].filter((one) => fold(one) === character).map(escaped).join("");
  };
  const made = new Map<string, RegExp>();
  return (word, close = false) => {
    const known = made.get(word + close);
    if (known) return known;
    let pattern = "";
    let last = "a";
    for (const character of word.split("")) {
      // Folding takes away the space between two characters unless both are of words in Latin letters.
      if (!close && pattern !== "" && (isWide(last) || isWide(character))) pattern += " ?";
      const all = writingsOf(character);
      pattern += all.length === ESCAPED ? all : `[${all}]`;
      last = character;
    }
    const fits = new RegExp(pattern, "g");
    if (made.size === KEPT) made.clear();
    made.set(word + close, fits);
    return fits;
  };
}

/** Patterns that are kept: a query needs each of its own some twenty times. */
const KEPT = 100;

/** The length of an escaped character. */
const ESCAPED = 6;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Looks through all texts once. */
export function scan(pattern: RegExp, word: string, { whole, ends, entryOf, from }: LibraryTexts, fold: Fold): Places {
  const counts = new Uint8Array(from.length);
  const sections: number[] = [];
  let alone = false;
  let section = 0;
  pattern.lastIndex = 0;
  while (pattern.test(whole)) {
    const end = pattern.lastIndex;
    while ((ends[section] ?? Infinity) < end) section++;
    const entry = entryOf[section] ?? -1;
    if (entry < 0) continue;
    alone ||= !isLetter(fold(whole[end - word.length - 1] ?? "")) && !isLetter(fold(whole[end] ?? ""));
    const count = (counts[entry] ?? 0) + 1;
    counts[entry] = count;
    if (count === 1) sections.push(entry);
    if (count === MOST) pattern.lastIndex = ends[section] ?? end;
  }
  return { counts, sections, alone };
}

/** Marks the sections of which a title, a heading or another name holds what `pattern` fits. */
export function named(pattern: RegExp, { whole, ends, from, to }: LibraryNames): Uint8Array {
  const marks = new Uint8Array(to[to.length - 1] ?? 0);
  let line = 0;
  pattern.lastIndex = 0;
  while (pattern.test(whole)) {
    while ((ends[line] ?? Infinity) < pattern.lastIndex) line++;
    marks.fill(1, from[line], to[line]);
    pattern.lastIndex = ends[line] ?? whole.length;
  }
  return marks;
}

/** Fits a text as it is. */
export function literal(text: string): RegExp {
  return new RegExp(text.split("").map(escaped).join(""), "g");
}

function isLetter(character: string): boolean {
  return character >= "a" && character <= "z";
}
