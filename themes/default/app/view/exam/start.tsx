// Before an exam: its rules, what is left of them, what is stored, what the score is worth, and the button.

import { useState } from "preact/hooks";
import { FACTORS, type Factor } from "../../progress/exam/record";
import type { ExamSession } from "./session";

/** What the start page needs. */
export interface StartProps {
  readonly session: ExamSession;
  readonly onStart: (factor: Factor) => void;
}

/** The id of the start page's heading, where focus goes. */
export const startOf = (quiz: string): string => `quiz-${quiz}-start`;

function Rules({ session, factor }: { readonly session: ExamSession; readonly factor: Factor }) {
  const { say } = window.coursewright;
  const { rules, quiz, admission, score } = session;
  const drawn = quiz.draw?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const own = quiz.questions.length - new Set(quiz.draw?.flatMap(({ from }) => from)).size;
  const rows: [name: string, value: string | undefined][] = [
    ["questions", say(drawn ? "exam.rule_drawn" : "exam.rule_all", { count: own + drawn })],
    ["time", rules.time_limit ? say("exam.rule_minutes", { minutes: rules.time_limit * factor }) : say("exam.rule_no_limit")],
    ["pass", say("exam.rule_pass", { pass: quiz.pass })],
    ["attempts", admission.left === undefined ? say("exam.rule_any_number") : say("exam.rule_left", { left: admission.left, count: rules.attempts ?? 0 })],
    ["cool_down", rules.cool_down ? say("exam.rule_hours", { hours: rules.cool_down }) : undefined],
    ["review", say(`exam.review_${rules.review}`)],
    ["keep", rules.attempts === 1 ? undefined : say(`exam.keep_${rules.keep}`)],
    ["score", score && say(score.passed ? "exam.score_passed" : "exam.score_failed", { percent: score.percent })],
  ];
  return (
    <dl class="exam-rules">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{say(`exam.head_${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Factors({ session, factor, onChoose }: { readonly session: ExamSession; readonly factor: Factor; readonly onChoose: (factor: Factor) => void }) {
  const { say } = window.coursewright;
  return (
    <fieldset class="exam-factors">
      <legend>{say("exam.factor_title")}</legend>
      <p>{say("exam.factor_note")}</p>
      {FACTORS.map((one) => (
        <label key={one} class="exam-factor">
          <input type="radio" name={`quiz-${session.quiz.id}-factor`} checked={one === factor} onChange={() => onChoose(one)} />
          <span>{one === 1 ? say("exam.factor_usual") : say("exam.factor_more", { factor: one })}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The start page. */
export function Start({ session, onStart }: StartProps) {
  const { say, language } = window.coursewright;
  const [factor, setFactor] = useState<Factor>(1);
  const { admission, rules, quiz } = session;
  const opens = admission.opens !== undefined && new Date(admission.opens).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section class="exam-start" aria-labelledby={startOf(quiz.id)}>
      <h3 id={startOf(quiz.id)} tabIndex={-1}>
        {say("exam.start_title")}
      </h3>
      <Rules session={session} factor={factor} />
      <ul class="exam-notes">
        <li>{say("exam.note_red_line")}</li>
        <li>{say(rules.time_limit ? "exam.note_leave_timed" : "exam.note_leave")}</li>
        <li>{say("exam.note_stored")}</li>
        <li class="exam-claim">{say("exam.claim")}</li>
      </ul>
      {admission.may && rules.time_limit !== undefined && <Factors session={session} factor={factor} onChoose={setFactor} />}
      {admission.may ? (
        <p class="quiz-actions">
          <button type="button" class="button button-primary" onClick={() => onStart(factor)}>
            {say("exam.start")}
          </button>
        </p>
      ) : (
        <p class="notice notice-warning">
          {admission.left === 0 ? say("exam.none_left") : say("exam.opens", { time: opens || "" })}
        </p>
      )}
    </section>
  );
}
