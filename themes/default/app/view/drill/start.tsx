// The page before a drill: its rules, how the clock may run, earlier runs.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { DrillData } from "../../drill/data";
import type { ClockMode } from "../../drill/log";
import type { DrillRun } from "../../progress/drill";
import { MODES } from "./clock-bar";
import { History } from "./history";

/** The id of the heading, where focus goes. */
export const START = "drill-start";

/** What the start needs; `children` are the rules. */
export interface StartProps {
  readonly drill: DrillData;
  readonly history: readonly DrillRun[];
  /** A line above, such as that the drill was changed. */
  readonly notice: string | undefined;
  /** Whether a run was left that can go on. */
  readonly left: boolean;
  readonly onResume: () => void;
  readonly onStart: (mode: ClockMode) => void;
  readonly onReview: (run: string) => void;
  readonly children: ComponentChildren;
}

/** The start. */
export function Start({ drill, history, notice, left, onResume, onStart, onReview, children }: StartProps) {
  const { say } = window.coursewright;
  const [mode, setMode] = useState<ClockMode>("normal");
  return (
    <section class="drill-start" aria-labelledby={START}>
      {notice && <p class="notice notice-warning">{notice}</p>}
      <h2 id={START} tabIndex={-1}>
        {say("drill.start_title")}
      </h2>
      {children}
      <fieldset class="clock-choice">
        <legend>{say("drill.clock_title")}</legend>
        {MODES.map((one) => (
          <label key={one}>
            <input type="radio" name="drill-clock" checked={mode === one} onChange={() => setMode(one)} />
            <span>
              <strong>{say(`drill.clock_${one}`)}</strong> <span class="soft">{say(`drill.clock_${one}_note`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="quiz-actions">
        {left && (
          <button type="button" class="button button-primary" onClick={onResume}>
            {say("drill.resume")}
          </button>
        )}
        <button type="button" class={`button ${left ? "" : "button-primary"}`} onClick={() => onStart(mode)}>
          {say("drill.start")}
        </button>
      </p>
      <History drill={drill} history={history} onReview={onReview} />
    </section>
  );
}
