// After an exam: the score, why it was passed or not, the profile by objective, and what the rules allow now.

import type { Attempt, HandIn } from "../../progress/attempt";
import { byObjective, isMissed } from "../../progress/marking";
import { duration } from "../../progress/time";
import { headingOf } from "../question";
import { resultOf } from "../result";
import type { ExamSession } from "./session";

/** What the result needs. */
export interface ExamResultProps {
  readonly session: ExamSession;
  readonly attempt: Attempt;
  readonly result: HandIn;
  /** Shows the questions, with this one in sight. */
  readonly onReview: (target: string) => void;
  /** Goes to the start page. */
  readonly onAgain: () => void;
}

function Profile({ session, result }: Pick<ExamResultProps, "session" | "result">) {
  const { say, page } = window.coursewright;
  const rows = [...byObjective(result.marks)];
  if (rows.length === 0) return null;
  return (
    <section class="result-objectives">
      <h4>{say("quiz.result_objectives")}</h4>
      <ul class="bars">
        {rows.map(([code, { earned, total }]) => {
          const words = session.quiz.objectives?.[code] ?? code;
          const lesson = session.quiz.lessons?.[code];
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

/** What the result says of how it came about. */
function Circumstances({ session, attempt }: Pick<ExamResultProps, "session" | "attempt">) {
  const { say } = window.coursewright;
  const { reason, factor, jumps } = session.circumstances(attempt);
  const lines = [
    reason === "time" && say("exam.result_time_over"),
    factor !== 1 && say("exam.result_factor", { factor }),
    jumps.length > 0 && say("exam.result_jumps", { count: jumps.length }),
  ].filter((line): line is string => Boolean(line));
  return lines.length === 0 ? null : <p class="result-circumstances">{lines.join(" ")}</p>;
}

/** The card that stands where the questions were. */
export function ExamResultCard({ session, attempt, result, onReview, onAgain }: ExamResultProps) {
  const { say } = window.coursewright;
  const asked = session.asked(attempt);
  const { reviewable, rules, score, admission } = session;
  const numberOf = (id: string): number => asked.findIndex(({ question }) => question.id === id) + 1;
  const missed = asked.filter(({ question }) => {
    const mark = result.marks.get(question.id);
    return mark !== undefined && isMissed(mark);
  });
  const red = result.missed.map(numberOf).filter((number) => number > 0);
  const several = session.history.length > 1;
  return (
    <section class={`quiz-result ${result.passed ? "is-passed" : "is-failed"}`}>
      <h3 id={resultOf(session.quiz.id)} tabIndex={-1}>
        {say("quiz.result_title")}
      </h3>
      <p class="result-percent">{say("quiz.result_percent", { percent: result.percent })}</p>
      <p class="result-outcome">
        {result.passed ? say("quiz.result_passed") : say("quiz.result_failed", { pass: attempt.pass })}
      </p>
      <p class="result-score">
        {say("quiz.result_score", { earned: result.earned, total: result.total })}
        {result.seconds > 0 && ` · ${say("quiz.result_time", { time: duration(result.seconds, say) })}`}
      </p>
      <Circumstances session={session} attempt={attempt} />
      {red.length > 0 && (
        <p class="notice notice-warning">
          {reviewable ? say("quiz.result_red_line", { numbers: red.join(say("quiz.list_and")) }) : say("exam.result_red_line")}
        </p>
      )}
      {several && score && (
        <p class="result-best">
          {say(`exam.keep_${rules.keep}`)} {say(score.passed ? "exam.score_passed" : "exam.score_failed", { percent: score.percent })}
        </p>
      )}
      <Profile session={session} result={result} />
      {!reviewable ? (
        <p class="result-closed">{say(`exam.review_${rules.review}`)}</p>
      ) : missed.length === 0 ? (
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
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="quiz-actions">
        {reviewable && (
          <button type="button" class="button button-primary" onClick={() => onReview(headingOf(asked[0]?.question.id ?? ""))}>
            {say("quiz.review")}
          </button>
        )}
        <button type="button" class="button" onClick={onAgain}>
          {say(admission.may ? "exam.again" : "exam.back_to_start")}
        </button>
      </p>
    </section>
  );
}
