// Phrases in disguise: with signs between their characters, characters repeated, in pinyin, or with characters that sound
// alike (rules G15.11, G15.15 and G15.16).

import { type Character, isWord } from "./fold";
import { type Place, beginsInside, endsInside } from "./phrase";
import type { Hearing } from "./sound";

/** The most signs between two characters of a phrase. */
const MOST = 4;

/** What is no letter, no digit and no Chinese character. */
const SIGN = /[ -/:-@[-`{-~\u00a1-\u00bf×÷\u2010-\u2bff\u3001-\u3004\u3008-\u3020\ufe10-\ufe6f\u{1f000}-\u{1faff}]/u;

/** What may stand between two characters of a word: a space, or what makes a key of the digit before it. */
const JOINS = " \u20e3";

/** Chinese characters begin here: no letter of an alphabet, no sign and no digit stands behind. */
const HAN = "\u4e00";

/** Letters and digits in circles, and what they are. */
const CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨";

const isCircled = (letter: string, typed: string): boolean => {
  const digit = CIRCLED.indexOf(typed);
  if (digit >= 0) return letter === `${digit}`;
  return /[\u24b6-\u24e9]/.test(typed) && letter === String.fromCharCode(97 + ((typed.charCodeAt(0) - 0x24b6) % 26));
};

/** Whether a sentence or a part of one ends with this sign; a point typed in half width is one between characters only. */
const isStop = ({ letter, typed }: Character): boolean => ",!?;:".includes(letter) || (letter === "." && typed !== ".");

/**
 * Every place at which a phrase of these letters stands in `text`, disguised or not, in order; places may overlap. With
 * `homophones` fewer than half of the letters may be others that sound alike.
 */
export function seenThrough(letters: readonly string[], homophones: boolean, hearing: Hearing, text: readonly Character[]): Place[] {
  const most = homophones ? Math.floor((letters.length - 1) / 2) : 0;
  const [first] = letters;
  // Nearly everywhere stands another Chinese character, and nothing more has to be asked.
  const mayStart = (letter: string): boolean => letter === first || most > 0 || letter < HAN;
  return text.flatMap(({ letter }, start) => (mayStart(letter) ? (stretch(letters, most, hearing, text, start) ?? []) : []));
}

/** The place from `start` over which the phrase stretches; at most so many of its letters may be `others` that sound alike. */
function stretch(letters: readonly string[], others: number, hearing: Hearing, text: readonly Character[], start: number): Place | undefined {
  /** Over how many characters the letter stands at this place; 0 if it does not. */
  const met = (letter: string, at: number): number => {
    const typed = text[at]?.letter;
    if (typed === undefined) return 0;
    if (typed === letter) return 1;
    if (typed >= HAN) return others > 0 && hearing.areAlike(letter, typed) ? others-- && 1 : 0;
    if (isWord(typed)) return letters.length > 1 ? hearing.spelled(letter, text, at) : 0;
    return isCircled(letter, typed) ? 1 : 0;
  };
  let [before = ""] = letters;
  let end = start + met(before, start);
  if (end === start || beginsInside(text, start, before) || beginsInside(text, start, text[start]?.letter)) return undefined;
  let stops = 0;
  for (const letter of letters.slice(1)) {
    for (;;) {
      const length = met(letter, end);
      end += length;
      if (length) break;
      let behind = end;
      while (behind < end + MOST && SIGN.test(text[behind]?.letter ?? "a")) behind++;
      const further = behind > end ? met(letter, behind) : 0;
      if (further) {
        const gap = text.slice(end, behind);
        if (isWord(before) && isWord(letter) && !gap.every((sign) => JOINS.includes(sign.letter))) return undefined;
        if (gap.some(isStop)) stops++;
        end = behind + further;
        break;
      }
      const last = text[end - 1]?.letter;
      if (text[end]?.letter !== last || isWord(last)) return undefined;
      end++;
    }
    before = letter;
  }
  const isDivided = stops > 0 && (letters.length < 3 || stops < letters.length - 1);
  return isDivided || endsInside(text, end, before) || endsInside(text, end, text[end - 1]?.letter) ? undefined : { start, end };
}
