// The checker: what is to be said of a text (rules G15.4 to G15.17).

import { seenThrough } from "./disguise";
import { type Character, fold } from "./fold";
import { isNegated, isQuestion } from "./negation";
import { type Place, firstPlace, isInside, lettersIn, overlap, places } from "./phrase";
import type { Phrase, WordingRules } from "./rules";
import { longSentences } from "./sentence";
import { type Hearing, hearing } from "./sound";

/** What a finding can say, in the order in which findings at one place are listed; the last is praise. */
const KINDS = [
  "missing",
  "too_short",
  "too_long",
  "long_sentence",
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
  const faulty = faultyPlaces(folded, rules);
  const polite = politePlaces(folded, rules, faulty);
  const most = rules.length?.most ?? Infinity;
  const end = folded.length;
  const tooLong: Found[] = end > most ? [["too_long", 0, { start: most, end }]] : [];
  const long = rules.sentence ? longSentences(text, folded, rules.sentence.longest) : [];
  const longOnes = long.map((place): Found => ["long_sentence", 0, place]);
  const placed = [...tooLong, ...longOnes, ...faulty, ...polite].map(([kind, rule, place]) => ({
    kind,
    rule,
    start: folded[place.start]?.start ?? 0,
    end: folded[place.end - 1]?.end ?? 0,
  }));
  return [...wholeText(folded, rules, polite.length > 0), ...placed].sort(
    (a, b) =>
      a.start - b.start || a.end - b.end || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.rule - b.rule,
  );
}

/** What is about no place: points that are missing, a text too short, no polite expression. */
function wholeText(folded: readonly Character[], rules: WordingRules, isPolite: boolean): Finding[] {
  const says = (phrase: string): boolean => firstPlace(phrase, folded, rules.traditional) !== undefined;
  const finding = (kind: FindingKind, rule: number): Finding => ({ kind, rule, start: 0, end: 0 });
  const { require = [], polite = [], length } = rules;
  const findings = require.flatMap(({ accept }, rule) => (accept.some(says) ? [] : [finding("missing", rule)]));
  if (folded.length < (length?.least ?? 0)) findings.push(finding("too_short", 0));
  if (polite.length && !isPolite) findings.push(finding("impolite", 0));
  return findings;
}

/** Where each polite expression first stands, but for inside a longer exception, in the words of others and in what is forbidden. */
function politePlaces(folded: readonly Character[], rules: WordingRules, faulty: readonly Found[]): Found[] {
  const { except = [], polite = [], traditional } = rules;
  const quoted = quotations(folded, rules).map(({ start, end }) => ({ start: start - 1, end: end + 1 }));
  const longer = [...quoted, ...except.flatMap((exception) => places(exception, folded, traditional))];
  const isExcepted = (place: Place): boolean => longer.some((excuse) => isInside(place, excuse) && !isInside(excuse, place));
  const isForbidden = (place: Place): boolean => faulty.some(([kind, , other]) => kind === "forbidden" && overlap(place, other));
  return polite.flatMap((phrase, rule): Found[] => {
    const place = places(phrase, folded, traditional).find((place) => !isExcepted(place) && !isForbidden(place));
    return place ? [["polite", rule, place]] : [];
  });
}

/**
 * Forbidden and avoided phrases and doubled characters. Of two that overlap only one is found: forbidden before
 * avoided before doubled, the longer before the shorter, the earlier before the later.
 */
function faultyPlaces(folded: readonly Character[], rules: WordingRules): Found[] {
  const excused = [...(rules.except ?? []), ...(rules.polite ?? [])].flatMap((phrase) => places(phrase, folded, rules.traditional));
  excused.push(...quotations(folded, rules));
  const heard = hearing(rules.sounds);
  const reports = reportsIn(folded, rules);
  const said = [
    ...phrases("forbidden", rules.forbid ?? [], folded, rules, heard),
    ...phrases("avoided", rules.avoid ?? [], folded, rules, heard),
  ].filter(([, , { start }]) => !reports.includes(start));
  const found = [
    ...said,
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

function phrases(
  kind: FindingKind,
  list: readonly Phrase[],
  folded: readonly Character[],
  { closely: always = false, traditional }: WordingRules,
  heard: Hearing,
): Found[] {
  return list.flatMap(({ phrase, also = [], deniable = false, homophones = false }, rule) => {
    const closely = always || homophones;
    return [phrase, ...also]
      .flatMap((form, index) => {
        if (!closely) return places(form, folded, traditional);
        return seenThrough(lettersIn(form, traditional), homophones && index === 0, heard, folded);
      })
      .filter(({ start, end }) => !(closely && isQuestion(folded, start)) && !(deniable && isNegated(folded, start, end)))
      .map((place): Found => [kind, rule, place]);
  });
}

/** Before a word that quotes: then it is the trainee who speaks, to somebody. */
const SPEAKS_TO = "跟和对给向同与";

/** Where a report begins: directly behind a word `quoting` that ends with 说 or 问 (rule G15.12). */
function reportsIn(folded: readonly Character[], { quoting = [], traditional }: WordingRules): number[] {
  return quoting
    .flatMap((word) => places(word, folded, traditional))
    .filter(({ start, end }) => "说问".includes(folded[end - 1]?.letter ?? "?") && !SPEAKS_TO.includes(folded[start - 1]?.letter ?? "?"))
    .map(({ end }) => end);
}

/** How many characters may stand between a word that quotes and the quotation. */
const BEFORE_QUOTATION = 4;

/** What stands between quotation marks behind one of the words `quoting` (rule G15.12). */
function quotations(folded: readonly Character[], { quoting = [], traditional }: WordingRules): Place[] {
  const marks = folded.flatMap(({ letter }, at) => (letter === '"' ? [at] : []));
  const words = quoting.flatMap((word) => places(word, folded, traditional));
  const isQuoted = (at: number): boolean => words.some(({ end }) => end <= at && at - end <= BEFORE_QUOTATION);
  return marks.flatMap((opening, index): Place[] => {
    const closing = marks[index + 1];
    return index % 2 === 0 && closing !== undefined && isQuoted(opening) ? [{ start: opening + 1, end: closing }] : [];
  });
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
