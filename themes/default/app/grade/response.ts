// What a trainee answers, as it is stored, exported and graded.

import { isBlank } from "./space";

/**
 * A response to a question (rules G2): `null` unanswered; for single the choice's id, for multiple the ids chosen, for
 * true_false a boolean, for numeric and write the text as typed (for write with fields one text a field), for blank one
 * text a gap, for order the items in their order, for match and matrix pairs such as "A=X", for mark the places marked.
 */
export type Response = null | boolean | string | readonly string[];

/** Whether the value is a list of texts and of nothing else; spread, because `every` passes over holes. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && [...value].every((item) => typeof item === "string");
}

/**
 * Whether anything was answered (G2.4); with `whole`, whether no text of a list is empty. Takes any value: what is no
 * response is unanswered.
 */
export function isAnswered(response: unknown, whole?: unknown): boolean {
  if (typeof response === "boolean") return true;
  const texts = typeof response === "string" ? [response] : response;
  return isTexts(texts) && !texts[whole ? "some" : "every"](isBlank);
}
