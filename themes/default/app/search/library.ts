// Everything that can be found, section by section. Titles, headings and names are folded when they come; texts stay as
// they are, since queries are turned into patterns instead (scan.ts).

import { END_OF_SECTION, type SearchData, type SearchPage, type SearchTexts } from "./data";
import { folder, type Fold } from "./fold";
import { writings, type Writings } from "./scan";
import { readings, type Readings } from "./sound";

/** A section with its folded names. */
export interface Entry {
  /** Its place in the library. */
  readonly index: number;
  readonly page: SearchPage;
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  readonly anchor: string;
  readonly names: string;
  /** Whether it is the first of its page, which stands for the page as a whole. */
  readonly first: boolean;
  /** Title, heading and names, folded. */
  readonly title: string;
  readonly label: string;
  readonly otherNames: readonly string[];
}

/** The texts of a library, one behind the other. */
export interface LibraryTexts {
  readonly whole: string;
  /** Where each section of `whole` ends, ascending, and the place in the library of the section that it is; -1 if it is none. */
  readonly ends: Uint32Array;
  readonly entryOf: Int32Array;
  /** Where the text of each section of the library starts and stops. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** All titles, headings and names, folded, in lines. */
export interface LibraryNames {
  readonly whole: string;
  /** Where each line ends, ascending, and the sections that it names: from one place in the library to before another. */
  readonly ends: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** All sections, with what is needed to compare with them. */
export interface Library {
  readonly entries: readonly Entry[];
  readonly names: LibraryNames;
  readonly fold: Fold;
  readonly readings: Readings;
  /** The characters of names by syllables. */
  readonly sounds: SearchData["sounds"];
  /** How a folded word may be written in a text. */
  readonly pattern: Writings;
  /** Absent until they are loaded. What is not prepared yet is prepared when they are asked for. */
  readonly texts: LibraryTexts | undefined;
}

/** Prepares what the build wrote of pages, headings and names. */
export function library({ pages, traditional, written, sounds }: SearchData): Library {
  const fold = folder(traditional);
  const lines: string[] = [];
  for (const { title, sections } of pages) {
    lines.push(title);
    for (const [heading, , others = ""] of sections) others === "" ? lines.push(heading) : lines.push(heading, others);
  }
  // All at once: a call for each takes three times as long. Nothing is folded across the end of a line.
  const whole = fold(lines.join("\n"));
  const folded = whole.split("\n");
  const ends = new Uint32Array(folded.length);
  const from = new Uint32Array(folded.length);
  const to = new Uint32Array(folded.length);
  let line = 0;
  let end = -1;
  const next = (first: number, last: number): string => {
    const text = folded[line] ?? "";
    end += text.length + 1;
    ends[line] = end;
    from[line] = first;
    to[line++] = last;
    return text;
  };
  const entries: Entry[] = [];
  for (const page of pages) {
    const title = next(entries.length, entries.length + page.sections.length);
    let place = 0;
    for (const [heading, anchor, names = ""] of page.sections) {
      const index = entries.length;
      const label = next(index, index + 1);
      const otherNames = names === "" ? [] : names.split("\n").map(() => next(index, index + 1));
      entries.push({ index, page, heading, anchor, names, first: place++ === 0 && heading === "", title, label, otherNames });
    }
  }
  return { entries, names: { whole, ends, from, to }, fold, readings: readings(sounds), sounds, pattern: writings(fold, written), texts: undefined };
}

/** A library whose texts are there, but not all prepared. */
export interface Preparing extends Library {
  /** Prepares some more of them, for two milliseconds on a phone; gives whether any are left. */
  readonly prepare: () => boolean;
}

/** The library with its texts. A page that has other sections in one copy than in the other keeps to its names. */
export function withTexts(all: Library, given: SearchTexts): Preparing {
  const steps = preparing(all.entries, given);
  let texts: LibraryTexts | undefined;
  const prepare = (): boolean => {
    texts ??= steps.next().value;
    return texts === undefined;
  };
  return {
    ...all,
    prepare,
    get texts() {
      while (prepare());
      return texts;
    },
  };
}

/** Pages that are prepared in one step. */
const STEP = 100;

/** Prepares texts in steps, between which a key can be heard; the last gives them. */
function* preparing(entries: readonly Entry[], { pages, text }: SearchTexts): Generator<undefined, LibraryTexts> {
  const count = pages.reduce((sum, [, sections]) => sum + sections, 0);
  const ends = new Uint32Array(count);
  const entryOf = new Int32Array(count).fill(-1);
  const from = new Uint32Array(entries.length);
  const to = new Uint32Array(entries.length);
  const begins = (url: string, at: number): boolean => entries[at]?.page.url === url && entries[at - 1]?.page.url !== url;
  let section = 0;
  let start = 0;
  for (const [index, [url, sections]] of pages.entries()) {
    if (index % STEP === STEP - 1) yield;
    // Of one build, they stand in one order.
    const first = begins(url, section) ? section : entries.findIndex(({ index }) => begins(url, index));
    const known = entries[first]?.page.sections.length === sections;
    for (let place = 0; place < sections; place++) {
      const end = text.indexOf(END_OF_SECTION, start);
      ends[section] = end;
      if (known) {
        entryOf[section] = first + place;
        from[first + place] = start;
        to[first + place] = end;
      }
      section++;
      start = end + 1;
    }
  }
  return { whole: text, ends, entryOf, from, to };
}

/** The text of a section, as it is shown; empty until the texts are there. */
export function textOf({ index }: Entry, { texts }: Library): string {
  return texts ? texts.whole.slice(texts.from[index], texts.to[index]) : "";
}
