// A finished attempt, question by question, with right and wrong and the explanations. Nothing can be changed.

import type { Attempt, HandIn } from "../progress/attempt";
import { changedSince } from "../progress/marking";
import { Reviewed } from "./outcome";
import { changedWords } from "./question";
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
  return (
    <Reviewed
      asked={session.asked(attempt)}
      onBack={onBack}
      of={(asked) => {
        const { question } = asked;
        const answer = attempt.answers.get(question.id);
        if (!changedSince(question, attempt)) return { response: answer?.response ?? null, mark: session.finalMark(question, attempt, result) };
        return {
          response: null,
          notice: changedWords(asked, answer ?? { response: null, print: attempt.prints.get(question.id) ?? "" }),
        };
      }}
    />
  );
}
