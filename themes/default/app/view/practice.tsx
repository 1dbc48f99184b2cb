// Practice: one question at a time, checked at once. What was checked stands.

import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import { standing } from "../progress/marking";
import { viewOf } from "./kinds/kinds";
import { changedWords, feedbackOf, headingOf, markClass, Question, rightAnswer, verdictWords } from "./question";
import type { Session } from "./session";

/** What practice needs. */
export interface PracticeProps {
  readonly session: Session;
  /** The id of the question to begin with; else the first that is open. */
  readonly linked?: string | undefined;
  /** Moves focus to the element of that id after the next drawing. */
  readonly onFocus: (id: string) => void;
  /** Says something to screen readers, politely. */
  readonly onSay: (words: string) => void;
  readonly onFinish: () => void;
}

/** The key code of everything typed into an input method, in browsers that say "not composing" for its last Enter. */
const INPUT_METHOD = 229;

/**
 * Whether a key asks for the check: Enter in a field, but not the Enter that ends a composition, nor one that is held.
 * Not left to a `<form>`: in a sandboxed frame forms do nothing.
 */
function asksForCheck(event: KeyboardEvent): boolean {
  const inField = event.target instanceof HTMLInputElement;
  const composing = event.isComposing || event.keyCode === INPUT_METHOD;
  return inField && event.key === "Enter" && !composing && !event.repeat;
}

/** The question that is on, and a row of buttons to the others. */
export function Practice({ session, linked, onFocus, onSay, onFinish }: PracticeProps) {
  const { say } = window.coursewright;
  const all = session.asked();
  const open = all.filter(({ question }) => !session.checkedMark(question));
  const [wanted, setWanted] = useState(linked);
  const [hint, setHint] = useState("");
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
    if (mark) return;
    setWanted(question.id);
    if (!session.check(question)) {
      return setHint(say(viewOf(question.key.kind).hint ?? "quiz.choose_first"));
    }
    const now = session.checkedMark(question);
    if (now) onSay([verdictWords(now), !now.correct && rightAnswer(asked)].filter(Boolean).join(say("quiz.sentence_end")));
    onFocus(feedbackOf(question.id));
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (!asksForCheck(event)) return;
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[type=text]")];
    const empty = fields.find((field) => field !== event.target && field.value.trim() === "");
    // Whoever presses Enter after the first of several gaps means to go on to the next.
    if (empty) empty.focus();
    else check();
  };

  return (
    <div class="quiz-step" onKeyDown={onKeyDown}>
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
        notice={outdated ? changedWords(asked, outdated) : session.reason?.(question.id)}
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
    </div>
  );
}
