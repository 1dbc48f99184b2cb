// What search-index.js holds, as written by src/render/search/. The build wrote it, so its shape is trusted.

import type { Texts } from "../page/data";

/** Everything that can be found. */
export interface SearchData {
  readonly pages: readonly SearchPage[];
  /** Pairs of a traditional character and the simplified one that it is written with. */
  readonly traditional: string;
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

/** Heading (empty before the first), anchor, text, and of a card what else it is called, a name a line. */
export type SectionRow = readonly [heading: string, anchor: string, text: string, names?: string];

declare global {
  interface Window {
    /** Set by search-index.js. */
    coursewrightSearch?: SearchData;
    /** Set by search.js: opens the search. */
    coursewrightOpenSearch?: () => void;
  }
}
