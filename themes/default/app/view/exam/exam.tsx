// An exam on the page: start page, paper, result or review, what is announced, and where focus goes.

import { useRef, useState } from "preact/hooks";
import type { Warning } from "../../progress/exam/clock";
import { duration } from "../../progress/time";
import { Reviewed } from "../outcome";
import { headingOf } from "../question";
import { resultOf } from "../result";
import { useFocus } from "../use-focus";
import { useJournal } from "../use-journal";
import { useTime } from "../use-time";
import { Paper } from "./paper";
import { ExamResultCard } from "./result";
import type { ExamSession } from "./session";
import { Sheet } from "./sheet";
import { Start, startOf } from "./start";

/** Asks what a jump of the computer's clock was. */
function Doubt({ session }: { readonly session: ExamSession }) {
  const { say } = window.coursewright;
  const { doubt } = session;
  if (doubt === 0) return null;
  return (
    <section class="notice notice-warning exam-doubt" role="alert">
      <p>{say("exam.doubt", { time: duration(doubt, say) })}</p>
      <p class="quiz-actions">
        <button type="button" class="button" onClick={() => session.decide(true)}>
          {say("exam.doubt_slept")}
        </button>
        <button type="button" class="button" onClick={() => session.decide(false)}>
          {say("exam.doubt_changed")}
        </button>
      </p>
    </section>
  );
}

/** The exam. */
export function Exam({ session }: { readonly session: ExamSession }) {
  const { say, page, language } = window.coursewright;
  useJournal();
  const spend = useTime(session);
  const [reviewing, setReviewing] = useState(false);
  const [words, setWords] = useState("");
  const [, draw] = useState(0);
  const onFocus = useFocus();
  const resumed = useRef(session.attempt !== undefined && !session.attempt.handIn);
  /** The attempt that was seen open here and not handed in here. */
  const seenOpen = useRef("");
  const { attempt } = session;
  const result = attempt?.handIn;
  if (attempt && !result) seenOpen.current = attempt.id;
  const finish = (reason: "trainee" | "time"): void => {
    spend();
    seenOpen.current = "";
    resumed.current = false;
    setWords(reason === "time" ? say("exam.result_time_over") : "");
    setReviewing(false);
    session.handIn(reason);
    onFocus(resultOf(session.quiz.id));
  };
  const review = (on: boolean, target: string): void => {
    setReviewing(on);
    onFocus(target);
  };
  return (
    <div class="quiz-app exam-app" lang={language === page.course.language ? undefined : language}>
      {!attempt ? (
        <Start
          session={session}
          onStart={(factor) => {
            setWords("");
            session.start(factor);
            const begun = session.attempt;
            if (begun) onFocus(headingOf(session.asked(begun)[0]?.question.id ?? ""));
          }}
        />
      ) : result ? (
        <>
          {seenOpen.current === attempt.id && <p class="notice">{say("quiz.elsewhere")}</p>}
          {reviewing && session.reviewable ? (
            <Reviewed
              asked={session.asked(attempt)}
              of={({ question }) => ({ response: session.response(question, attempt), mark: result.marks.get(question.id) })}
              onBack={() => review(false, resultOf(session.quiz.id))}
            />
          ) : (
            <ExamResultCard
              session={session}
              attempt={attempt}
              result={result}
              onReview={(target) => review(true, target)}
              onAgain={() => {
                session.again();
                draw((times) => times + 1);
                onFocus(startOf(session.quiz.id));
              }}
            />
          )}
        </>
      ) : (
        <>
          {resumed.current && <p class="quiz-resumed">{say("quiz.resumed")}</p>}
          <Sheet
            session={session}
            attempt={attempt}
            onFocus={onFocus}
            onWarning={(which: Warning) => setWords(say(`exam.warning_${which}`, { time: duration(session.remaining ?? 0, say) }))}
            onOver={() => finish("time")}
          />
          <Doubt session={session} />
          <Paper key={attempt.id} session={session} attempt={attempt} onFocus={onFocus} onFinish={() => finish("trainee")} />
        </>
      )}
      <p class="visually-hidden" role="status">
        {words}
      </p>
    </div>
  );
}
