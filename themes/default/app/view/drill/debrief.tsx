// The debrief: what a run came to, checkpoint by checkpoint and message by message.

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Conversation } from "../../drill/conversation";
import type { CheckpointScore } from "../../drill/need";
import { replay } from "../../drill/replay";
import { type DrillScore, score } from "../../drill/score";
import type { Checkpoint } from "../../drill/shapes";
import type { DrillRun } from "../../progress/drill";
import { Slot } from "../slot";
import { Figures } from "./figures";
import { needWords } from "./need-words";
import { Replayed } from "./replayed";
import { RunResult } from "./run-result";
import type { ChatSession } from "./session";

/** The id of the heading, where focus goes. */
export const DEBRIEF = "drill-debrief";

/** What the debrief needs. */
export interface DebriefProps {
  readonly session: ChatSession;
  readonly run: DrillRun;
  readonly history: readonly DrillRun[];
  readonly onAgain: () => void;
  readonly onReview: (run: string) => void;
  /** What became of what came before the conversations. */
  readonly children?: ComponentChildren;
}

/** The key of what a result is in words: a missed red line counts more than the points. */
function outcomeOf({ passed, red_lines }: DrillScore): string {
  if (passed) return "drill.result_passed";
  return red_lines.length > 0 ? "drill.result_red" : "drill.result_failed";
}

/** Copies of the nodes that the build rendered as the reason of a checkpoint. */
function reasonOf(checkpoint: string): Node[] {
  const why = document.querySelector(`.drill-brief [data-checkpoint="${CSS.escape(checkpoint)}"] .checkpoint-why`);
  return [...(why?.childNodes ?? [])].map((node) => node.cloneNode(true));
}

/** Why a checkpoint was missed: with several customers, whose reasons are the same stand together. */
function Misses({ session, talks, checkpoint, missed }: { readonly session: ChatSession; readonly talks: readonly Conversation[]; readonly checkpoint: Checkpoint; readonly missed: CheckpointScore["missed"] }) {
  const { say } = window.coursewright;
  const reasons = new Map<string, string[]>();
  for (const { customer, need } of missed) {
    const arrived = talks.find((talk) => talk.customer === customer)?.arrived;
    const reason = arrived ? needWords(checkpoint.need[need]) : say("drill.need_arrived");
    reasons.set(reason, [...(reasons.get(reason) ?? []), session.customer(customer)?.name ?? ""]);
  }
  return (
    <ul class="misses soft">
      {[...reasons].map(([reason, names]) => (
        <li key={reason}>{talks.length === 1 ? reason : say("drill.missed_with", { names: names.join(say("drill.list_and")), reason })}</li>
      ))}
    </ul>
  );
}

function Checkpoints({ session, talks, result }: { readonly session: ChatSession; readonly talks: readonly Conversation[]; readonly result: DrillScore }) {
  const { say, page } = window.coursewright;
  const { script } = session.drill;
  const reasons = useMemo(() => new Map(script.checkpoints.map(({ id }) => [id, reasonOf(id)])), []);
  return (
    <section class="debrief-checkpoints" aria-labelledby="debrief-checkpoints">
      <h3 id="debrief-checkpoints">{say("drill.checkpoints")}</h3>
      <ol>
        {result.checkpoints.map(({ id, earned, points, missed }) => {
          const checkpoint = script.checkpoints.find((one) => one.id === id);
          const state = missed.length === 0 ? "met" : earned > 0 ? "partly" : "missed";
          return (
            <li key={id} class={`debrief-checkpoint is-${state}`}>
              <p class="checkpoint-line">
                <span class="checkpoint-state">{say(`drill.checkpoint_${state}`)}</span>
                <span class="checkpoint-title" lang={page.course.language}>
                  {checkpoint?.title}
                </span>
                {checkpoint?.red_line && <span class="red-line">{say("drill.red_line")}</span>}
                <span class="checkpoint-points">{say("drill.points", { earned, points })}</span>
              </p>
              {missed.length > 0 && checkpoint && <Misses session={session} talks={talks} checkpoint={checkpoint} missed={missed} />}
              {missed.length > 0 && <Slot class="checkpoint-why" nodes={reasons.get(id) ?? []} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The debrief of one run. */
export function Debrief({ session, run, history, onAgain, onReview, children }: DebriefProps) {
  const { say } = window.coursewright;
  const { drill } = session;
  const end = run.handIn?.end ?? run.elapsed;
  const result = useMemo(() => score(drill.script, run.log, end), [run.id]);
  const talks = useMemo(() => replay(drill.script, run.log, end), [run.id]);
  const titleOf = (id: string): string => drill.script.checkpoints.find((one) => one.id === id)?.title ?? "";
  const made = (
    <>
      <p class="soft">{say("drill.result_points", { earned: result.earned, total: result.total })}</p>
      {result.red_lines.length > 0 && (
        <p class="notice notice-danger">
          {say("drill.red_missed", { titles: result.red_lines.map(titleOf).join(say("drill.list_and")) })}
        </p>
      )}
    </>
  );
  return (
    <RunResult
      id={DEBRIEF}
      drill={drill}
      run={run}
      history={history}
      result={result}
      outcome={outcomeOf(result)}
      clock={result.clock}
      made={made}
      onAgain={onAgain}
      onReview={onReview}
    >
      <Figures script={drill.script} result={result} />
      {children}
      <Checkpoints session={session} talks={talks} result={result} />
      <section class="debrief-talks" aria-labelledby="debrief-talks">
        <h3 id="debrief-talks">{say("drill.replay")}</h3>
        {talks.map((talk) => (
          <Replayed key={talk.customer} session={session} talk={talk} result={result} end={end} isOnly={talks.length === 1} />
        ))}
      </section>
    </RunResult>
  );
}
