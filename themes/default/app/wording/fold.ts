// A text in the form in which phrases are looked for, with the place of every character (rules G15.1 and G15.2).

import { WORD, normalise, type Traditional } from "../grade/normalise";
import { WHITE_SPACE } from "../grade/space";

/** A character of a folded text and what it was made from, in UTF-16 code units of the text as typed. */
export interface Character {
  readonly letter: string;
  /** The first character of what it was made from. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
}

/** A character with the accents, voicing marks and parts of a Korean syllable behind it. */
const PIECES =
  /[^][\u0300-\u036f\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*/gu;

/** Characters that G3 leaves as they are, but for traditional ones (G3.8): most of what is ever folded, so it pays to know. */
const HAN = /^[\u4e00-\u9fff]$/;

/**
 * Folds `text`: as rule G3 does, but piece by piece, so that the place of every character is known; with these
 * `traditional` characters taken for their simplified ones.
 */
export function fold(text: string, traditional?: Traditional): Character[] {
  const folded: Character[] = [];
  for (const found of text.matchAll(PIECES)) {
    const [piece] = found;
    const start = found.index ?? 0;
    const end = start + piece.length;
    const typed = String.fromCodePoint(piece.codePointAt(0) ?? 0);
    if (HAN.test(piece)) {
      folded.push({ letter: traditional?.[piece] ?? piece, typed, start, end });
      continue;
    }
    const isSpace = typed.replace(WHITE_SPACE, "") === "";
    for (const letter of isSpace ? " " : normalise(piece, traditional)) folded.push({ letter, typed, start, end });
  }
  return withoutSurplusSpaces(folded);
}

/** Whether words of the Latin, Greek and Cyrillic alphabets are made of this character, or numbers. */
export const isWord = (letter: string | undefined): boolean => letter !== undefined && WORD.test(letter);

/** Keeps of every run of spaces the first, and only between two words. */
function withoutSurplusSpaces(folded: readonly Character[]): Character[] {
  const kept: Character[] = [];
  let space: Character | undefined;
  for (const character of folded) {
    if (character.letter === " ") {
      space ??= character;
      continue;
    }
    if (space && isWord(character.letter) && isWord(kept[kept.length - 1]?.letter)) kept.push(space);
    space = undefined;
    kept.push(character);
  }
  return kept;
}
