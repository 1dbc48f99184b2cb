// After an exam: the score, why it was passed or not, the profile by objective, and what the rules allow now.

import type { Attempt, HandIn } from "../../progress/attempt";
import { Missed, numbersOf, ObjectiveBars, ScoreLine } from "../outcome";
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
  const red = numbersOf(asked, result.missed);
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
      <ScoreLine result={result} />
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
      <ObjectiveBars quiz={session.quiz} result={result} />
      {reviewable ? (
        <Missed asked={asked} marks={result.marks} onReview={onReview} />
      ) : (
        <p class="result-closed">{say(`exam.review_${rules.review}`)}</p>
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
