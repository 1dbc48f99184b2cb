// Phrases in disguise: with signs between their characters, or characters repeated (rule G15.11).

import { type Character, isWord } from "./fold";
import type { Place } from "./phrase";

/** The most signs between two characters of a phrase. */
const MOST = 4;

/** What is no letter, no digit and no Chinese character. */
const SIGN = /[ -/:-@[-`{-~\u00a1-\u00bf×÷\u2010-\u2bff\u3001-\u3004\u3008-\u3020\ufe10-\ufe6f\u{1f000}-\u{1faff}]/u;

/** Whether a sentence or a part of one ends with this sign; a point typed in half width is one between characters only. */
const isStop = ({ letter, typed }: Character): boolean => ",!?;:".includes(letter) || (letter === "." && typed !== ".");

/** Every place at which a phrase of these letters stands in `text`, disguised or not, in order; places may overlap. */
export function seenThrough(letters: readonly string[], text: readonly Character[]): Place[] {
  return text.flatMap(({ letter }, start) => (letter === letters[0] ? (stretch(letters, text, start) ?? []) : []));
}

/** The place from `start` over which the phrase stretches; its first letter stands there. */
function stretch(letters: readonly string[], text: readonly Character[], start: number): Place | undefined {
  let [before = ""] = letters;
  if (isWord(before) && isWord(text[start - 1]?.letter)) return undefined;
  let end = start + 1;
  let stops = 0;
  for (const letter of letters.slice(1)) {
    for (;;) {
      if (text[end]?.letter === letter) {
        end++;
        break;
      }
      let behind = end;
      while (behind < end + MOST && SIGN.test(text[behind]?.letter ?? "a")) behind++;
      if (behind > end && text[behind]?.letter === letter) {
        const gap = text.slice(end, behind);
        if (isWord(before) && isWord(letter) && gap.some((sign) => sign.letter !== " ")) return undefined;
        if (gap.some(isStop)) stops++;
        end = behind + 1;
        break;
      }
      if (text[end]?.letter !== before || isWord(before)) return undefined;
      end++;
    }
    before = letter;
  }
  const isDivided = stops > 0 && (letters.length < 3 || stops < letters.length - 1);
  return isDivided || (isWord(before) && isWord(text[end]?.letter)) ? undefined : { start, end };
}
