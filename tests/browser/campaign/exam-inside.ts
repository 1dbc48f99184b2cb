// What the exam's scripts do when an attempt is restored and when it is handed in, timed inside a page. The campaign
// bundles this file and runs it there: the page's own scripts tell no times.

import { allGraders } from "../../../themes/default/app/grade/kinds";
import { addGraders } from "../../../themes/default/app/grade/mark";
import { Ledger } from "../../../themes/default/app/journal/ledger";
import type { JournalRecord } from "../../../themes/default/app/journal/record";
import type { QuizData } from "../../../themes/default/app/page/data";
import { attemptStream, currentAttempt } from "../../../themes/default/app/progress/attempt";
import { readPaper, revealed } from "../../../themes/default/app/progress/exam/paper";
import { clockOf, flagsOf, limitOf, PAPER } from "../../../themes/default/app/progress/exam/record";
import { resultOf } from "../../../themes/default/app/progress/marking";
import { withNumbers } from "../../../themes/default/app/progress/numbers";

/** Milliseconds of one round, and what was worked on, so that nothing can be left out. */
export interface Round {
  readonly restoring: number;
  readonly grading: number;
  readonly questions: number;
  readonly answers: number;
  readonly earned: number;
}

addGraders(allGraders);

/** Restores the attempt at `quiz` from these records, and grades it, as often as `rounds` says. */
export function measure(records: readonly JournalRecord[], quiz: QuizData, rounds: number): Round[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    const ledger = new Ledger();
    records.forEach((record) => ledger.merge(record));
    const attempt = currentAttempt(ledger.streams, quiz.id, undefined);
    if (!attempt) throw new Error("there is no attempt");
    const stream = ledger.streams.get(attemptStream(attempt.id));
    const paper = readPaper(stream?.get(PAPER)?.value);
    const limit = limitOf(stream);
    const clock = limit === undefined ? 0 : clockOf(stream, limit).end;
    flagsOf(stream);
    const restored = performance.now();
    const questions = paper.map(({ data }) => withNumbers(revealed(data), attempt.id, ledger.streams));
    const result = resultOf({ ...quiz, questions }, attempt, clock);
    const graded = performance.now();
    return { restoring: restored - start, grading: graded - restored, questions: paper.length, answers: attempt.answers.size, earned: result.earned };
  });
}
