// Questions answered by marking places in a text: mark (rules G13).

import type { Share } from "./mark";
import { isTexts } from "./response";

/**
 * A share for each right place that is marked; a wrong one costs as much, or more where wrong places are fewer than
 * right ones: then as much as makes marking everything worth nothing.
 */
export function passage(marks: readonly string[], answer: readonly string[], response: unknown): Share {
  const right = new Set(answer);
  const marked = new Set(isTexts(response) ? response : []);
  if (!right.size || ![...marked].every((place) => marks.includes(place))) return [0, 1];
  const wrong = new Set(marks.filter((place) => !right.has(place)));
  const hits = [...marked].filter((place) => right.has(place)).length;
  const slips = marked.size - hits;
  // Without wrong places there are no slips, whatever they would cost.
  const fewer = Math.max(1, Math.min(right.size, wrong.size));
  return [Math.max(0, hits * fewer - slips * right.size), right.size * fewer];
}
