// The time that is left: drawn every second, told to screen readers only when it matters, and hidden on request.

import { useEffect, useState } from "preact/hooks";
import { warning, type Warning } from "../../progress/exam/clock";
import type { ExamSession } from "./session";

/** What the timer needs. */
export interface TimerProps {
  readonly session: ExamSession;
  readonly onWarning: (which: Warning) => void;
  readonly onOver: () => void;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** Seconds as hours, minutes and seconds: 59:03, 1:05:00. */
export function clockText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
}

/** Counts down while an attempt with a limit is open. */
export function Timer({ session, onWarning, onOver }: TimerProps) {
  const { say } = window.coursewright;
  const [hidden, setHidden] = useState(false);
  const [, draw] = useState(0);
  useEffect(() => {
    const step = (): void => {
      const { limit } = session;
      const before = session.remaining;
      if (before === undefined || limit === undefined) return;
      if (session.tick()) return onOver();
      const due = warning(before, session.remaining ?? 0, limit);
      if (due) onWarning(due);
      draw((times) => times + 1);
    };
    step();
    const timer = setInterval(step, 1000);
    document.addEventListener("visibilitychange", step);
    addEventListener("pageshow", step);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", step);
      removeEventListener("pageshow", step);
    };
  }, []);
  const left = session.remaining;
  if (left === undefined) return null;
  return (
    <div class={`exam-timer ${left <= 300 ? "is-short" : ""}`}>
      {!hidden && (
        <span class="exam-left" role="timer" aria-live="off">
          <span class="visually-hidden">{say("exam.left")}</span> {clockText(left)}
        </span>
      )}
      <button type="button" class="button button-small" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
        {say(hidden ? "exam.show_timer" : "exam.hide_timer")}
      </button>
    </div>
  );
}
