// The answer sheet: every question of the paper as a small button that says whether it is answered and flagged.

import { useRef } from "preact/hooks";
import type { Attempt } from "../../progress/attempt";
import { headingOf } from "../question";
import { SaveStateLine } from "../save-state";
import type { ExamSession } from "./session";
import { Timer, type TimerProps } from "./timer";

/** What the sheet needs. */
export interface SheetProps extends TimerProps {
  readonly attempt: Attempt;
  readonly session: ExamSession;
  /** Moves focus to the element of that id. */
  readonly onFocus: (id: string) => void;
}

/** The bar that stays in sight: time, progress, and, unfolded, the sheet. */
export function Sheet({ session, attempt, onFocus, onWarning, onOver }: SheetProps) {
  const { say } = window.coursewright;
  const fold = useRef<HTMLDetailsElement>(null);
  const all = session.asked(attempt);
  const flags = session.flags(attempt);
  const states = all.map(({ question }) => ({
    id: question.id,
    answered: session.answered(question, attempt),
    flagged: flags.has(question.id),
  }));
  const done = states.filter(({ answered }) => answered).length;
  const go = (id: string): void => {
    if (fold.current) fold.current.open = false;
    onFocus(headingOf(id));
  };
  return (
    <div class="exam-bar">
      <div class="exam-bar-line">
        <Timer session={session} onWarning={onWarning} onOver={onOver} />
        <SaveStateLine />
      </div>
      <details class="exam-sheet" ref={fold}>
        <summary>{say("exam.sheet", { done, count: all.length, flagged: flags.size })}</summary>
        <ol class="sheet-questions">
          {states.map(({ id, answered, flagged }, index) => (
            <li key={id}>
              <button
                type="button"
                class={`sheet-question ${answered ? "is-answered" : ""} ${flagged ? "is-flagged" : ""}`}
                onClick={() => go(id)}
              >
                <span aria-hidden="true">{index + 1}</span>
                <span class="visually-hidden">
                  {say(answered ? "exam.sheet_answered" : "exam.sheet_open", { number: index + 1 })}
                  {flagged && say("exam.sheet_flagged")}
                </span>
              </button>
            </li>
          ))}
        </ol>
        <p class="sheet-legend">{say("exam.sheet_legend")}</p>
      </details>
    </div>
  );
}
