// The result of a speed drill: each item with what became of it, what was chosen, and what is right.

import { useMemo } from "preact/hooks";
import { clean } from "../../drill/log";
import { entry } from "../../drill/shapes";
import { type SpeedAnswer, type SpeedItem, scoreSpeed } from "../../drill/speed";
import type { DrillRun } from "../../progress/drill";
import { tenths } from "./history";
import { RunResult } from "./run-result";
import type { SpeedSession } from "./speed-session";

/** The id of the heading, where focus goes. */
export const RESULT = "speed-result";

/** What the result needs. */
export interface SpeedResultProps {
  readonly session: SpeedSession;
  readonly run: DrillRun;
  readonly history: readonly DrillRun[];
  readonly onAgain: () => void;
  readonly onReview: (run: string) => void;
}

/** An answer in words: a phrase by its keyword. */
function words({ drill }: SpeedSession, answer: SpeedAnswer): string {
  const { say } = window.coursewright;
  const parts = drill.parts.map(({ id, from }) => {
    const chosen = entry(answer, id) ?? [];
    const named = chosen.map((one) => (from ? `/${drill.phrases.find((phrase) => phrase.id === one)?.keyword ?? one}` : one));
    return named.join(say("drill.list_and"));
  });
  return parts.filter((part) => part !== "").join(" · ") || say("drill.nothing");
}

function Line({ session, item, result, ms, given }: { readonly session: SpeedSession; readonly item: SpeedItem; readonly result: string; readonly ms: number | null; readonly given: SpeedAnswer | undefined }) {
  const { say, page } = window.coursewright;
  return (
    <li class={`speed-line is-${result}`}>
      <p>
        <span class="speed-state">{say(`drill.item_${result}`)}</span>{" "}
        {ms !== null && <span class="soft">{say("drill.seconds", { seconds: (ms / 1000).toFixed(1) })}</span>}
      </p>
      <p class="speed-line-prompt" lang={page.course.language}>
        {item.prompt}
      </p>
      {result === "wrong" && given && <p>{say("drill.you_chose", { answer: words(session, given) })}</p>}
      {result !== "right" && <p>{say("drill.right_is", { answer: words(session, item.answer) })}</p>}
      {item.explain && (
        <p class="soft" lang={page.course.language}>
          {item.explain}
        </p>
      )}
    </li>
  );
}

/** The result of one run. */
export function SpeedResult({ session, run, history, onAgain, onReview }: SpeedResultProps) {
  const { say } = window.coursewright;
  const { drill } = session;
  const end = run.handIn?.end ?? run.elapsed;
  const result = useMemo(() => scoreSpeed(drill, run.log, end), [run.id]);
  const events = useMemo(() => clean(run.log, end), [run.id]);
  const given = new Map<string, SpeedAnswer>();
  events.forEach(({ act }) => act.do === "answer" && !given.has(act.item) && given.set(act.item, act.answer));
  const modes = [...new Set(events.flatMap(({ act }) => (act.do === "clock" && act.mode !== "normal" ? [act.mode] : [])))];
  const found = new Map(result.items.map((one) => [one.id, one]));
  const made = (
    <p class="soft">
      {say("drill.speed_counts", { right: result.right, late: result.late, wrong: result.wrong, open: result.open })}
      {" · "}
      {say("drill.speed_mean", { time: tenths(result.mean_tenths) })}
    </p>
  );
  return (
    <RunResult
      id={RESULT}
      drill={drill}
      run={run}
      history={history}
      result={result}
      outcome={result.passed ? "drill.result_passed" : "drill.result_failed"}
      clock={modes}
      made={made}
      onAgain={onAgain}
      onReview={onReview}
    >
      <section aria-labelledby="speed-lines">
        <h3 id="speed-lines">{say("drill.items")}</h3>
        <ol class="speed-lines">
          {(run.order.length > 0 ? run.order : drill.items.map(({ id }) => id)).map((id) => {
            const item = session.item(id);
            const one = found.get(id);
            return item && one && <Line key={id} session={session} item={item} result={one.result} ms={one.ms} given={given.get(id)} />;
          })}
        </ol>
      </section>
    </RunResult>
  );
}
