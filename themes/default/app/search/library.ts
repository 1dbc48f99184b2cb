// Everything that can be found, folded once, section by section.

import type { SearchData, SearchPage } from "./data";
import { folder, type Fold } from "./fold";
import { readings, type Readings } from "./sound";

/** A section with its folded texts; the text itself is folded when it is first looked at. */
export interface Entry {
  readonly page: SearchPage;
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
  readonly names: string;
  /** Whether it is the first of its page, which stands for the page as a whole. */
  readonly first: boolean;
  /** Title, heading and names, folded. */
  readonly title: string;
  readonly label: string;
  readonly otherNames: readonly string[];
  readonly foldedText: () => string;
}

/** All sections, with what is needed to compare with them. */
export interface Library {
  readonly entries: readonly Entry[];
  readonly fold: Fold;
  readonly readings: Readings;
}

/** Prepares what the build wrote. Texts are folded on demand; `warm` does so ahead of the first query. */
export function library(data: SearchData): Library {
  const fold = folder(data.traditional);
  const entries = data.pages.flatMap((page) => {
    const title = fold(page.title);
    return page.sections.map(([heading, anchor, text, names = ""], index): Entry => {
      let folded: string | undefined;
      return {
        page,
        heading,
        anchor,
        text,
        names,
        first: index === 0 && heading === "",
        title,
        label: fold(heading),
        otherNames: names === "" ? [] : names.split("\n").map(fold),
        foldedText: () => (folded ??= fold(text)),
      };
    });
  });
  return { entries, fold, readings: readings(data.sounds) };
}

/** Folds texts for at most `limit` milliseconds from the entry `from` on. Returns where to go on; the end when done. */
export function warm(from: number, { entries }: Library, limit: number, now: () => number): number {
  const start = now();
  let at = from;
  while (at < entries.length && now() - start < limit) entries[at++]?.foldedText();
  return at;
}
