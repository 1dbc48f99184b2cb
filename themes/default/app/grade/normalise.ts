// Text as it is compared (rules G3): width, case, punctuation, accents and surplus spaces make no difference.
//
// Everything but the composing of accents is listed here and in GRADING.md, character by character: no version of
// Unicode and no language's own idea of white space or case can change a mark.

import { INVISIBLE, WHITE_SPACE } from "./space";

const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Capitals of the Latin, Greek and Cyrillic alphabets, and more that turning small does not change. */
const CASED = /[A-\u052f\u1e00-\u1fff]/g;

/** Characters of the words that spaces separate: digits and Latin, Greek, Cyrillic letters. */
export const WORD = /[0-9a-z\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0370-\u052f\u1e00-\u1fff]/;

/** The characters that become another one (G3.4): each but the last of a group becomes the last. */
const FOLDS = new Map(
  "。｡. ､、, ∶: “”„‟«»「」『』〝〞″\" ‘’‚‛′`´' 【〔〖[ 】〕〗] 《〈< 》〉> ‐‑‒–—―−- 〜∼˜~ ・･•‧· ⁄∕/ ￥¥ ςσ"
    .split(" ")
    .flatMap((group) => [...group].map((character) => [character, group.slice(-1)] as const)),
);

/** Traditional characters that are taken for the simplified ones they stand for (G3.8). */
export type Traditional = Readonly<Record<string, string>>;

/** The text in the form in which two texts are compared. Doing it twice changes nothing. */
export function normalise(text: string, traditional?: Traditional): string {
  return text
    .normalize()
    .replace(WHITE_SPACE, " ")
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[^]/g, (character) => FOLDS.get(character) ?? traditional?.[character] ?? character)
    .replace(CASED, (character) => character.toLowerCase())
    .normalize()
    .replace(/ +/g, (run, at: number, whole: string) =>
      WORD.test(whole.charAt(at - 1)) && WORD.test(whole.charAt(at + run.length)) ? " " : "",
    )
    .normalize();
}
