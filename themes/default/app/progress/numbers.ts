// The numbers that an attempt draws for its questions (rules G16). They are drawn when it begins and stored in its record
// `@start`, so what was asked can be found again whatever is published meanwhile.

import type { Key } from "../grade/key";
import { draw, drawnBefore } from "../grade/variant";
import type { Streams } from "../journal/ledger";
import type { QuestionData, QuizData } from "../page/data";
import { attemptStream } from "./attempt";
import { entries, fields, text } from "./read";

/** The drawn numbers of one question as they are shown, by the names of their variables. */
export type Values = Readonly<Record<string, string>>;

/**
 * What the record `@start` of the attempt with this id, at these of the quiz's questions, says of numbers: question id ->
 * values. Nothing if they want none. The quiz's questions have their keys.
 */
export function numbersOf(
  quiz: Pick<QuizData, "questions">,
  asked: readonly QuestionData[],
  attempt: string,
): { values?: Readonly<Record<string, Values>> } {
  const ids = new Set(asked.map(({ id }) => id));
  const wanted = quiz.questions.filter(({ id }) => ids.has(id));
  const all = wanted.flatMap(({ id, key }) => {
    const drawn = key.kind === "formula" && draw(key, seedOf(attempt, id));
    return drawn ? [[id, drawn.values] as const] : [];
  });
  return all.length ? { values: Object.fromEntries(all) } : {};
}

/**
 * The question with its numbers drawn: a plain number is asked for. The numbers are those that the attempt's
 * record `@start` has for it. Where that has none, or none that fit the question as it is today, they are drawn. In an
 * exam that is not handed in nothing is right yet.
 */
export function withNumbers(question: QuestionData, attempt: string, streams: Streams): QuestionData {
  const { id, key } = question;
  if (key.kind !== "formula") return question;
  const start = fields(streams.get(attemptStream(attempt))?.get("@start")?.value);
  const stored = Object.fromEntries(entries(fields(start["values"])[id], text));
  const before = drawnBefore(key, stored);
  const drawn = before ? { values: stored, key: before } : draw(key, seedOf(attempt, id));
  const open: Key = { kind: "numeric", answer: "", tolerance: "0", ...(key.unit !== undefined && { unit: key.unit }) };
  return { ...question, key: drawn?.key ?? open, values: drawn?.values ?? stored };
}

/** The seed of a question's numbers (G16.2). */
const seedOf = (attempt: string, question: string): string => `${attempt}/${question}`;
