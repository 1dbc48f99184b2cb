// Questions answered by a text of one's own: write (rules G14). Checked, never counted.

import { check, fold, isFault } from "../wording";
import type { WordingRules } from "../wording";
import type { Share } from "./mark";
import { isTexts } from "./response";

/**
 * The whole of what was written: the text, or, where there are fields, the texts of all of them joined by line feeds
 * (G14.4). Nothing for a response of another form.
 */
function wholeText(fields: readonly string[] | undefined, response: unknown): string | undefined {
  if (!fields?.length) return typeof response === "string" ? response : undefined;
  return isTexts(response) && response.length === fields.length ? response.join("\n") : undefined;
}

/** All or nothing: whether the text, in each of its fields, says anything and nothing has to be changed in it (G14.2). */
export function write(rules: WordingRules, fields: readonly string[] | undefined, response: unknown): Share {
  const text = wholeText(fields, response);
  const parts = isTexts(response) ? response : [text ?? ""];
  if (text === undefined || parts.some((part) => !fold(part).length)) return [0, 1];
  return [check(text, rules).some((finding) => isFault(finding.kind)) ? 0 : 1, 1];
}
