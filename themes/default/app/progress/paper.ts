// The paper of an attempt: which of a quiz's questions it asks, in which order, with which order of choices. All of it
// follows from the attempt's id (rules G20).

import { choiceOrder, drawPaper } from "../grade/draw";
import type { QuestionData, QuizData } from "../page/data";

/** What the script of quizzes that draw or shuffle gives to that of practice quizzes. */
export interface Drawing {
  readonly inOrder: typeof inOrder;
  readonly paperOf: typeof paperOf;
}

/** The question with its choices in the order in which the attempt shows them. */
export function inOrder(quiz: QuizData, question: QuestionData, attempt: string): QuestionData {
  const { key } = question;
  if (!quiz.shuffle || !(key.kind === "single" || key.kind === "multiple")) return question;
  return { ...question, key: { ...key, choices: choiceOrder(key.choices, question.id, attempt) } };
}

/** The questions of the paper of the attempt with this id. */
export function paperOf(quiz: QuizData, attempt: string): QuestionData[] {
  const { questions, draw = [] } = quiz;
  const named = (place: number): string[] => questions.slice(place, place + 1).map(({ id }) => id);
  const drawn = new Set(draw.flatMap(({ from }) => from));
  const own = questions.filter((_, place) => !drawn.has(place)).map(({ id }) => id);
  const rows = draw.map(({ count, from }) => ({ count, from: from.flatMap(named) }));
  const byId = new Map(questions.map((question) => [question.id, question]));
  return drawPaper(own, rows, quiz.shuffle === true, attempt).flatMap((id) => {
    const question = byId.get(id);
    return question ? [inOrder(quiz, question, attempt)] : [];
  });
}
