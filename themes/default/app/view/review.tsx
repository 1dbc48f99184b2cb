// A finished attempt, question by question, with right and wrong and the explanations. Nothing can be changed.

import type { Attempt, HandIn } from "../progress/attempt";
import { changedSince } from "../progress/marking";
import { changedWords, Question } from "./question";
import type { Session } from "./session";

/** What the review needs. */
export interface ReviewProps {
  readonly session: Session;
  readonly attempt: Attempt;
  readonly result: HandIn;
  readonly onBack: () => void;
}

/** All questions of the attempt. */
export function Review({ session, attempt, result, onBack }: ReviewProps) {
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
        const changed = changedSince(question, attempt);
        const answer = attempt.answers.get(question.id);
        return (
          <Question
            key={question.id}
            asked={asked}
            number={index + 1}
            count={all.length}
            response={changed ? null : (answer?.response ?? null)}
            mark={session.finalMark(question, attempt, result)}
            fixed
            notice={
              changed
                ? changedWords(asked, answer ?? { response: null, print: attempt.prints.get(question.id) ?? "" })
                : undefined
            }
            onAnswer={() => undefined}
          />
        );
      })}
      {back}
    </div>
  );
}
