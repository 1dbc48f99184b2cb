// Questions with gaps in a sentence: blank (rules G8).

import type { Key } from "./key";
import type { Share } from "./mark";
import { normalise } from "./normalise";
import { isTexts } from "./response";

/** One share for every gap that holds one of its accepted variants. A text that says nothing never is one. */
export function blank(key: Key & { kind: "blank" }, response: unknown): Share {
  const { gaps } = key;
  if (!isTexts(response) || response.length !== gaps.length) return [0, 1];
  const folded = (text = ""): string => normalise(text, key.traditional);
  const right = gaps.filter((accepted, gap) => {
    const text = folded(response[gap]);
    return text && accepted.some((variant) => folded(variant) === text);
  });
  return [right.length, gaps.length];
}
