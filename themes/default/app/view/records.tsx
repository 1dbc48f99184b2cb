// The tables of the results page: what was tried, when, with which score and outcome, and for how long.

import type { ComponentChildren } from "preact";
import { duration } from "../progress/time";

/** One attempt or run. */
export interface RecordLine {
  readonly id: string;
  /** Where it can be tried again; absent when the course has it no more. */
  readonly url?: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Absent while it is open. */
  readonly score?: string;
  readonly isBest: boolean;
  readonly words: string;
  /** The class of the line. */
  readonly state: string;
  /** Whether it can be gone on with. */
  readonly isOpen: boolean;
  readonly seconds: number;
}

/** Words beside the text of a cell. */
function Note({ children }: { readonly children: ComponentChildren }) {
  return (
    <span class="attempt-note" lang={window.coursewright.language}>
      {" "}
      {children}
    </span>
  );
}

function Line({ url, title, at, score, isBest, words, state, isOpen, seconds }: RecordLine) {
  const { say, page, language } = window.coursewright;
  const time = new Date(at);
  return (
    <tr class={state}>
      <th scope="row" lang={page.course.language}>
        {url ? <a href={url}>{title}</a> : title}
        {!url && <Note>{say("results.removed")}</Note>}
      </th>
      <td data-label={say("results.date")}>
        <time dateTime={time.toISOString()}>
          {time.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </td>
      <td data-label={say("results.score")}>
        {score}
        {isBest && <Note>{say("results.best")}</Note>}
      </td>
      <td data-label={say("results.outcome")}>
        {words}
        {isOpen && url && (
          <>
            {" "}
            <a href={url}>{say("results.continue")}</a>
          </>
        )}
      </td>
      <td data-label={say("results.time")}>{duration(seconds, say)}</td>
    </tr>
  );
}

interface Props {
  /** The plural, as in the texts and the classes of the page: "attempts". */
  readonly name: string;
  /** The singular, for the head of the first column: "quiz". */
  readonly what: string;
  /** The oldest first. */
  readonly lines: readonly RecordLine[];
}

/** A section with a table of records, the newest first. */
export function Records({ name, what, lines }: Props) {
  const { say } = window.coursewright;
  const id = `results-${name}`;
  return (
    <section class={id} aria-labelledby={id}>
      <h2 id={id}>{say(`results.${name}`)}</h2>
      <div class="table-wrap" tabIndex={0} role="group" aria-labelledby={id}>
        <table class="attempts">
          <thead>
            <tr>
              {[what, "date", "score", "outcome", "time"].map((head) => (
                <th key={head} scope="col">
                  {say(`results.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...lines].reverse().map((line) => (
              <Line key={line.id} {...line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
