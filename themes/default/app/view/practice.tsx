// Practice: one question at a time, checked at once. What was checked stands.

import { useRef, useState } from "preact/hooks";
import { standing } from "../progress/marking";
import { feedbackOf, headingOf, markClass, ownAnswer, Question, rightAnswer, verdictWords } from "./question";
import type { Session } from "./session";

/** What practice needs. */
export interface PracticeProps {
  readonly session: Session;
  /** Moves focus to the element of that id after the next drawing. */
  readonly onFocus: (id: string) => void;
  /** Says something to screen readers, politely. */
  readonly onSay: (words: string) => void;
  readonly onFinish: () => void;
}

/** Milliseconds after the end of a composition in which Enter still belongs to it, in browsers that order events so. */
const COMPOSITION_PAUSE = 100;

/** The question that is on, and a row of buttons to the others. */
export function Practice({ session, onFocus, onSay, onFinish }: PracticeProps) {
  const { say } = window.coursewright;
  const all = session.asked();
  const open = all.filter(({ question }) => !session.checkedMark(question));
  const [wanted, setWanted] = useState<string>();
  const [hint, setHint] = useState("");
  const composing = useRef({ on: false, ended: -Infinity });
  const found = all.findIndex(({ question }) => question.id === (wanted ?? open[0]?.question.id));
  const index = Math.max(0, found);
  const asked = all[index];
  if (!asked) return null;
  const { question } = asked;
  const mark = session.checkedMark(question);
  const { outdated } = standing(question, session.attempt);
  // After the last question comes the first that is still open.
  const next = all.slice(index + 1).find((one) => open.includes(one)) ?? open.find((one) => one !== asked);

  const show = (id: string): void => {
    setHint("");
    setWanted(id);
    onFocus(headingOf(id));
  };
  const check = (): void => {
    const { on, ended } = composing.current;
    if (mark || on || performance.now() - ended < COMPOSITION_PAUSE) return;
    setWanted(question.id);
    if (!session.check(question)) {
      const typed = question.key.kind === "numeric" || question.key.kind === "blank";
      return setHint(say(typed ? "quiz.fill_first" : "quiz.choose_first"));
    }
    const now = session.checkedMark(question);
    if (now) onSay([verdictWords(now), ...(now.correct ? [] : [rightAnswer(asked)])].join(say("quiz.sentence_end")));
    onFocus(feedbackOf(question.id));
  };

  return (
    <form
      class="quiz-step"
      noValidate
      // A sandboxed frame refuses to submit forms, so Enter is heard as a key; forms are not submitted anywhere.
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const field = event.target;
        if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement)) return;
        event.preventDefault();
        check();
      }}
      onCompositionStart={() => (composing.current.on = true)}
      onCompositionEnd={() => (composing.current = { on: false, ended: performance.now() })}
    >
      {all.length > 1 && (
        <ol class="question-steps" aria-label={say("quiz.questions")}>
          {all.map((one, place) => {
            const done = session.checkedMark(one.question);
            return (
              <li key={one.question.id}>
                <button
                  type="button"
                  class={`question-step ${done ? markClass(done) : ""}`}
                  aria-current={one === asked ? "step" : undefined}
                  onClick={() => show(one.question.id)}
                >
                  <span aria-hidden="true">{place + 1}</span>
                  <span class="visually-hidden">
                    {say("quiz.jump", { number: place + 1 })} {done && verdictWords(done)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <Question
        key={question.id}
        asked={asked}
        number={index + 1}
        count={all.length}
        response={session.response(question)}
        mark={mark}
        fixed={mark !== undefined}
        notice={outdated && say("quiz.changed", { answer: ownAnswer(asked, outdated.response) })}
        onAnswer={(response, typing) => {
          setHint("");
          setWanted(question.id);
          session.answer(question, response, typing);
        }}
      />
      <p class="question-hint" role="status">
        {hint}
      </p>
      <p class="quiz-actions">
        {!mark ? (
          <button type="button" class="button button-primary" onClick={check}>
            {say("quiz.check")}
          </button>
        ) : next ? (
          <button type="button" class="button button-primary" onClick={() => show(next.question.id)}>
            {say("quiz.next")}
          </button>
        ) : (
          <button type="button" class="button button-primary" onClick={onFinish}>
            {say("quiz.finish")}
          </button>
        )}
      </p>
    </form>
  );
}
