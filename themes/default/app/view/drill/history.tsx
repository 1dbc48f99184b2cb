// Earlier runs of a drill beside each other: what each came to, and its debrief as long as the drill is the same.

import type { DrillData } from "../../drill/data";
import type { DrillRun } from "../../progress/drill";
import { count, fields } from "../../progress/read";

/** What the list needs. */
export interface HistoryProps {
  readonly drill: DrillData;
  readonly history: readonly DrillRun[];
  /** The run that is shown already. */
  readonly current?: string;
  readonly onReview: (run: string) => void;
}

/** Tenths of a second in words; "–" for none. */
export function tenths(value: unknown): string {
  return typeof value === "number" ? window.coursewright.say("drill.seconds", { seconds: (count(value) / 10).toFixed(1) }) : "–";
}

/** The finished runs, the newest first, with the mean times as they were stored. */
export function History({ drill, history, current, onReview }: HistoryProps) {
  const { say, language } = window.coursewright;
  const finished = history.flatMap((run) => (run.handIn ? [{ run, handIn: run.handIn }] : []));
  if (finished.length === 0) return null;
  const best = Math.max(...finished.map(({ handIn }) => handIn.percent));
  const isChat = drill.kind === "chat";
  const heads = ["date", "score", ...(isChat ? ["first", "mean"] : ["mean_item"]), "review"];
  return (
    <section class="drill-history" aria-labelledby="drill-history">
      <h2 id="drill-history">{say("drill.history")}</h2>
      <div class="table-wrap" tabIndex={0} role="group" aria-labelledby="drill-history">
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(`drill.head_${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...finished].reverse().map(({ run, handIn }, index, all) => {
              const change = handIn.percent - (all[index + 1]?.handIn.percent ?? handIn.percent);
              const { score } = handIn;
              return (
                <tr key={run.id} class={run.id === current ? "is-current" : ""}>
                  <th scope="row">
                    <time dateTime={new Date(handIn.wall).toISOString()}>
                      {new Date(handIn.wall).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })}
                    </time>
                  </th>
                  <td>
                    {handIn.percent}%{" "}
                    <span class="soft">
                      {say(handIn.passed ? "drill.passed" : "drill.not_passed")}
                      {handIn.percent === best && ` · ${say("drill.best")}`}
                      {change !== 0 && ` · ${say(change > 0 ? "drill.more" : "drill.less", { points: Math.abs(change) })}`}
                    </span>
                  </td>
                  {isChat ? (
                    <>
                      <td>{tenths(fields(score["first"])["tenths"])}</td>
                      <td>{tenths(fields(score["response"])["tenths"])}</td>
                    </>
                  ) : (
                    <td>{tenths(score["mean_tenths"])}</td>
                  )}
                  <td>
                    {run.id === current ? (
                      say("drill.this_run")
                    ) : run.print === drill.print ? (
                      <button type="button" class="button button-small" onClick={() => onReview(run.id)}>
                        {say("drill.review")}
                      </button>
                    ) : (
                      say("drill.was_changed")
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
