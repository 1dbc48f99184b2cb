// Folding: what is written differently but means the same becomes the same. Full and half width, capitals, Traditional
// and Simplified, and the space between Chinese and Latin. All but the spaces keeps its length, so that a place in the
// folded text leads back to a place in the text.

/** Full-width forms of ASCII stand this far behind it. */
const WIDTH = 0xfee0;

/** Punctuation that is typed in several ways, each with what stands for it. */
const PUNCTUATION: Readonly<Record<string, string>> = { "　": " ", "。": ".", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"' };

/** Gives a text in the form in which texts are compared. */
export type Fold = (text: string) => string;

/** Everything but the spaces; the length stays. */
function folderOfCharacters(traditional: string): Fold {
  const simplified = new Map<string, string>(Object.entries(PUNCTUATION));
  const letters = [...traditional];
  for (let at = 0; at + 1 < letters.length; at += 2) simplified.set(letters[at] as string, letters[at + 1] as string);
  // A text without any of these, which is nearly every one, is only looked through.
  const special = new RegExp(`[\\uff01-\\uff5e${[...simplified.keys()].join("")}]`, "g");
  const replace = (character: string): string =>
    simplified.get(character) ?? String.fromCharCode(character.charCodeAt(0) - WIDTH);
  const lower = (text: string): string => {
    const whole = text.toLowerCase();
    // A few capitals of other scripts become two letters.
    return whole.length === text.length ? whole : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
  };
  return (text) => lower(text.replace(special, replace));
}

/** Whether a space beside this character means nothing: every character but those of words in Latin letters. */
const isWide = (character: string): boolean => !/[!-~]/.test(character);

/** The folding of a course, whose traditional characters are these pairs. */
export function folder(traditional: string): Fold {
  const characters = folderOfCharacters(traditional);
  return (text) => characters(text).replace(/ +/g, " ").replace(/ ([^ !-~])/g, "$1").replace(/([^ !-~]) /g, "$1");
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
