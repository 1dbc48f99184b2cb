// What search-index.js and search-text.js hold, as written by src/render/search/. The build wrote it, so its shape is trusted.

import type { Texts } from "../page/data";

/** Everything that can be found, without the texts of the sections. */
export interface SearchData {
  readonly pages: readonly SearchPage[];
  /** Pairs of a traditional character and the simplified one that it is written with. */
  readonly traditional: string;
  /** The traditional characters that stand in the course. */
  readonly written: string;
  /** Syllables without tones, each with the characters of headings, titles and terms that are read so. */
  readonly sounds: Readonly<Record<string, string>>;
  /** The texts of the search itself, in the language of the course. */
  readonly texts: Texts;
}

/** A page that can be found. */
export interface SearchPage {
  readonly title: string;
  /** Relative to the root of the site. */
  readonly url: string;
  readonly kind: "module" | "quiz" | "cards" | "tool";
  readonly sections: readonly SectionRow[];
}

/** Heading (empty before the first), anchor, and of a card what else it is called, a name a line. */
export type SectionRow = readonly [heading: string, anchor: string, names?: string];

/** The texts of all sections, which may come from an older or newer build than the rest. */
export interface SearchTexts {
  /** Address and number of sections of each page. */
  readonly pages: readonly (readonly [url: string, sections: number])[];
  /** The texts of all their sections, in lines with single spaces, with `END_OF_SECTION` behind each. */
  readonly text: string;
}

/** Stands behind the text of every section, and nowhere else. */
export const END_OF_SECTION = "\f";

declare global {
  interface Window {
    /** Set by search-index.js. */
    coursewrightSearch?: SearchData;
    /** Set by search-text.js. */
    coursewrightSearchTexts?: SearchTexts;
    /** Set by app.js when someone searches: the search is loaded as soon as it might be wanted. */
    coursewrightSearchWanted?: boolean;
    /** Set by the script of the search: opens it. */
    coursewrightOpenSearch?: () => void;
  }
}
