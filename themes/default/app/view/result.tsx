// The result of an attempt: score, passed or not, what was missed, and what to do now.

import type { Attempt, HandIn } from "../progress/attempt";
import { byObjective, isMissed } from "../progress/marking";
import { duration } from "../progress/time";
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

function Objectives({ session, result }: ResultProps) {
  const { say, page } = window.coursewright;
  const rows = [...byObjective(result.marks)];
  if (rows.length === 0) return null;
  return (
    <section class="result-objectives">
      <h4>{say("quiz.result_objectives")}</h4>
      <ul class="bars">
        {rows.map(([code, { earned, total }]) => (
          <li key={code}>
            <span lang={page.course.language}>{session.quiz.objectives?.[code] ?? code}</span>
            <meter min={0} max={total} value={earned} aria-hidden="true" />
            <span class="bar-value">
              {earned} / {total}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The card that stands where the questions were. */
export function Result(props: ResultProps) {
  const { session, attempt, result, onReview, onRetry } = props;
  const { say, scores } = window.coursewright;
  const best = scores().get(session.quiz.id)?.percent ?? 0;
  const asked = session.asked(attempt);
  const numberOf = (id: string): number => asked.findIndex(({ question }) => question.id === id) + 1;
  const missed = asked.filter(({ question }) => {
    const mark = result.marks.get(question.id);
    return mark !== undefined && isMissed(mark);
  });
  const wrong = session.wrong(attempt);
  const red = result.missed.map(numberOf).filter((number) => number > 0);
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
      <p class="result-score">
        {say("quiz.result_score", { earned: result.earned, total: result.total })}
        {result.seconds > 0 && ` · ${say("quiz.result_time", { time: duration(result.seconds, say) })}`}
      </p>
      {best > result.percent && <p class="result-best">{say("quiz.result_best", { percent: best })}</p>}
      {scored && red.length > 0 && (
        <p class="notice notice-warning">{say("quiz.result_red_line", { numbers: red.join(say("quiz.list_and")) })}</p>
      )}
      <Objectives {...props} />
      {missed.length === 0 ? (
        <p>{say("quiz.result_all_right")}</p>
      ) : (
        <section class="result-wrong">
          <h4>{say("quiz.result_wrong")}</h4>
          <ul>
            {missed.map(({ question }) => (
              <li key={question.id}>
                <button type="button" class="button button-small" onClick={() => onReview(headingOf(question.id))}>
                  {say("quiz.jump", { number: numberOf(question.id) })}
                </button>
                {wrong.every((one) => one.question.id !== question.id) && <span> {say("quiz.result_changed")}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
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
