// The course map: the static list of modules, with the state of each; above it the progress and the way on.

import type { CourseModule } from "../page/data";
import { nextStop, type Stop } from "../progress/outline";
import { useJournal } from "./use-journal";

/** Gives the state of every module at this moment. */
export type Stops = () => readonly Stop[];

/** The progress over all modules and the button that leads on. */
export function MapProgress({ stops }: { readonly stops: Stops }) {
  const { say } = window.coursewright;
  useJournal();
  const all = stops();
  const next = nextStop(all);
  const done = all.filter(({ state }) => state === "passed").length;
  const begun = all.some(({ state }) => state !== "new");
  return (
    <>
      {begun && (
        <div class="map-overall">
          <progress max={all.length} value={done} aria-hidden="true" />
          <p>{say("map.overall", { done, count: all.length })}</p>
        </div>
      )}
      {next ? (
        <a class="next-action button button-primary" href={next.module.url}>
          {say(next.state === "reading" || begun ? "map.continue" : "map.start", { title: next.module.title })}
        </a>
      ) : (
        <p class="map-finished">{say("map.finished")}</p>
      )}
    </>
  );
}

/** The state of one module, in words. */
export function ModuleMark({ stops, module }: { readonly stops: Stops; readonly module: string }) {
  const { say } = window.coursewright;
  useJournal();
  const all = stops();
  const stop = all.find((one) => one.module.id === module);
  if (!stop) return null;
  const state = stateOf(stop, all);
  return (
    <>
      {state && <span class="state-word">{say(`map.state_${state}`)}</span>}
      {stop.best !== undefined && <span class="state-best"> {say("map.best", { percent: stop.best })}</span>}
      {stop.lockedBy && <Reason before={stop.lockedBy} />}
    </>
  );
}

function Reason({ before }: { readonly before: CourseModule }) {
  const { say } = window.coursewright;
  return (
    <span class="state-reason">
      {" "}
      <a href={before.url}>
        {say(before.quizzes.length ? "map.locked_quiz" : "map.locked_read", { title: before.title })}
      </a>
    </span>
  );
}

/** The word for a module's state: done, reading, next or locked; nothing for one that simply has not begun. */
export function stateOf(stop: Stop, all: readonly Stop[]): "done" | "reading" | "next" | "locked" | undefined {
  if (stop.state === "passed") return "done";
  if (stop.lockedBy) return "locked";
  if (stop.state === "reading") return "reading";
  return nextStop(all) === stop ? "next" : undefined;
}
