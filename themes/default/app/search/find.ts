// Finds and ranks sections: a title counts more than a heading, a heading more than a term, a term more than the text;
// and the more of a title the query is, the more it counts.

import { byScript, isChinese, words } from "./fold";
import type { Entry, Library, LibraryTexts } from "./library";
import { named, scan } from "./scan";
import { isSound, soundsLike, type Readings } from "./sound";

/** A section that was found. */
export interface Hit {
  readonly entry: Entry;
  readonly score: number;
}

/** What was found. */
export interface Found {
  /** The best first. */
  readonly hits: readonly Hit[];
  /** The folded words, for highlighting. */
  readonly words: readonly string[];
  /** Whether nothing contains the query, and these come closest. */
  readonly near: boolean;
}

/** What a place is worth, without how much of it the query is (0 to 1), which is added. */
const TITLE = 3.4;
const HEADING = 3;
const TERM = 2.6;
const TEXT = 1;
/** What a match by sound loses against one by characters, and one with gaps against one without. */
const BY_SOUND = 0.7;
const WITH_GAPS = 0.6;
/** What the title of the page is worth to a section that is not the first of it. */
const ELSEWHERE = 0.4;
/** Topics of a quiz lead to the quiz, after the places that explain them. */
const QUIZ = 0.7;
/** So do the names of calculators and decision trees. */
const TOOL = 0.7;
/** The share of a question's pairs of characters that a section needs to count as near. */
const NEAR = 0.3;

/** A folded word of the query, and whether it may be meant as sounds: not if it stands somewhere as it is. */
interface Word {
  readonly text: string;
  readonly sound: boolean;
  /** Whether it may have gaps: Chinese, and not too short. */
  readonly gaps: boolean;
  readonly readings: Readings;
  /** The sections whose names may hold it; absent if all may. */
  readonly named: Uint8Array | undefined;
  /** How often it stands in the text of each section, and the texts, once they are there. */
  readonly counts: Uint8Array | undefined;
  readonly texts: LibraryTexts | undefined;
  /** The title that was looked at last, which several sections share, and what was found in it. */
  last?: readonly [title: string, found: number];
}

/**
 * The sections that hold every word of `query`; or, if there are none, those that come closest. Until the texts are there,
 * those whose names hold every word.
 */
export function find(query: string, library: Library): Found {
  const asked = words(query, library.fold);
  if (asked.length === 0) return { hits: [], words: [], near: false };
  const exact = holding(asked, library);
  if (exact.length > 0) return { hits: exact, words: asked, near: false };
  const parts = [...new Set(asked.flatMap(byScript))];
  if (parts.length > asked.length) {
    const split = holding(parts, library);
    if (split.length > 0) return { hits: split, words: parts, near: false };
  }
  return library.texts ? nearest(parts, library) : { hits: [], words: parts, near: false };
}

function wordOf(text: string, { fold, names, pattern, readings, texts }: Library): Word {
  const places = texts && scan(pattern(text), text, texts, fold);
  const counts = places?.counts;
  if (!isSound(text)) {
    const gaps = text.length > 2 && isChinese(text);
    return { text, sound: false, gaps, readings, named: named(gaps ? text.charAt(0) : text, names), counts, texts };
  }
  const alone = new RegExp(`(?:^|[^a-z])${text}(?![a-z])`, "m");
  const sound = !places?.alone && !(names.whole.includes(text) && alone.test(names.whole));
  return { text, sound, gaps: false, readings, named: sound ? undefined : named(text, names), counts, texts };
}

/** A pair of characters of a question: it means itself only. */
function pairOf(text: string, { fold, names, pattern, readings, texts }: Library): Word {
  const places = texts && scan(pattern(text, true), text, texts, fold);
  return { text, sound: false, gaps: false, readings, named: named(text, names), counts: places?.counts, texts };
}

function holding(parts: readonly string[], library: Library): Hit[] {
  const asked = parts.map((part) => wordOf(part, library));
  const hits: Hit[] = [];
  for (const entry of library.entries) {
    let sum = 0;
    let best = 0;
    for (const word of asked) {
      const score = scoreOf(word, entry);
      if (score === 0) {
        sum = 0;
        break;
      }
      sum += score;
      best = Math.max(best, score);
    }
    // A section that is only held together by the title of its page says nothing about the query.
    if (sum > 0 && best > ELSEWHERE) hits.push({ entry, score: (sum / asked.length) * kindWeight(entry) });
  }
  return sorted(hits);
}

function sorted(hits: Hit[]): Hit[] {
  // Equal ones stay in the order of the course.
  return hits.sort((a, b) => b.score - a.score);
}

