// For tests only: a small quiz, a small course, and ledgers made of plain values.

import { Ledger, type Streams } from "../journal/ledger";
import type { CourseData, QuestionData, QuizData } from "../page/data";
import { record } from "./random";

/** A question with one right choice "B"; `print` is its fingerprint. */
export function question(id: string, changes: Partial<QuestionData> = {}): QuestionData {
  const key = { kind: "single", choices: ["A", "B", "C"], answer: "B" } as const;
  return { id, print: `print-${id}`, points: 1, key, ...changes };
}

/** A practice quiz of these questions, 60 percent to pass. */
export function quiz(questions: readonly QuestionData[], changes: Partial<QuizData> = {}): QuizData {
  return {
    id: "quiz",
    title: "小测",
    mode: "practice",
    pass: 60,
    questions,
    ...changes,
  };
}

/** A ledger in which each thing has this value; the clock follows the order. */
export function ledger(values: readonly (readonly [stream: string, item: string, value: unknown])[]): Ledger {
  const made = new Ledger();
  values.forEach(([stream, item, value], index) => made.merge(record({ stream, item, value, lamport: index + 1 })));
  return made;
}

/** A finished attempt as values of the journal. */
export function finished(
  id: string,
  quizId: string,
  percent: number,
  passed: boolean,
  more: { readonly scope?: string; readonly marks?: unknown; readonly wall?: number } = {},
): (readonly [string, string, unknown])[] {
  const stream = `attempt/${id}`;
  const { scope = "all", marks = {}, wall = 0 } = more;
  return [
    [
      stream,
      "@start",
      { quiz: quizId, mode: "practice", title: "小测", pass: 60, scope, order: ["q1"], prints: {}, wall },
    ],
    [
      stream,
      "@handin",
      { earned: percent, total: 100, percent, passed, marks, objectives: {}, red_line_missed: [], seconds: 60, wall },
    ],
  ];
}

/** Three days (the third without quizzes) and a track. */
export const course: CourseData = {
  days: ["d1", "d2", "d3"].map((id) => ({
    id: id.toUpperCase(),
    title: id,
    module: { id, title: `第 ${id} 天`, url: `modules/${id}.html`, quizzes: id === "d3" ? [] : [`${id}-quiz`] },
  })),
  tracks: [{ id: "T1", title: "专题", modules: [{ id: "t1", title: "专题一", url: "modules/t1.html", quizzes: [] }] }],
  quizzes: {},
  objectives: {},
};

/** What a ledger of these values holds. */
export const streams = (values: readonly (readonly [string, string, unknown])[]): Streams => ledger(values).streams;
