// An exam: all questions at once, right and wrong only after handing in.

import { useState } from "preact/hooks";
import { standing } from "../progress/marking";
import { headingOf, ownAnswer, Question } from "./question";
import type { Session } from "./session";

/** What an exam needs. */
export interface ExamProps {
  readonly session: Session;
  /** Moves focus to the element of that id after the next drawing. */
  readonly onFocus: (id: string) => void;
  readonly onFinish: () => void;
}

/** What to know before it starts, and the button. */
export function ExamStart({ session, onFocus }: Omit<ExamProps, "onFinish">) {
  const { say } = window.coursewright;
  const { questions, pass } = session.quiz;
  return (
    <div class="exam-start">
      <p>{say("exam.intro", { count: questions.length, pass })}</p>
      <p class="exam-claim">{say("exam.claim")}</p>
      <p class="quiz-actions">
        <button
          type="button"
          class="button button-primary"
          onClick={() => {
            session.start();
            onFocus(headingOf(questions[0]?.id ?? ""));
          }}
        >
          {say("exam.start")}
        </button>
      </p>
    </div>
  );
}

/** All questions of the paper, and handing in behind a question back. */
export function Exam({ session, onFocus, onFinish }: ExamProps) {
  const { say } = window.coursewright;
  const [asking, setAsking] = useState(false);
  const all = session.asked();
  const { attempt } = session;
  const title = `quiz-${session.quiz.id}-hand-in`;
  const unanswered = all.flatMap(({ question }, index) =>
    session.answered(question) ? [] : [{ id: question.id, number: index + 1 }],
  );
  const ask = (on: boolean, focus: string): void => {
    setAsking(on);
    onFocus(focus);
  };
  return (
    <div class="quiz-paper">
      {all.map((asked, index) => {
        const { question } = asked;
        const { outdated } = standing(question, attempt);
        return (
          <Question
            key={question.id}
            asked={asked}
            number={index + 1}
            count={all.length}
            response={session.response(question)}
            fixed={false}
            notice={outdated && say("quiz.changed", { answer: ownAnswer(asked, outdated.response) })}
            onAnswer={(response, typing) => session.answer(question, response, typing)}
          />
        );
      })}
      {!asking ? (
        <p class="quiz-actions">
          <button type="button" class="button button-primary" id={`${title}-button`} onClick={() => ask(true, title)}>
            {say("exam.hand_in")}
          </button>
        </p>
      ) : (
        <section class="notice hand-in" aria-labelledby={title}>
          <h3 id={title} tabIndex={-1}>
            {say("exam.hand_in_title")}
          </h3>
          {unanswered.length === 0 ? (
            <p>{say("exam.hand_in_complete")}</p>
          ) : (
            <>
              <p>{say("exam.hand_in_unanswered", { count: unanswered.length })}</p>
              <ul class="unanswered">
                {unanswered.map(({ id, number }) => (
                  <li key={id}>
                    <button type="button" class="button button-small" onClick={() => ask(false, headingOf(id))}>
                      {say("quiz.jump", { number })}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>{say("exam.hand_in_final")}</p>
          <p class="quiz-actions">
            <button type="button" class="button button-primary" onClick={onFinish}>
              {say("exam.hand_in_now")}
            </button>
            <button type="button" class="button" onClick={() => ask(false, `${title}-button`)}>
              {say("exam.hand_in_back")}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}

/** The views of an exam, handed to the quiz by the script of pages that have one. */
export const examViews = { ExamStart, Exam };
export type ExamViews = typeof examViews;
