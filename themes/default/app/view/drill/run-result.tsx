// What the results of chat drills and speed drills have in common: how the run ended, earlier runs, and another one.

import type { ComponentChildren, ComponentProps } from "preact";
import type { DrillRun } from "../../progress/drill";
import { History } from "./history";
import { clockWords } from "./page";
import { Saved } from "./saved";

/** What every result of a drill needs. */
export interface RunResultProps extends Pick<ComponentProps<typeof History>, "drill" | "history" | "onReview"> {
  /** The id of the heading, where focus goes. */
  readonly id: string;
  readonly run: DrillRun;
  readonly result: { readonly passed: boolean; readonly percent: number };
  /** The key of the text that says whether it was passed; it may name the pass mark. */
  readonly outcome: string;
  /** How the clock went. */
  readonly clock: Parameters<typeof clockWords>[0];
  /** What the percentage is made of. */
  readonly made: ComponentChildren;
  readonly onAgain: () => void;
  /** What became of everything in the run. */
  readonly children: ComponentChildren;
}

/** The result of one run. */
export function RunResult({ id, drill, run, history, result, outcome, clock, made, onAgain, onReview, children }: RunResultProps) {
  const { say } = window.coursewright;
  const again = (
    <p class="quiz-actions">
      <button type="button" class="button button-primary" onClick={onAgain}>
        {say("drill.again")}
      </button>
    </p>
  );
  return (
    <section class="debrief" aria-labelledby={id}>
      <div class={`debrief-result ${result.passed ? "is-passed" : "is-failed"}`}>
        <h2 id={id} tabIndex={-1}>
          {say("drill.result")}
        </h2>
        <p class="result-percent">{result.percent}%</p>
        <p class="result-outcome">{say(outcome, { pass: drill.pass })}</p>
        {made}
        <p class="result-clock">{clockWords(clock)}</p>
        <Saved />
        {again}
      </div>
      {children}
      <History drill={drill} history={history} current={run.id} onReview={onReview} />
      {again}
    </section>
  );
}
