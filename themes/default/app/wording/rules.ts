// Rules of wording: what a text that a trainee writes is held to, as `src/course/wording.rs` writes it into the pages.

import type { Traditional } from "../grade/normalise";

/** Syllables of pinyin without tones, `v` for `ü`, each with characters that are read so (rules G15.15 and G15.16). */
export type Sounds = Readonly<Record<string, string>>;

/** What a text is held to (rules G15). Every list may be absent. */
export interface WordingRules {
  /** What the text has to say. */
  readonly require?: readonly Point[] | undefined;
  /** What it must not say. */
  readonly forbid?: readonly Phrase[] | undefined;
  /** What it had better not say. */
  readonly avoid?: readonly Phrase[] | undefined;
  /** Phrases inside which nothing is found fault with, and no longer one of which is polite. */
  readonly except?: readonly string[] | undefined;
  /** Polite expressions, of which it needs one. */
  readonly polite?: readonly string[] | undefined;
  /** How long it should be, in characters as rule G15.8 counts them. */
  readonly length?: { readonly least?: number | undefined; readonly most?: number | undefined } | undefined;
  /** How long one sentence should be, in words as rule G15.17 counts them. */
  readonly sentence?: { readonly longest: number } | undefined;
  /** Whether phrases are seen through disguises, and questions such as 可不可以 are known as such. */
  readonly closely?: boolean | undefined;
  /** Words behind which a quotation is somebody else's. */
  readonly quoting?: readonly string[] | undefined;
  /** Whether doubled characters are found fault with. */
  readonly no_doubling?: boolean | undefined;
  /** The traditional characters in which the phrases may be written too. */
  readonly traditional?: Traditional | undefined;
  /** How the characters of the phrases sound, where they are looked for closely. */
  readonly sounds?: Sounds | undefined;
}

/** Something that a text has to say, in one of several ways. */
export interface Point {
  readonly accept: readonly string[];
  /** What those are told who did not say it. */
  readonly message: string;
}

/** A phrase to find fault with. */
export interface Phrase {
  readonly phrase: string;
  /** Other forms of it, such as homophones. */
  readonly also?: readonly string[] | undefined;
  /** Whether it may be said that it is not so. */
  readonly deniable?: boolean | undefined;
  /** Whether it is also found with characters that sound alike. */
  readonly homophones?: boolean | undefined;
  /** What is wrong with it. */
  readonly reason?: string | undefined;
  /** What to say instead. */
  readonly instead?: string | undefined;
}
