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

/**
 * The first stretch of `text` (folded) that sounds like `word`: each character by its whole syllable or its first
 * letter, the last by any beginning of its syllable; other letters as they are. At least one character is Chinese.
 */
export function soundsLike(text: string, word: string, table: Readings): Stretch | undefined {
  for (let start = 0; start < text.length; start++) {
    const end = matchAt(text, start, word, 0, table, false);
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

function matchAt(text: string, at: number, word: string, from: number, table: Readings, heard: boolean): number | undefined {
  if (from === word.length) return heard ? at : undefined;
  const character = text[at];
  if (character === undefined) return undefined;
  const syllables = table.get(character);
  if (!syllables) return character === word[from] ? matchAt(text, at + 1, word, from + 1, table, heard) : undefined;
  for (const syllable of syllables) {
    if (syllable[0] !== word[from]) continue;
    const rest = word.slice(from);
    if (syllable.startsWith(rest)) return at + 1;
    if (rest.startsWith(syllable)) {
      const end = matchAt(text, at + 1, word, from + syllable.length, table, true);
      if (end !== undefined) return end;
    }
    const end = matchAt(text, at + 1, word, from + 1, table, true);
    if (end !== undefined) return end;
  }
  return undefined;
}
