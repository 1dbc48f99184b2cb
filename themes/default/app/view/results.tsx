// The results page: every attempt, points per objective, time per module.

import type { CourseData } from "../page/data";
import { attempts, isRepetition, type Attempt } from "../progress/attempt";
import { drillRuns } from "../progress/drill";
import { mastery } from "../progress/mastery";
import { secondsIn } from "../progress/module";
import { lessonOf, modulesOf } from "../progress/outline";
import { duration } from "../progress/time";
import { DrillResults } from "./drill-results";
import { ExamProfiles } from "./exam-profile";
import { Records, type RecordLine } from "./records";
import { useJournal } from "./use-journal";

interface Props {
  readonly course: CourseData;
  readonly all: readonly Attempt[];
}

function outcome(attempt: Attempt): [words: string, state: string] {
  const { say } = window.coursewright;
  const { handIn, order, answers, scope, mode } = attempt;
  if (!handIn) {
    const done = order.filter((id) => (mode === "exam" ? answers.has(id) : answers.get(id)?.checked)).length;
    return [say("results.open", { done, count: order.length }), "is-open"];
  }
  if (scope === "wrong") return [say("results.wrong_only"), ""];
  return handIn.passed ? [say("results.passed"), "is-passed"] : [say("results.failed"), "is-failed"];
}

function lineOf(attempt: Attempt, { course, all }: Props): RecordLine {
  const { handIn } = attempt;
  const again = isRepetition(attempt.quiz) ? { title: attempt.title, url: "review.html" } : undefined;
  const quiz = again ?? course.quizzes[attempt.quiz];
  const [words, state] = outcome(attempt);
  const best = Math.max(
    ...all.map((one) => (one.quiz === attempt.quiz && one.scope === "all" ? (one.handIn?.percent ?? -1) : -1)),
  );
  return {
    id: attempt.id,
    ...(quiz && { url: quiz.url }),
    title: quiz?.title ?? attempt.title,
    at: handIn?.wall ?? attempt.wall,
    ...(handIn && { score: `${handIn.percent}% (${handIn.earned}/${handIn.total})` }),
    isBest: attempt.scope === "all" && handIn?.percent === best,
    words,
    state,
    isOpen: !handIn,
    seconds: handIn?.seconds ?? attempt.seconds,
  };
}

function Objectives({ course, all }: Props) {
  const { say, page } = window.coursewright;
  const points = mastery(all);
  if (points.size === 0) return null;
  return (
    <section class="results-objectives" aria-labelledby="results-objectives">
      <h2 id="results-objectives">{say("results.objectives")}</h2>
      <p>{say("results.objectives_note")}</p>
      <ul class="bars">
        {[...points].map(([code, { earned, total }]) => {
          const lesson = lessonOf(course, code);
          const text = course.objectives[code]?.text ?? code;
          return (
            <li key={code}>
              <span lang={page.course.language}>{lesson ? <a href={lesson.url}>{text}</a> : text}</span>
              <meter min={0} max={total} value={earned} aria-hidden="true" />
              <span class="bar-value">{say("results.objective_score", { earned, total })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Times({ course }: Pick<Props, "course">) {
  const { say, journal, page } = window.coursewright;
  const rows = modulesOf(course)
    .map((module) => ({ module, seconds: secondsIn(module.id, journal.ledger.streams) }))
    .filter(({ seconds }) => seconds > 0);
  if (rows.length === 0) return null;
  return (
    <section class="results-times" aria-labelledby="results-times">
      <h2 id="results-times">{say("results.modules")}</h2>
      <table class="times">
        <thead>
          <tr>
            <th scope="col">{say("results.module")}</th>
            <th scope="col">{say("results.time")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ module, seconds }) => (
            <tr key={module.id}>
              <th scope="row" lang={page.course.language}>
                <a href={module.url}>{module.title}</a>
              </th>
              <td>{duration(seconds, say)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say("results.total_time")}</th>
            <td>
              {duration(
                rows.reduce((sum, { seconds }) => sum + seconds, 0),
                say,
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Everything on the results page. */
export function Results({ course }: Pick<Props, "course">) {
  const { say, journal } = window.coursewright;
  useJournal();
  const all = attempts(journal.ledger.streams);
  const runs = drillRuns(journal.ledger.streams);
  return (
    <>
      {all.length > 0 || runs.length > 0 ? (
        <>
          {all.length > 0 && <Records name="attempts" what="quiz" lines={all.map((one) => lineOf(one, { course, all }))} />}
          <ExamProfiles course={course} all={all} />
          <DrillResults course={course} runs={runs} />
          <Objectives course={course} all={all} />
        </>
      ) : (
        <div class="results-empty">
          <p>{say("results.empty")}</p>
          <p>
            <a class="button button-primary" href="index.html">
              {say("results.empty_go")}
            </a>
          </p>
        </div>
      )}
      <Times course={course} />
    </>
  );
}
