// How characters sound: phrases that are written in pinyin, or with characters that sound alike (rules G15.15 and G15.16).

import type { Character } from "./fold";
import type { Sounds } from "./rules";

/** Letters of pinyin with their tones: each group is read as its first. */
const TONES = "aāáǎà eēéěè iīíǐì oōóǒò uūúǔù vüǖǘǚǜ".split(" ");

const toneless = (letter = "?"): string => TONES.find((group) => group.includes(letter))?.[0] ?? letter;

/** Syllables by character, for each list of rules that was asked about. */
const syllablesOf = new WeakMap<Sounds, ReadonlyMap<string, readonly string[]>>();

function syllablesBy(sounds: Sounds): ReadonlyMap<string, readonly string[]> {
  const known = syllablesOf.get(sounds);
  if (known) return known;
  const by = new Map<string, string[]>();
  for (const [syllable, letters] of Object.entries(sounds)) {
    for (const letter of letters) by.set(letter, [...(by.get(letter) ?? []), syllable]);
  }
  syllablesOf.set(sounds, by);
  return by;
}

/** What is known of sounds. */
export interface Hearing {
  /** Whether two characters sound alike. */
  readonly areAlike: (letter: string, other: string) => boolean;
  /** How many characters of `text` from `at` on spell the letter, tones or not; the most where several readings do, 0 if none does. */
  readonly spelled: (letter: string, text: readonly Character[], at: number) => number;
}

/** What the sounds of a list of rules tell. */
export function hearing(sounds: Sounds = {}): Hearing {
  const by = syllablesBy(sounds);
  const of = (letter: string): readonly string[] => by.get(letter) ?? [];
  return {
    areAlike: (letter, other) => of(letter).some((syllable) => of(other).includes(syllable)),
    spelled: (letter, text, at) => {
      const spells = (syllable: string): boolean => [...syllable].every((sound, index) => toneless(text[at + index]?.letter) === sound);
      return Math.max(0, ...of(letter).filter(spells).map((syllable) => syllable.length));
    },
  };
}
