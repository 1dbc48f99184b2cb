// The paper of an exam: all questions at once, each with its flag, and handing in behind a question back.

import { useState } from "preact/hooks";
import type { Attempt } from "../../progress/attempt";
import { headingOf, Question } from "../question";
import type { ExamSession } from "./session";

/** What the paper needs. */
export interface PaperProps {
  readonly session: ExamSession;
  readonly attempt: Attempt;
  /** Moves focus to the element of that id after the next drawing. */
  readonly onFocus: (id: string) => void;
  readonly onFinish: () => void;
}

function JumpList({ title, ids, all, onJump }: { readonly title: string; readonly ids: readonly string[]; readonly all: readonly string[]; readonly onJump: (id: string) => void }) {
  const { say } = window.coursewright;
  return (
    <>
      <p>{title}</p>
      <ul class="unanswered">
        {ids.map((id) => (
          <li key={id}>
            <button type="button" class="button button-small" onClick={() => onJump(id)}>
              {say("quiz.jump", { number: all.indexOf(id) + 1 })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The questions and the end of the paper. */
export function Paper({ session, attempt, onFocus, onFinish }: PaperProps) {
  const { say } = window.coursewright;
  const [asking, setAsking] = useState(false);
  const all = session.asked(attempt);
  const ids = all.map(({ question }) => question.id);
  const flags = session.flags(attempt);
  const title = `quiz-${session.quiz.id}-hand-in`;
  const unanswered = all.filter(({ question }) => !session.answered(question, attempt)).map(({ question }) => question.id);
  const flagged = ids.filter((id) => flags.has(id) && !unanswered.includes(id));
  const ask = (on: boolean, focus: string): void => {
    setAsking(on);
    onFocus(focus);
  };
  const jump = (id: string): void => ask(false, headingOf(id));
  return (
    // No form: a paper is handed in by its two buttons, never by Enter in a field, and sandboxed frames forbid forms.
    <div class="quiz-paper">
      {all.map((asked, index) => (
        <div key={asked.question.id} class="exam-question">
          <Question
            asked={asked}
            number={index + 1}
            count={all.length}
            response={session.response(asked.question, attempt)}
            fixed={false}
            onAnswer={(response, typing) => session.answer(asked.question, response, typing)}
          />
          <p class="exam-flag">
            <button
              type="button"
              class="button button-small"
              aria-pressed={flags.has(asked.question.id)}
              onClick={() => session.flag(asked.question.id, !flags.has(asked.question.id))}
            >
              {say("exam.flag")}
              <span class="visually-hidden"> {say("quiz.jump", { number: index + 1 })}</span>
            </button>
          </p>
        </div>
      ))}
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
            <JumpList title={say("exam.hand_in_unanswered", { count: unanswered.length })} ids={unanswered} all={ids} onJump={jump} />
          )}
          {flagged.length > 0 && (
            <JumpList title={say("exam.hand_in_flagged", { count: flagged.length })} ids={flagged} all={ids} onJump={jump} />
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
