// Folding: what is written differently but means the same becomes the same. Full and half width, capitals, Traditional
// and Simplified, and the space between Chinese and Latin. All but the spaces keeps its length, so that a place in the
// folded text leads back to a place in the text.

/** Full-width forms of ASCII stand this far behind it. */
export const WIDTH = 0xfee0;

/** Punctuation that is typed in several ways, each with what stands for it. */
export const PUNCTUATION: Readonly<Record<string, string>> = { "　": " ", "。": ".", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"' };

/** Gives a text in the form in which texts are compared. */
export type Fold = (text: string) => string;

/** How many characters are put together at once; a call takes no more than some ten thousand arguments. */
const TOGETHER = 4096;

/** Everything but the spaces; the length stays. A table of all characters is three times as fast as a search for those that change. */
function folderOfCharacters(traditional: string): Fold {
  // 0 for what stays as it is.
  const table = new Uint16Array(0x10000);
  for (let code = 0xff01; code < 0xff5f; code++) table[code] = code - WIDTH;
  const set = (from: string, to: string): void => void (table[from.charCodeAt(0)] = to.charCodeAt(0));
  for (const [from, to] of Object.entries(PUNCTUATION)) set(from, to);
  const letters = [...traditional];
  for (let at = 0; at + 1 < letters.length; at += 2) set(letters[at] as string, letters[at + 1] as string);
  const room = new Uint16Array(TOGETHER);
  const lower = (text: string): string => {
    const whole = text.toLowerCase();
    // A few capitals of other scripts become two letters.
    return whole.length === text.length ? whole : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
  };
  return (text) => {
    const small = lower(text);
    let result = "";
    for (let from = 0; from < small.length; from += TOGETHER) {
      const count = Math.min(TOGETHER, small.length - from);
      for (let at = 0; at < count; at++) {
        const code = small.charCodeAt(from + at);
        room[at] = table[code] || code;
      }
      result += Reflect.apply(String.fromCharCode, undefined, room.subarray(0, count)) as string;
    }
    return result;
  };
}

/** Whether a space beside this character means nothing: every character but those of words in Latin letters. */
export const isWide = (character: string): boolean => !/[!-~]/.test(character);

/** The folding of a course, whose traditional characters are these pairs. */
export function folder(traditional: string): Fold {
  const characters = folderOfCharacters(traditional);
  // The pattern begins with a space, of which there are few: a class that fits every Chinese character takes ten times as long.
  // It looks at what stands before by itself: Safari before 16.4 refuses a whole script with a pattern that looks behind.
  return (text) => characters(text).replace(/ +/g, (spaces, at: number, all: string) => (isWide(all[at - 1] ?? "a") || isWide(all[at + spaces.length] ?? "a") ? "" : " "));
}

/** For each place of `folded`, what `fold` made of `text`, its place in `text`; and the end behind the last. */
export function places(text: string, folded: string): number[] {
  const found: number[] = [];
  let at = 0;
  for (let index = 0; index < folded.length; index++) {
    if (folded[index] !== " ") while (isSpace(text[at])) at++;
    found.push(at);
    if (folded[index] === " ") while (isSpace(text[at + 1])) at++;
    at++;
  }
  found.push(at);
  return found;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "　";
}

/** The words of a query, folded: cut at spaces, where a space means something. */
export function words(query: string, fold: Fold): string[] {
  const all = query.normalize("NFC").split(/\s+/).map(fold).filter((word) => word !== "");
  return [...new Set(all)];
}

/** A word cut where Chinese, letters and digits meet: `rfm客户` becomes `rfm` and `客户`. */
export function byScript(word: string): string[] {
  return word.match(/[a-z]+|[0-9]+|[^a-z0-9]+/g) ?? [word];
}

/** Whether a text is written with characters that stand for a syllable each. */
export function isChinese(text: string): boolean {
  return [...text].every(isWide);
}
