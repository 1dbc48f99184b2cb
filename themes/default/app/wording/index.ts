// Wording: what is to be said of a text that a trainee writes, while it is written (rules G15 of GRADING.md).
//
// Pure: a text and its rules in, findings out; no DOM. src/wording/ does the same in Rust, under the same file names
// and with the same test vectors.

export { type Finding, type FindingKind, check, isFault } from "./check";
export { type Character, fold } from "./fold";
export { firstPlace } from "./phrase";
export type { Phrase, Point, WordingRules } from "./rules";
