// What of the progress fits into QR codes: of every quiz the best attempt with what went wrong in it, which modules were
// read, and the phrases of one's own that were changed last. What of an attempt is left out gives way to the whole records
// it was made of, wherever both meet.

import type { JournalRecord } from "../journal/record";
import type { Streams } from "../journal/ledger";
import { attempts, attemptStream, type Attempt } from "./attempt";
import { ownPhrases, PHRASES } from "./phrases";
import { fields } from "./read";

/** Characters of one phrase, keyword and text together: with more it needs a code that a phone cannot read from a screen. */
const LONGEST_PHRASE = 120;
/** Characters of all phrases together: two or three codes, which is what one is willing to scan. */
const MOST_OF_PHRASES = 600;

/** Which of the trainee's own phrases go into QR codes, and how many stay behind. */
export interface CarriedPhrases {
  readonly records: readonly JournalRecord[];
  readonly left: number;
}

/** Of the phrases that are kept those changed last, as far as codes have room; a shorter one may go where a longer one does not. */
export function carriedPhrases(streams: Streams): CarriedPhrases {
  const stream = streams.get(PHRASES);
  const kept = ownPhrases(streams).flatMap(({ id, keyword, say }) => {
    const record = stream?.get(id);
    return record ? [{ record, length: [...keyword, ...say].length }] : [];
  });
  kept.sort((a, b) => b.record.lamport - a.record.lamport || (a.record.item < b.record.item ? -1 : 1));
  let room = MOST_OF_PHRASES;
  const records = kept.flatMap(({ record, length }) => {
    if (length > Math.min(LONGEST_PHRASE, room)) return [];
    room -= length;
    return [record];
  });
  return { records, left: kept.length - records.length };
}

/** The best attempts that were handed in and count, one a quiz. */
function bestAttempts(streams: Streams): Attempt[] {
  const best = new Map<string, Attempt>();
  for (const attempt of attempts(streams)) {
    if (!attempt.handIn || attempt.scope !== "all") continue;
    const before = best.get(attempt.quiz)?.handIn;
    const better = !before || attempt.handIn.percent > before.percent || (attempt.handIn.passed && !before.passed);
    if (better) best.set(attempt.quiz, attempt);
  }
  return [...best.values()];
}

/** The essence of what `streams` hold, by stream. */
export function essence(streams: Streams): JournalRecord[][] {
  const ofAttempts = bestAttempts(streams).flatMap(({ id, order }) => {
    const stream = streams.get(attemptStream(id));
    const [start, handIn] = [stream?.get("@start"), stream?.get("@handin")];
    if (!start || !handIn) return [];
    const marks = Object.entries(fields(fields(handIn.value)["marks"])).filter(([, mark]) => !fields(mark)["correct"]);
    const wrong = marks.map(([question]) => question);
    // No record that a page writes has the number 0, so of the same change the whole record wins.
    return [
      [
        { ...start, seq: 0, value: { ...fields(start.value), order: wrong.length ? wrong : order.slice(0, 1), prints: {} } },
        { ...handIn, seq: 0, value: { ...fields(handIn.value), marks: Object.fromEntries(marks), objectives: {} } },
      ],
    ];
  });
  const ofModules = [...streams].flatMap(([name, stream]) => (name.startsWith("module/") ? [[...stream.values()]] : []));
  return [...ofAttempts, ...ofModules, ...carriedPhrases(streams).records.map((record) => [record])];
}

/** Codes of at most `longest` characters that together hold `groups`; a group stands in one code, however long. */
export async function codes(
  groups: readonly (readonly JournalRecord[])[],
  longest: number,
  write: (records: readonly JournalRecord[]) => Promise<string>,
): Promise<string[]> {
  if (groups.length === 0) return [];
  const whole = await write(groups.flat());
  if (whole.length <= longest || groups.length === 1) return [whole];
  const middle = Math.ceil(groups.length / 2);
  return [...(await codes(groups.slice(0, middle), longest, write)), ...(await codes(groups.slice(middle), longest, write))];
}
