// A finished exam, question by question: every option, the own answer, what is right and why, and where it is taught.

import type { Attempt, HandIn } from "../../progress/attempt";
import { Question } from "../question";
import type { ExamSession } from "./session";

/** What the review needs. */
export interface ExamReviewProps {
  readonly session: ExamSession;
  readonly attempt: Attempt;
  readonly result: HandIn;
  readonly onBack: () => void;
}

/** All questions of the attempt. */
export function ExamReview({ session, attempt, result, onBack }: ExamReviewProps) {
  const { say } = window.coursewright;
  const all = session.asked(attempt);
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
      {all.map((asked, index) => {
        const { question } = asked;
        return (
          <div key={question.id} class="exam-question">
            <Question
              asked={asked}
              number={index + 1}
              count={all.length}
              response={session.response(question, attempt)}
              mark={result.marks.get(question.id)}
              fixed
              onAnswer={() => undefined}
            />
          </div>
        );
      })}
      {back}
    </div>
  );
}
