// The runs of drills on the results page.

import type { CourseData } from "../page/data";
import type { DrillRun } from "../progress/drill";
import { Records, type RecordLine } from "./records";

interface Props {
  readonly course: CourseData;
  readonly runs: readonly DrillRun[];
}

function outcome({ handIn }: DrillRun): [words: string, state: string] {
  const { say } = window.coursewright;
  if (!handIn) return [say("results.drill_open"), "is-open"];
  return handIn.passed ? [say("results.passed"), "is-passed"] : [say("results.failed"), "is-failed"];
}

function lineOf(run: DrillRun, { course, runs }: Props): RecordLine {
  const { handIn } = run;
  const drill = course.drills?.[run.drill];
  const [words, state] = outcome(run);
  const best = Math.max(...runs.map((one) => (one.drill === run.drill ? (one.handIn?.percent ?? -1) : -1)));
  return {
    id: run.id,
    ...(drill && { url: drill.url }),
    title: drill?.title ?? run.title,
    at: handIn?.wall ?? run.wall,
    ...(handIn && { score: `${handIn.percent}%` }),
    isBest: handIn?.percent === best,
    words,
    state,
    // A run of a drill that was changed since cannot be gone on with.
    isOpen: !handIn && drill?.print === run.print,
    seconds: (handIn?.end ?? run.elapsed) / 1000,
  };
}

/** Every run of every drill, the newest first; nothing when there is none. */
export function DrillResults(all: Props) {
  if (all.runs.length === 0) return null;
  return <Records name="drills" what="drill" lines={all.runs.map((run) => lineOf(run, all))} />;
}