function kindWeight(entry: Entry): number {
  return entry.page.kind === "quiz" ? QUIZ : entry.page.kind === "tool" ? TOOL : 1;
}

/** What one word is worth in a section; 0 if the section does not hold it. */
function scoreOf(word: Word, entry: Entry): number {
  if (word.named?.[entry.index] === 0) return textScore(word, entry);
  if (word.last?.[0] !== entry.title) word.last = [entry.title, place(word, entry.title)];
  const [, inTitle] = word.last;
  const heading = entry.page.kind === "cards" ? TERM : HEADING;
  let best = 0;
  if (inTitle > 0) best = entry.first ? TITLE + inTitle - 1 : ELSEWHERE;
  best = Math.max(best, worth(heading, place(word, entry.label)));
  for (const name of entry.otherNames) best = Math.max(best, worth(TERM, place(word, name)));
  // The text cannot beat a heading, so it is only looked through when it could change something.
  return best > TEXT + 1 ? best : Math.max(best, textScore(word, entry));
}

function worth(weight: number, found: number): number {
  return found > 0 ? weight + found - 1 : 0;
}

/** How much of a title the word is: 1 to 2, less by sound; 0 if it is not in there. */
function place({ text, sound, gaps, readings }: Word, title: string): number {
  if (title === "") return 0;
  const at = title.indexOf(text);
  if (at >= 0) return 1 + share(at, at + text.length, title);
  if (sound) {
    const stretch = soundsLike(title, text, readings);
    return stretch ? 1 - BY_SOUND + share(stretch.start, stretch.end, title) : 0;
  }
  return gaps && holdsInOrder(title, text) ? 1 - WITH_GAPS + share(1, 1 + text.length, title) : 0;
}

/** How much of a title a stretch is, and a little for being its beginning: 0 to 1. */
function share(start: number, end: number, title: string): number {
  return (0.9 * (end - start)) / title.length + (start === 0 ? 0.1 : 0);
}

/** Whether a title has the characters of a word in their order, with no more between them than the word is long. */
function holdsInOrder(title: string, word: string): boolean {
  for (let start = title.indexOf(word[0] as string); start >= 0; start = title.indexOf(word[0] as string, start + 1)) {
    let at = start;
    for (let index = 1; index < word.length && at >= 0; index++) at = title.indexOf(word[index] as string, at + 1);
    if (at >= 0 && at - start < 2 * word.length) return true;
  }
  return false;
}

/** 1 to 2 by how often, and how densely, the text of a section holds the word; 0 if it does not. */
function textScore({ text, counts, texts }: Word, { index }: Entry): number {
  const count = counts?.[index] ?? 0;
  if (count === 0 || !texts) return 0;
  const length = (texts.to[index] ?? 0) - (texts.from[index] ?? 0);
  const density = Math.min(1, (10 * count * text.length) / length);
  return TEXT + 0.5 * (count / (count + 2)) + 0.4 * density;
}

/** The pairs of neighbouring characters of Chinese words; other words as they are. */
function pairsOf(parts: readonly string[]): string[] {
  const pairs = parts.flatMap((part) =>
    isChinese(part) && part.length > 2 ? [...part].slice(1).map((_, index) => part.slice(index, index + 2)) : [part],
  );
  return [...new Set(pairs)].filter((pair) => !/^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/u.test(pair));
}

/** Sections that hold a good part of a question which none holds as it was typed. Rare pairs count more. */
function nearest(parts: readonly string[], library: Library): Found {
  const pairs = pairsOf(parts);
  if (pairs.length < 2) return { hits: [], words: parts, near: false };
  const asked = pairs.map((text) => pairOf(text, library));
  const scores = asked.map((word) => library.entries.map((entry) => scoreOf(word, entry)));
  const rarity = scores.map((row) => {
    const holding = row.reduce((count, score) => count + (score > ELSEWHERE ? 1 : 0), 0);
    return holding === 0 ? 0 : Math.log(1 + library.entries.length / holding);
  });
  const whole = rarity.reduce((sum, value) => sum + value, 0);
  const hits: Hit[] = [];
  library.entries.forEach((entry, index) => {
    let held = 0;
    let score = 0;
    scores.forEach((row, pair) => {
      const value = row[index] ?? 0;
      if (value === 0) return;
      const share = (rarity[pair] ?? 0) / whole;
      held += share;
      score += share * value;
    });
    if (held >= NEAR) hits.push({ entry, score: score * held * kindWeight(entry) });
  });
  return { hits: sorted(hits), words: pairs, near: true };
}
