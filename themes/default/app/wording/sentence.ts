// Sentences that are longer than the rules want (rule G15.17).

import { type Character, isWord } from "./fold";
import type { Place } from "./phrase";

/**
 * Every sentence of `text` with more than `longest` words, from the first word too many to the end of its last; `folded` is the
 * text folded. A Chinese character is a word.
 */
export function longSentences(text: string, folded: readonly Character[], longest: number): Place[] {
  const found: Place[] = [];
  // The words of the sentence, where the first too many begins, where the last ends, and whether a word goes on.
  let [count, from, to, inside] = [0, 0, 0, false];
  const close = (): void => {
    if (count > longest) found.push({ start: from, end: to });
    count = 0;
    inside = false;
  };
  folded.forEach(({ letter, typed, start, end }, index) => {
    const [last, next] = [folded[index - 1], folded[index + 1]];
    // A line that ended before this character, or with it.
    if (/[\n\r]/.test(text.slice(last?.end ?? 0, letter === " " ? end : start))) close();
    const isHan = /[\u3400-\u9fff]/.test(letter);
    if (isHan || isWord(letter)) {
      if ((isHan || !inside) && count++ === longest) from = index;
      to = index + 1;
      inside = !isHan;
      return;
    }
    // What stands directly beside a sign: inside a word in `don't`, `follow-up`, `18:00` and `1,000.50`.
    const before = last?.end === start ? last.letter : "";
    const behind = next?.start === end ? next.letter : "";
    if (/^\d[.,:]\d$/.test(before + letter + behind) || ("'-".includes(letter) && isWord(before) && isWord(behind))) return;
    inside = false;
    // A point of half width ends a sentence only if no word begins directly behind it.
    if (letter === "." ? !".．".includes(typed) || !isWord(behind) : "!?;…".includes(letter)) close();
  });
  close();
  return found;
}
