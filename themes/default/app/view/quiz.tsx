// A practice quiz on the page: what stands there now - questions, result or review - with the progress, the word on saving,
// and where focus goes.

import { useRef, useState } from "preact/hooks";
import { standing } from "../progress/marking";
import { Practice } from "./practice";
import { Result, resultOf } from "./result";
import { Review } from "./review";
import { headingOf } from "./question";
import { SaveStateLine } from "./save-state";
import type { Session } from "./session";
import { useFocus } from "./use-focus";
import { useJournal } from "./use-journal";
import { useTime } from "./use-time";

function Progress({ session }: { readonly session: Session }) {
  const { say } = window.coursewright;
  const all = session.asked();
  const done = all.filter(({ question }) => standing(question, session.attempt).answer?.checked).length;
  return (
    <div class="quiz-progress">
      <progress max={all.length} value={done} aria-hidden="true" />
      <p>{say("quiz.progress", { done, count: all.length })}</p>
      {session.attempt?.scope === "wrong" && <p>{say("quiz.wrong_only")}</p>}
      <SaveStateLine />
    </div>
  );
}

/** The interactive quiz. It opens at the question with the id `linked`, in the review if the attempt is handed in. */
export function Quiz({ session, linked }: { readonly session: Session; readonly linked?: string | undefined }) {
  const { say, page, language } = window.coursewright;
  useJournal();
  const spend = useTime(session);
  const [reviewing, setReviewing] = useState(linked !== undefined && session.attempt?.handIn !== undefined);
  const [words, setWords] = useState("");
  const onFocus = useFocus(linked && headingOf(linked));
  const resumed = useRef(session.attempt !== undefined && !session.attempt.handIn);
  const [round, setRound] = useState(0);
  /** The attempt that was seen open here and not handed in here. */
  const seenOpen = useRef("");

  const { attempt } = session;
  const result = attempt?.handIn;
  if (attempt && !result) seenOpen.current = attempt.id;
  const onFinish = (): void => {
    spend();
    setWords("");
    seenOpen.current = "";
    resumed.current = false;
    onFocus(resultOf(session.quiz.id));
    session.handIn();
  };
  const onRetry = (scope: "all" | "wrong"): void => {
    if (!attempt) return;
    setWords("");
    setReviewing(false);
    setRound(round + 1);
    const begun = scope === "all" ? session.start() : session.startWrong(attempt);
    onFocus(headingOf(session.asked(begun)[0]?.question.id ?? ""));
  };
  const review = (on: boolean, target: string): void => {
    setReviewing(on);
    onFocus(target);
  };

  return (
    <div class="quiz-app" lang={language === page.course.language ? undefined : language}>
      {attempt && result ? (
        <>
          {seenOpen.current === attempt.id && <p class="notice">{say("quiz.elsewhere")}</p>}
          {reviewing ? (
            <Review
              session={session}
              attempt={attempt}
              result={result}
              onBack={() => review(false, resultOf(session.quiz.id))}
            />
          ) : (
            <Result
              session={session}
              attempt={attempt}
              result={result}
              onRetry={onRetry}
              onReview={(target) => review(true, target)}
            />
          )}
        </>
      ) : (
        <>
          {resumed.current && <p class="quiz-resumed">{say("quiz.resumed")}</p>}
          <Progress session={session} />
          <Practice key={round} session={session} linked={round ? undefined : linked} onFocus={onFocus} onSay={setWords} onFinish={onFinish} />
        </>
      )}
      <p class="visually-hidden" role="status">
        {words}
      </p>
    </div>
  );
}
