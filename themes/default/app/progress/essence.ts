// What of the progress fits into QR codes: of every quiz the best attempt with what went wrong in it, and which modules
// were read. These records give way to the whole ones they were made of, wherever both meet.

import type { JournalRecord } from "../journal/record";
import type { Streams } from "../journal/ledger";
import { attempts, attemptStream, type Attempt } from "./attempt";
import { fields } from "./read";

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
  return [...ofAttempts, ...ofModules];
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
