// Quick phrases: which ones a few characters behind "/" mean, and their variables filled in.

import { normalise } from "../grade/normalise";
import { entry } from "./shapes";

/** What "/" offers. */
export interface Phrase {
  /** Without "/". */
  readonly keyword: string;
  readonly title: string;
  /** The text; `{name}` stands for a variable. */
  readonly say: string;
  /** Pinyin initials of the keyword and of the title. */
  readonly initials: string;
}

/** What is asked for when a draft begins as a quick phrase does; Chinese input methods give 、 for the key "/". */
export function queryOf(draft: string): string | undefined {
  return /^[/／、]([^\n]*)$/.exec(draft)?.[1];
}

/** Phrases with what they are compared by, made once. */
export class PhraseBook<One extends Phrase> {
  private readonly entries: readonly { readonly phrase: One; readonly names: readonly string[]; readonly text: string }[];

  constructor(phrases: readonly One[]) {
    this.entries = phrases.map((phrase) => ({
      phrase,
      names: [phrase.keyword, ...phrase.initials.split(" "), phrase.title].map((text) => normalise(text)),
      text: normalise(phrase.say),
    }));
  }

  /** The phrases that `query` means: those whose name begins with it first, then those that hold it; all for none. */
  find(query: string): One[] {
    const wanted = normalise(query);
    const ranked = this.entries.flatMap(({ phrase, names, text }) => {
      const rank = names.some((name) => name.startsWith(wanted)) ? 0 : names.some((name) => name.includes(wanted)) ? 1 : 2;
      return rank < 2 || text.includes(wanted) ? [{ phrase, rank }] : [];
    });
    return ranked.sort((a, b) => a.rank - b.rank).map(({ phrase }) => phrase);
  }
}

/** `say` with its variables filled in from the first table that has them; one without a value stays as it is. */
export function filled(say: string, ...tables: readonly (Readonly<Record<string, string>> | undefined)[]): string {
  return say.replace(/\{([^{}]+)\}/g, (place, name: string) => {
    for (const table of tables) {
      const value = entry(table, name);
      if (value !== undefined) return value;
    }
    return place;
  });
}
