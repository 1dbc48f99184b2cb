// Which cards a filter leaves. Pure: cards are what was read from the page.

import { byScript, words, type Fold } from "../search/fold";

/** A card as the filter sees it. */
export interface FilterCard {
  readonly id: string;
  /** Everything it says, folded. */
  readonly text: string;
  /** Facet -> its words. */
  readonly facets: ReadonlyMap<string, readonly string[]>;
}

/** What is filtered by: the words typed, and of each facet the words chosen. */
export interface Filter {
  readonly query: string;
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The ids of the cards that hold every word typed and, in each facet with a choice, one of the chosen words. */
export function filterCards(cards: readonly FilterCard[], { query, chosen }: Filter, fold: Fold): Set<string> {
  const asked = words(query, fold);
  const holds = (list: readonly string[]): FilterCard[] => cards.filter((card) => list.every((word) => card.text.includes(word)));
  const exact = holds(asked);
  const left = exact.length > 0 ? exact : holds(asked.flatMap(byScript));
  const fits = ({ facets }: FilterCard): boolean =>
    [...chosen].every(([facet, wanted]) => wanted.size === 0 || (facets.get(facet) ?? []).some((word) => wanted.has(word)));
  return new Set(left.filter(fits).map(({ id }) => id));
}

/** The words of each facet, in the order in which they first stand. Facets with a single word filter nothing. */
export function facetWords(cards: readonly FilterCard[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { facets } of cards) {
    for (const [facet, list] of facets) {
      const known = found.get(facet) ?? [];
      known.push(...list.filter((word) => !known.includes(word)));
      found.set(facet, known);
    }
  }
  return new Map([...found].filter(([, list]) => list.length > 1));
}

/** Whether a card's last day, as YYYY-MM-DD, has passed. */
export function hasExpired(until: string, now: Date): boolean {
  const two = (number: number): string => String(number).padStart(2, "0");
  return until < `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
