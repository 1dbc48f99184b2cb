// What the results and the reviews of practice and of exams have in common.

import type { ComponentChildren } from "preact";
import type { Mark } from "../grade/mark";
import type { QuizData } from "../page/data";
import type { HandIn } from "../progress/attempt";
import { byObjective, isMissed } from "../progress/marking";
import { duration } from "../progress/time";
import type { Asked } from "./kinds/kind";
import { headingOf, Question, type QuestionProps } from "./question";
import { SaveStateLine } from "./save-state";

/** The points, the time if it was measured, and whether all of that is stored. */
export function ScoreLine({ result }: { readonly result: HandIn }) {
  const { say } = window.coursewright;
  return (
    <>
      <p class="result-score">
        {say("quiz.result_score", { earned: result.earned, total: result.total })}
        {result.seconds > 0 && ` · ${say("quiz.result_time", { time: duration(result.seconds, say) })}`}
      </p>
      <SaveStateLine />
    </>
  );
}

/** The points by objective, each with a link to what teaches it. */
export function ObjectiveBars({ quiz, result }: { readonly quiz: QuizData; readonly result: HandIn }) {
  const { say, page } = window.coursewright;
  const rows = [...byObjective(result.marks)];
  if (rows.length === 0) return null;
  return (
    <section class="result-objectives">
      <h4>{say("quiz.result_objectives")}</h4>
      <ul class="bars">
        {rows.map(([code, { earned, total }]) => {
          const words = quiz.objectives?.[code] ?? code;
          const lesson = quiz.lessons?.[code];
          return (
            <li key={code}>
              <span lang={page.course.language}>{lesson ? <a href={lesson.url}>{words}</a> : words}</span>
              <meter min={0} max={total} value={earned} aria-hidden="true" />
              <span class="bar-value">
                {earned} / {total}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The numbers that questions with these ids have in a paper, from 1; of those that are in it. */
export const numbersOf = (asked: readonly Asked[], ids: readonly string[]): readonly number[] =>
  ids.map((id) => asked.findIndex(({ question }) => question.id === id) + 1).filter((number) => number > 0);

/** What the list of missed questions needs. */
export interface MissedProps {
  readonly asked: readonly Asked[];
  readonly marks: ReadonlyMap<string, Mark>;
  /** Shows the questions, with the one whose heading has that id in sight. */
  readonly onReview: (target: string) => void;
  /** What stands beside a question. */
  readonly note?: (question: string) => ComponentChildren;
}

/** A button to every question that was missed, or that there is none. */
export function Missed({ asked, marks, onReview, note }: MissedProps) {
  const { say } = window.coursewright;
  const missed = asked.flatMap(({ question }, index) => {
    const mark = marks.get(question.id);
    return mark && isMissed(mark) ? { id: question.id, number: index + 1 } : [];
  });
  if (missed.length === 0) return <p>{say("quiz.result_all_right")}</p>;
  return (
    <section class="result-wrong">
      <h4>{say("quiz.result_wrong")}</h4>
      <ul>
        {missed.map(({ id, number }) => (
          <li key={id}>
            <button type="button" class="button button-small" onClick={() => onReview(headingOf(id))}>
              {say("quiz.jump", { number })}
            </button>
            {note?.(id)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the questions of a finished attempt need. */
export interface ReviewedProps {
  readonly asked: readonly Asked[];
  /** What became of a question. */
  readonly of: (asked: Asked) => Pick<QuestionProps, "response" | "mark" | "notice">;
  readonly onBack: () => void;
}

/** Every question of a finished attempt; nothing can be changed. */
export function Reviewed({ asked, of, onBack }: ReviewedProps) {
  const { say } = window.coursewright;
  const back = (
    <p class="quiz-actions">
      <button type="button" class="button" onClick={onBack}>
        {say("quiz.back_to_result")}
      </button>
    </p>
  );
  return (
    <div class="quiz-review">
      {back}
      {asked.map((one, index) => (
        <Question key={one.question.id} asked={one} number={index + 1} count={asked.length} fixed onAnswer={() => undefined} {...of(one)} />
      ))}
      {back}
    </div>
  );
}
