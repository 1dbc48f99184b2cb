// The runs of drills on the results page.

import type { CourseData } from "../page/data";
import type { DrillRun } from "../progress/drill";
import { duration } from "../progress/time";

interface Props {
  readonly course: CourseData;
  readonly runs: readonly DrillRun[];
}

function outcome({ handIn }: DrillRun): [words: string, state: string] {
  const { say } = window.coursewright;
  if (!handIn) return [say("results.drill_open"), "is-open"];
  return handIn.passed ? [say("results.passed"), "is-passed"] : [say("results.failed"), "is-failed"];
}

function Row({ course, runs, run }: Props & { readonly run: DrillRun }) {
  const { say, page, language } = window.coursewright;
  const { handIn } = run;
  const drill = course.drills?.[run.drill];
  const [words, state] = outcome(run);
  const best = Math.max(...runs.map((one) => (one.drill === run.drill ? (one.handIn?.percent ?? -1) : -1)));
  const time = new Date(handIn?.wall ?? run.wall);
  return (
    <tr class={state}>
      <th scope="row" lang={page.course.language}>
        {drill ? <a href={drill.url}>{drill.title}</a> : run.title}
        {!drill && (
          <span class="attempt-note" lang={language}>
            {" "}
            {say("results.removed")}
          </span>
        )}
      </th>
      <td data-label={say("results.date")}>
        <time dateTime={time.toISOString()}>
          {time.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </td>
      <td data-label={say("results.score")}>
        {handIn && `${handIn.percent}%`}
        {handIn?.percent === best && <span class="attempt-note"> {say("results.best")}</span>}
      </td>
      <td data-label={say("results.outcome")}>
        {words}
        {!handIn && drill && drill.print === run.print && (
          <>
            {" "}
            <a href={drill.url}>{say("results.continue")}</a>
          </>
        )}
      </td>
      <td data-label={say("results.time")}>{duration((handIn?.end ?? run.elapsed) / 1000, say)}</td>
    </tr>
  );
}

/** Every run of every drill, the newest first; nothing when there is none. */
export function DrillResults({ course, runs }: Props) {
  const { say } = window.coursewright;
  if (runs.length === 0) return null;
  const heads = ["drill", "date", "score", "outcome", "time"].map((name) => say(`results.${name}`));
  return (
    <section class="results-drills" aria-labelledby="results-drills">
      <h2 id="results-drills">{say("results.drills")}</h2>
      <div class="table-wrap" tabIndex={0} role="group" aria-labelledby="results-drills">
        <table class="attempts">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...runs].reverse().map((run) => (
              <Row key={run.id} course={course} runs={runs} run={run} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
