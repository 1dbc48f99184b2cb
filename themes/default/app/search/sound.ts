// Chinese by its sound: `kefu`, `kf` and `kefux` all find 客服. A character may be read in several ways.

/** The syllables of each character, as `SearchData.sounds` lists the characters of each syllable. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** Turns the table around. */
export function readings(sounds: Readonly<Record<string, string>>): Readings {
  const found = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(sounds)) {
    for (const character of characters) {
      const known = found.get(character);
      if (known) known.push(syllable);
      else found.set(character, [syllable]);
    }
  }
  return found;
}

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether a word can be meant as sounds. One letter is too little. */
export function isSound(word: string): boolean {
  return /^[a-z]{2,}$/.test(word);
}

/** A text with the syllables of each of its characters, looked up once; nothing for what is no such character. */
export interface Sounding {
  readonly text: string;
  readonly syllables: readonly (readonly string[] | undefined)[];
}

/** Prepares a folded text for being compared by sound. */
export function sounding(text: string, table: Readings): Sounding {
  return { text, syllables: Array.from({ length: text.length }, (_, at) => table.get(text[at] as string)) };
}

/**
 * The first stretch of a text that sounds like `word`: each character by its whole syllable or its first letter, the
 * last by any beginning of its syllable; other letters as they are. At least one character is Chinese.
 */
export function soundsLike(heard: Sounding, word: string): Stretch | undefined {
  for (let start = 0; start < heard.syllables.length; start++) {
    const end = matchAt(heard, start, word, 0, false);
    if (end >= 0) return { start, end };
  }
  return undefined;
}

/** Where the match ends that has come to `at` and `from`; -1 if it fails. */
function matchAt(heard: Sounding, at: number, word: string, from: number, chinese: boolean): number {
  if (from === word.length) return chinese ? at : -1;
  if (at === heard.text.length) return -1;
  const syllables = heard.syllables[at];
  if (!syllables) return heard.text[at] === word[from] ? matchAt(heard, at + 1, word, from + 1, chinese) : -1;
  for (const syllable of syllables) {
    if (syllable[0] !== word[from]) continue;
    if (word.length - from <= syllable.length && syllable.startsWith(word.slice(from))) return at + 1;
    if (word.startsWith(syllable, from)) {
      const end = matchAt(heard, at + 1, word, from + syllable.length, true);
      if (end >= 0) return end;
    }
    const end = matchAt(heard, at + 1, word, from + 1, true);
    if (end >= 0) return end;
  }
  return -1;
}
