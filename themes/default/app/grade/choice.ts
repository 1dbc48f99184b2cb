// Questions answered by choosing: single and true_false (rules G5), multiple (rules G6).

import type { Share } from "./mark";
import { isTexts } from "./response";

/** All points for the right choice. */
export function single(choices: readonly string[], answer: string, response: unknown): Share {
  return [response === answer && choices.includes(answer) ? 1 : 0, 1];
}

/** All points for the right word. */
export function trueFalse(answer: boolean, response: unknown): Share {
  return [response === answer ? 1 : 0, 1];
}

/**
 * All points for exactly the right set; if `partial`, a share for a part of it: right choices chosen / right choices −
 * wrong choices chosen / wrong choices, not below zero.
 */
export function multiple(
  choices: readonly string[],
  answer: readonly string[],
  partial: boolean,
  response: unknown,
): Share {
  const right = new Set(answer);
  const chosen = new Set(isTexts(response) ? response : []);
  if (!chosen.size || ![...chosen].every((choice) => choices.includes(choice))) return [0, 1];
  const wrong = new Set(choices.filter((choice) => !right.has(choice)));
  const hits = [...chosen].filter((choice) => right.has(choice)).length;
  const slips = chosen.size - hits;
  if (!partial) return [hits === right.size && !slips ? 1 : 0, 1];
  // Without wrong choices there are no slips either: `|| 1` leaves hits out of right choices.
  const slipsOutOf = wrong.size || 1;
  return [Math.max(0, hits * slipsOutOf - slips * right.size), right.size * slipsOutOf];
}
