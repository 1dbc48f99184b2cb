// The checker: what is to be said of a text (rules G15.4 to G15.9).

import type { Traditional } from "../grade/normalise";
import { type Character, fold } from "./fold";
import { type Place, isInside, overlap, places } from "./phrase";
import type { Phrase, WordingRules } from "./rules";

/** What a finding can say, in the order in which findings at one place are listed; the last is praise. */
const KINDS = [
  "missing",
  "too_short",
  "too_long",
  "impolite",
  "forbidden",
  "avoided",
  "doubled",
  "polite",
] as const;

/** What a finding says. */
export type FindingKind = (typeof KINDS)[number];

/** One thing to be said of a text. */
export interface Finding {
  readonly kind: FindingKind;
  /** The point or phrase it is about: its index in its list of the rules; 0 for kinds without a list. */
  readonly rule: number;
  /** Where it begins in the text as typed, in UTF-16 code units; 0 if it is about the whole text. */
  readonly start: number;
  /** Where it ends; 0 if it is about the whole text. */
  readonly end: number;
}

/** Whether the text has to be changed; of the rest `avoided` and `doubled` are advice. */
export const isFault = (kind: FindingKind): boolean => !["avoided", "doubled", "polite"].includes(kind);

/** A finding at a place of the folded text. */
type Found = readonly [kind: FindingKind, rule: number, place: Place];

/** What is to be said of `text` by these rules: findings about the whole text first, then the others as they stand. */
export function check(text: string, rules: WordingRules): Finding[] {
  const folded = fold(text, rules.traditional);
  const polite = (rules.polite ?? []).flatMap((phrase, rule): Found[] => {
    return places(phrase, folded, rules.traditional)
      .slice(0, 1)
      .map((place) => ["polite", rule, place]);
  });
  const most = rules.length?.most ?? Infinity;
  const end = folded.length;
  const tooLong: Found[] = end > most ? [["too_long", 0, { start: most, end }]] : [];
  const placed = [...tooLong, ...faultyPlaces(folded, rules), ...polite].map(([kind, rule, place]) => ({
    kind,
    rule,
    start: folded[place.start]?.start ?? 0,
    end: folded[place.end - 1]?.end ?? 0,
  }));
  return [...wholeText(folded, rules), ...placed].sort(
    (a, b) =>
      a.start - b.start || a.end - b.end || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.rule - b.rule,
  );
}

/** What is about no place: points that are missing, a text too short, no polite expression. */
function wholeText(folded: readonly Character[], rules: WordingRules): Finding[] {
  const says = (phrase: string): boolean => places(phrase, folded, rules.traditional).length > 0;
  const finding = (kind: FindingKind, rule: number): Finding => ({ kind, rule, start: 0, end: 0 });
  const { require = [], polite = [], length } = rules;
  const findings = require.flatMap(({ accept }, rule) => (accept.some(says) ? [] : [finding("missing", rule)]));
  if (folded.length < (length?.least ?? 0)) findings.push(finding("too_short", 0));
  if (polite.length && !polite.some(says)) findings.push(finding("impolite", 0));
  return findings;
}

/**
 * Forbidden and avoided phrases and doubled characters. Of two that overlap only one is found: forbidden before
 * avoided before doubled, the longer before the shorter, the earlier before the later.
 */
function faultyPlaces(folded: readonly Character[], rules: WordingRules): Found[] {
  const excused = [...(rules.except ?? []), ...(rules.polite ?? [])].flatMap((phrase) => places(phrase, folded, rules.traditional));
  const found = [
    ...phrases("forbidden", rules.forbid ?? [], folded, rules.traditional),
    ...phrases("avoided", rules.avoid ?? [], folded, rules.traditional),
    ...(rules.no_doubling ? doubled(folded) : []),
  ].filter(([, , place]) => !excused.some((excuse) => isInside(place, excuse)));
  const length = ({ start, end }: Place): number => end - start;
  found.sort(
    ([kind, rule, place], [otherKind, otherRule, other]) =>
      KINDS.indexOf(kind) - KINDS.indexOf(otherKind) ||
      length(other) - length(place) ||
      place.start - other.start ||
      rule - otherRule,
  );
  const taken: Found[] = [];
  for (const one of found) {
    if (!taken.some(([, , place]) => overlap(place, one[2]))) taken.push(one);
  }
  return taken;
}

function phrases(kind: FindingKind, list: readonly Phrase[], folded: readonly Character[], traditional?: Traditional): Found[] {
  return list.flatMap(({ phrase }, rule) => places(phrase, folded, traditional).map((place): Found => [kind, rule, place]));
}

/** Runs of one Chinese character. */
function doubled(folded: readonly Character[]): Found[] {
  const found: Found[] = [];
  for (let start = 0, end = 1; start < folded.length; start = end) {
    const letter = folded[start]?.letter ?? "";
    for (end = start + 1; folded[end]?.letter === letter; ) end++;
    if (end - start > 1 && /[\u3400-\u9fff]/.test(letter)) found.push(["doubled", 0, { start, end }]);
  }
  return found;
}
