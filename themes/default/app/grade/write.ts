// Questions answered by a text of one's own: write (rules G14). Checked, never counted.

import { check, fold, isFault } from "../wording";
import type { WordingRules } from "../wording";
import type { Share } from "./mark";

/** All or nothing: whether the text says anything and nothing has to be changed in it (G14.2). */
export function write(rules: WordingRules, response: unknown): Share {
  if (typeof response !== "string" || !fold(response).length) return [0, 1];
  return [check(response, rules).some((finding) => isFault(finding.kind)) ? 0 : 1, 1];
}
