// Sentences that are longer than the rules want (rule G15.17).

import { type Character, isWord } from "./fold";
import type { Place } from "./phrase";

/** Whether nothing was typed between the two. */
const touch = (one?: Character, other?: Character): boolean => one !== undefined && one.end === other?.start;

/** Whether a sign stands inside a word: in `don't`, `follow-up`, `18:00` and `1,000.50`. */
function joins(folded: readonly Character[], index: number): boolean {
  const [before, sign, behind] = [folded[index - 1], folded[index], folded[index + 1]];
  if (!before || !sign || !behind || !touch(before, sign) || !touch(sign, behind)) return false;
  const both = before.letter + behind.letter;
  if ("'-".includes(sign.letter)) return isWord(before.letter) && isWord(behind.letter);
  return ".,:".includes(sign.letter) && /^[0-9]{2}$/.test(both);
}

/** Whether a sentence ends with the sign at `index`: a point of half width only if no word begins directly behind it. */
function ends(folded: readonly Character[], index: number): boolean {
  const [sign, behind] = [folded[index], folded[index + 1]];
  if (sign?.letter !== ".") return "!?;…".includes(sign?.letter ?? " ");
  return !".．".includes(sign.typed) || !(behind && touch(sign, behind) && isWord(behind.letter));
}

/**
 * Every sentence of `text` with more than `longest` words, from the first word too many to the end of its last; `folded` is the
 * text folded. A Chinese character is a word.
 */
export function longSentences(text: string, folded: readonly Character[], longest: number): Place[] {
  const found: Place[] = [];
  let words: Place[] = [];
  let isInside = false;
  const close = (): void => {
    const [first, last] = [words[longest], words.at(-1)];
    if (first && last) found.push({ start: first.start, end: last.end });
    words = [];
    isInside = false;
  };
  folded.forEach(({ letter, start, end }, index) => {
    // A line that ended before this character, or with it.
    if (/[\n\r]/.test(text.slice(folded[index - 1]?.end ?? 0, letter === " " ? end : start))) close();
    const last = words.at(-1);
    if (/[\u3400-\u9fff]/.test(letter)) {
      words.push({ start: index, end: index + 1 });
      isInside = false;
    } else if (isWord(letter)) {
      if (isInside && last) words[words.length - 1] = { start: last.start, end: index + 1 };
      else words.push({ start: index, end: index + 1 });
      isInside = true;
    } else if (!joins(folded, index)) {
      isInside = false;
      if (ends(folded, index)) close();
    }
  });
  close();
  return found;
}
