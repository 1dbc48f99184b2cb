// The result of an attempt: score, passed or not, what was missed, and what to do now.

import type { Attempt, HandIn } from "../progress/attempt";
import { Missed, numbersOf, ObjectiveBars, ScoreLine } from "./outcome";
import { headingOf } from "./question";
import type { Session } from "./session";

/** The id of a quiz's result, where focus goes. */
export const resultOf = (quiz: string): string => `quiz-${quiz}-result`;

/** What the result card needs. */
export interface ResultProps {
  readonly session: Session;
  readonly attempt: Attempt;
  readonly result: HandIn;
  /** Shows the questions, with this one in sight. */
  readonly onReview: (target: string) => void;
  readonly onRetry: (scope: Attempt["scope"]) => void;
}

/** The card that stands where the questions were. */
export function Result({ session, attempt, result, onReview, onRetry }: ResultProps) {
  const { say, scores } = window.coursewright;
  const best = scores().get(session.quiz.id)?.percent ?? 0;
  const asked = session.asked(attempt);
  const wrong = session.wrong(attempt);
  const red = numbersOf(asked, result.missed);
  const scored = attempt.scope === "all";
  return (
    <section class={`quiz-result ${!scored ? "" : result.passed ? "is-passed" : "is-failed"}`}>
      <h3 id={resultOf(session.quiz.id)} tabIndex={-1}>
        {say("quiz.result_title")}
      </h3>
      <p class="result-percent">{say("quiz.result_percent", { percent: result.percent })}</p>
      <p class="result-outcome">
        {!scored
          ? say("quiz.wrong_only")
          : result.passed
            ? say("quiz.result_passed")
            : say("quiz.result_failed", { pass: attempt.pass })}
      </p>
      <ScoreLine result={result} />
      {best > result.percent && <p class="result-best">{say("quiz.result_best", { percent: best })}</p>}
      {scored && red.length > 0 && (
        <p class="notice notice-warning">{say("quiz.result_red_line", { numbers: red.join(say("quiz.list_and")) })}</p>
      )}
      <ObjectiveBars quiz={session.quiz} result={result} />
      <Missed
        asked={asked}
        marks={result.marks}
        onReview={onReview}
        note={(id) => wrong.every(({ question }) => question.id !== id) && <span> {say("quiz.result_changed")}</span>}
      />
      <p class="quiz-actions">
        <button type="button" class="button button-primary" onClick={() => onRetry("all")}>
          {say("quiz.retry_all")}
        </button>
        {wrong.length > 0 && (
          <button type="button" class="button" onClick={() => onRetry("wrong")}>
            {say("quiz.retry_wrong")}
          </button>
        )}
        <button type="button" class="button" onClick={() => onReview(headingOf(asked[0]?.question.id ?? ""))}>
          {say("quiz.review")}
        </button>
      </p>
    </section>
  );
}
