// Finds and ranks sections: a title counts more than a heading, a heading more than a term, a term more than the text;
// and the more of a title the query is, the more it counts.

import { byScript, isChinese, words } from "./fold";
import type { Entry, Library } from "./library";
import { literal, named, scan, type Places } from "./scan";
import { beginning, isSound, soundsLike, type Readings } from "./sound";

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

/** A folded word of the query, and how it may stand in a name. */
interface Word {
  readonly text: string;
  /** Whether it may be meant as sounds: not if it stands somewhere as it is. */
  readonly sound: boolean;
  /** Whether it may have gaps: Chinese, and not too short. */
  readonly gaps: boolean;
  readonly readings: Readings;
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

/** What a word is worth. */
interface Scores {
  /** In each section; 0 where it does not stand. */
  readonly of: Float64Array;
  /** The sections where it stands. */
  readonly sections: number[];
}

/** What a word of a query is worth. */
function scoresOf(text: string, library: Library): Scores {
  const { fold, names, pattern, readings, sounds, texts } = library;
  const places = texts && scan(pattern(text), text, texts, fold);
  const scores = textScores(text, places, library);
  if (isSound(text)) {
    const alone = names.whole.includes(text) && new RegExp(`(?:^|[^a-z])${text}(?![a-z])`, "m").test(names.whole);
    const sound = !places?.alone && !alone;
    raise(scores, { text, sound, gaps: false, readings }, named(sound ? beginning(text, sounds) : literal(text), names), library);
  } else {
    const gaps = text.length > 2 && isChinese(text);
    raise(scores, { text, sound: false, gaps, readings }, named(literal(gaps ? text.charAt(0) : text), names), library);
  }
  return scores;
}

/** The same of a pair of characters of a question: it means itself only. */
function scoresOfPair(text: string, library: Library): Scores {
  const { fold, names, pattern, readings, texts } = library;
  const scores = textScores(text, texts && scan(pattern(text, true), text, texts, fold), library);
  raise(scores, { text, sound: false, gaps: false, readings }, named(literal(text), names), library);
  return scores;
}

/** 1 to 2 by how often, and how densely, the text of a section holds the word. */
function textScores({ length }: string, places: Places | undefined, { entries, texts }: Library): Scores {
  const of = new Float64Array(entries.length);
  const sections: number[] = [];
  if (!places || !texts) return { of, sections };
  const { from, to } = texts;
  for (const index of places.sections) {
    const count = places.counts[index] as number;
    const density = Math.min(1, (10 * count * length) / ((to[index] as number) - (from[index] as number)));
    of[index] = TEXT + 0.5 * (count / (count + 2)) + 0.4 * density;
    sections.push(index);
  }
  return { of, sections };
}

/** Raises the scores of sections among `marks` whose names hold the word. */
function raise({ of, sections }: Scores, word: Word, marks: Uint8Array, { entries }: Library): void {
  let title = "";
  let inTitle = 0;
  for (let index = marks.indexOf(1); index >= 0; index = marks.indexOf(1, index + 1)) {
    const entry = entries[index] as Entry;
    if (entry.title !== title) {
      title = entry.title;
      inTitle = place(word, title);
    }
    const before = of[index] as number;
    let best = before;
    if (inTitle > 0) best = Math.max(best, entry.first ? TITLE + inTitle - 1 : ELSEWHERE);
    best = Math.max(best, worth(entry.page.kind === "cards" ? TERM : HEADING, place(word, entry.label)));
    for (const name of entry.otherNames) best = Math.max(best, worth(TERM, place(word, name)));
    if (before === 0 && best > 0) sections.push(index);
    of[index] = best;
  }
}

function holding(parts: readonly string[], library: Library): Hit[] {
  const asked = parts.map((part) => scoresOf(part, library));
  const scores: Scores = { of: new Float64Array(library.entries.length), sections: [] };
  for (const index of asked[0]?.sections ?? []) {
    let sum = 0;
    let best = 0;
    for (const { of } of asked) {
      const score = of[index] as number;
      if (score === 0) {
        sum = 0;
        break;
      }
      sum += score;
      best = Math.max(best, score);
    }
    // A section that is only held together by the title of its page says nothing about the query.
    if (sum === 0 || best <= ELSEWHERE) continue;
    scores.of[index] = sum / asked.length;
    scores.sections.push(index);
  }
  return ranked(scores, library);
}

/** The number of sections that a library may have, and into how many steps a point of a score is cut, as factors. */
const SECTIONS = 2 ** 20;
const STEPS = 2 ** 28;

/** The sections, the best first; equal ones in the order of the course. */
function ranked({ of, sections }: Scores, { entries }: Library): Hit[] {
  // Score and place in one number each: numbers are sorted many times as fast as anything that is compared by a function.
  const keys = new Float64Array(sections.length);
  sections.forEach((index, at) => {
    keys[at] = index - Math.round((of[index] as number) * kindWeight(entries[index] as Entry) * STEPS) * SECTIONS;
  });
  return Array.from(keys.sort(), (key) => {
    const index = ((key % SECTIONS) + SECTIONS) % SECTIONS;
    return { entry: entries[index] as Entry, score: (index - key) / SECTIONS / STEPS };
  });
}

function kindWeight(entry: Entry): number {
  return entry.page.kind === "quiz" ? QUIZ : entry.page.kind === "tool" ? TOOL : 1;
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
  const { length } = library.entries;
  const held = new Float64Array(length);
  const scores: Scores = { of: new Float64Array(length), sections: [] };
  let whole = 0;
  for (const pair of pairs) {
    const { of, sections } = scoresOfPair(pair, library);
    const holding = sections.reduce((count, index) => count + ((of[index] as number) > ELSEWHERE ? 1 : 0), 0);
    if (holding === 0) continue;
    const rarity = Math.log(1 + length / holding);
    whole += rarity;
    for (const index of sections) {
      held[index] = (held[index] as number) + rarity;
      scores.of[index] = (scores.of[index] as number) + rarity * (of[index] as number);
    }
  }
  held.forEach((sum, index) => {
    const share = sum / whole;
    if (share < NEAR || sum === 0) return;
    scores.of[index] = ((scores.of[index] as number) / whole) * share;
    scores.sections.push(index);
  });
  return { hits: ranked(scores, library), words: pairs, near: true };
}
