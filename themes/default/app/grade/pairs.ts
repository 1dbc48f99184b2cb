// Questions answered by pairs: match, an item to its target, and matrix, a row to its columns (rules G12).

import type { Share } from "./mark";
import { isTexts } from "./response";

/** Stands between the two names of a pair in a response; no name contains it. */
const SEPARATOR = "=";

/** A pair as a response names it: "A=X" (G2.2). */
export const pair = (item: string, target: string): string => item + SEPARATOR + target;

/**
 * One share for every item to which the response gives exactly the targets that the key gives it. What the key gives
 * has to be one of `targets` and at least one, else the item is never right.
 */
export function pairs(
  items: readonly string[],
  targets: readonly string[],
  answer: Readonly<Record<string, string | readonly string[]>>,
  response: unknown,
): Share {
  if (!isTexts(response)) return [0, 1];
  const given = new Map<string, Set<string>>();
  for (const text of response) {
    const at = text.indexOf(SEPARATOR);
    if (at < 0) continue;
    const item = text.slice(0, at);
    given.set(item, (given.get(item) ?? new Set()).add(text.slice(at + 1)));
  }
  // A map, because names such as "constructor" mean something else in an object.
  const key = new Map(Object.entries(answer));
  const isRight = (item: string): boolean => {
    const named = key.get(item) ?? [];
    const right = new Set(typeof named === "string" ? [named] : named);
    const chosen = given.get(item) ?? new Set<string>();
    return right.size > 0 && right.size === chosen.size && [...right].every((to) => chosen.has(to) && targets.includes(to));
  };
  return [items.filter(isRight).length, items.length];
}
