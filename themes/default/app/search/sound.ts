// Chinese by its sound: `kefu`, `kf` and `kefux` all find 客服. A character may be read in several ways.

/**
 * The syllables of each character, by its code, as `SearchData.sounds` lists the characters of each syllable. Codes, since a
 * search looks up every character of every title, and a text of one character would have to be made for each.
 */
export type Readings = ReadonlyMap<number, readonly string[]>;

/** Turns the table around. */
export function readings(sounds: Readonly<Record<string, string>>): Readings {
  const found = new Map<number, string[]>();
  for (const [syllable, characters] of Object.entries(sounds)) {
    for (let at = 0; at < characters.length; at++) {
      const code = characters.charCodeAt(at);
      const known = found.get(code);
      if (known) known.push(syllable);
      else found.set(code, [syllable]);
    }
  }
  return found;
}

/**
 * Fits, in folded texts, wherever something can begin that sounds like `word`: by its first two characters. A browser looks
 * for it in no time, so that `soundsLike` need only be asked where it fits.
 */
export function beginning(word: string, sounds: Readonly<Record<string, string>>): RegExp {
  const read = (fits: (syllable: string) => boolean): string => Object.keys(sounds).reduce((found, syllable) => (fits(syllable) ? found + (sounds[syllable] ?? "") : found), "");
  const from = (at: number): string => `[${read((syllable) => syllable.startsWith(word.charAt(at)))}${word.charAt(at)}]`;
  const ways = [from(0) + from(1)];
  const alone = read((syllable) => syllable.startsWith(word));
  if (alone !== "") ways.push(`[${alone}]`);
  for (let length = 2; length < word.length; length++) {
    const whole = read((syllable) => syllable === word.slice(0, length));
    if (whole !== "") ways.push(`[${whole}]${from(length)}`);
  }
  return new RegExp(ways.join("|"), "g");
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
 * The first stretch of a folded text that sounds like `word`: each character by its whole syllable or its first letter, the
 * last by any beginning of its syllable; other letters as they are. At least one character is Chinese.
 */
export function soundsLike(text: string, word: string, table: Readings): Stretch | undefined {
  const first = word.charCodeAt(0);
  for (let start = 0; start < text.length; start++) {
    const code = text.charCodeAt(start);
    const syllables = table.get(code);
    // Nearly every place ends here.
    if (syllables ? !beginsWith(syllables, first) : code !== first) continue;
    const end = matchAt(text, start, word, 0, false, table);
    if (end >= 0) return { start, end };
  }
  return undefined;
}

function beginsWith(syllables: readonly string[], first: number): boolean {
  for (const syllable of syllables) if (syllable.charCodeAt(0) === first) return true;
  return false;
}

/** Where the match ends that has come to `at` and `from`; -1 if it fails. */
function matchAt(text: string, at: number, word: string, from: number, chinese: boolean, table: Readings): number {
  if (from === word.length) return chinese ? at : -1;
  if (at === text.length) return -1;
  const code = text.charCodeAt(at);
  const syllables = table.get(code);
  if (!syllables) return code === word.charCodeAt(from) ? matchAt(text, at + 1, word, from + 1, chinese, table) : -1;
  for (const syllable of syllables) {
    if (syllable[0] !== word[from]) continue;
    if (word.length - from <= syllable.length && syllable.startsWith(word.slice(from))) return at + 1;
    if (word.startsWith(syllable, from)) {
      const end = matchAt(text, at + 1, word, from + syllable.length, true, table);
      if (end >= 0) return end;
    }
    const end = matchAt(text, at + 1, word, from + 1, true, table);
    if (end >= 0) return end;
  }
  return -1;
}
