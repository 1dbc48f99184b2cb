// Questions with gaps in a sentence: blank (rules G8).

import type { Share } from "./mark";
import { normalise } from "./normalise";
import { isTexts } from "./response";

/** One share for every gap that holds one of its accepted variants. */
export function blank(gaps: readonly (readonly string[])[], response: unknown): Share {
  if (!isTexts(response) || response.length !== gaps.length) return [0, 1];
  return [gaps.filter((accepted, gap) => isAccepted(response[gap] ?? "", accepted)).length, gaps.length];
}

/** Whether the text equals a variant after both were normalised; a text that says nothing never does. */
function isAccepted(typed: string, accepted: readonly string[]): boolean {
  const text = normalise(typed);
  return text !== "" && accepted.some((variant) => normalise(variant) === text);
}
