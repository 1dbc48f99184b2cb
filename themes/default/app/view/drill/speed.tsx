// A speed drill on its page: start, item by item against the clock, result.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SpeedAnswer, SpeedItem } from "../../drill/speed";
import { useFocus } from "../use-focus";
import { usePageShows } from "./page";
import { Saved } from "./saved";
import { SpeedPart } from "./speed-part";
import { SpeedResult, RESULT } from "./speed-result";
import type { SpeedSession } from "./speed-session";
import { Start, START } from "./start";
import { useClock } from "./use-clock";
import { useSession } from "./use-session";
import { exactTime, shortTime } from "./wait";

/** Milliseconds between two looks at the clock. */
const STEP = 100;
/** The id of the heading of an item, where focus goes. */
const ITEM = "speed-item";

function Countdown({ session }: { readonly session: SpeedSession }) {
  const { say } = window.coursewright;
  useSession(session, true);
  const limit = session.drill.seconds * 1000;
  const left = Math.max(0, limit - session.shownFor);
  if (session.mode === "off") return <p class="countdown">{say("drill.clock_off")}</p>;
  return (
    <div class={`countdown ${left === 0 ? "is-red" : left <= limit / 4 ? "is-amber" : "is-green"}`}>
      <span role="timer" aria-live="off">
        {left === 0 ? say("drill.over_time") : say("drill.time_left", { time: shortTime(left + 999) })}
      </span>
      <progress max={limit} value={left} aria-hidden="true" />
    </div>
  );
}

/** The item that is asked; made anew for each. */
function Item({ session, item, number }: { readonly session: SpeedSession; readonly item: SpeedItem; readonly number: number }) {
  const { say, page } = window.coursewright;
  const { parts } = session.drill;
  const [answer, setAnswer] = useState<SpeedAnswer>({});
  const isPaused = session.mode === "paused";
  const isWhole = parts.every(({ id, several }) => several || (answer[id] ?? []).length > 0);
  const only = parts.length === 1 ? parts[0] : undefined;
  useLayoutEffect(() => {
    const field = document.querySelector<HTMLElement>(".speed-part input[type=text]");
    (field && matchMedia("(pointer: fine)").matches ? field : document.getElementById(ITEM))?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const give = (part: string, chosen: readonly string[]): void => {
    const next = { ...answer, [part]: chosen };
    setAnswer(next);
    // With one thing to choose, choosing is answering.
    if (only && !only.several) session.answer(next);
  };
  return (
    <form
      class="speed-item"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) session.answer(answer);
      }}
    >
      <h2 id={ITEM} tabIndex={-1}>
        {say("drill.item", { number, count: session.drill.items.length })}
      </h2>
      {isPaused ? (
        <p class="speed-paused">{say("drill.paused_item")}</p>
      ) : (
        <>
          <p class="speed-prompt" lang={page.course.language}>
            {item.prompt}
          </p>
          {(item.facts ?? []).length > 0 && (
            <dl class="speed-facts" lang={page.course.language}>
              {(item.facts ?? []).map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {parts.map((part) => (
            <SpeedPart
              key={part.id}
              session={session}
              part={part}
              item={item}
              chosen={answer[part.id] ?? []}
              keys={only !== undefined}
              onChoose={(chosen) => give(part.id, chosen)}
            />
          ))}
          {(!only || only.several) && (
            <p class="quiz-actions">
              <button type="submit" class="button button-primary" disabled={!isWhole}>
                {say("drill.answer")}
              </button>
            </p>
          )}
        </>
      )}
    </form>
  );
}

function LastVerdict({ session }: { readonly session: SpeedSession }) {
  const { say } = window.coursewright;
  const { verdict } = session;
  const word = !verdict ? "" : !verdict.isRight ? "wrong" : verdict.isLate && session.mode !== "off" ? "late" : "right";
  return (
    <p class={`speed-verdict is-${word || "none"}`} role="status">
      {verdict && say(`drill.last_${word}`, { time: exactTime(verdict.ms) })}
    </p>
  );
}

function Race({ session }: { readonly session: SpeedSession }) {
  const { say } = window.coursewright;
  useSession(session);
  const place = useRef<HTMLDivElement>(null);
  useClock(session, STEP);
  useLayoutEffect(() => place.current?.scrollIntoView({ block: "start" }), [session]);
  const { asked } = session;
  const isPaused = session.mode === "paused";
  if (!asked) return null;
  return (
    <div ref={place} class="race">
      <header class="clock-bar">
        <Countdown session={session} />
        <button type="button" class={`button button-small ${isPaused ? "button-primary" : ""}`} onClick={() => session.pause(!isPaused)}>
          {say(isPaused ? "drill.go_on" : "drill.pause")}
        </button>
        <Saved />
        <button type="button" class="button button-small drill-end" onClick={() => session.finish()}>
          {say("drill.end")}
        </button>
      </header>
      <progress class="race-progress" max={session.drill.items.length} value={asked.number - 1} aria-hidden="true" />
      <LastVerdict session={session} />
      <Item key={asked.item.id} session={session} item={asked.item} number={asked.number} />
    </div>
  );
}

/** The drill. */
export function Speed({ session }: { readonly session: SpeedSession }) {
  const { say } = window.coursewright;
  useSession(session);
  const [shown, setShown] = useState<string>();
  const before = useRef<string | undefined>(undefined);
  const { open, history } = session;
  const run = history.find(({ id, handIn }) => id === shown && handIn);
  usePageShows(open !== undefined ? "work" : run ? "debrief" : "start");
  const focusOn = useFocus();
  useLayoutEffect(() => {
    const ended = before.current;
    before.current = open;
    if (open !== undefined || ended === undefined) return;
    const isDone = session.history.some(({ id, handIn }) => id === ended && handIn);
    setShown(isDone ? ended : undefined);
    focusOn(isDone ? RESULT : START);
  }, [open]);
  useLayoutEffect(() => {
    if (session.left) session.resume();
  }, []);
  if (open !== undefined) return <Race session={session} />;
  const start = (): void => {
    setShown(undefined);
    focusOn(START);
  };
  const review = (id: string): void => {
    setShown(id);
    focusOn(RESULT);
  };
  if (run) return <SpeedResult session={session} run={run} history={history} onAgain={start} onReview={review} />;
  return (
    <Start
      drill={session.drill}
      history={history}
      notice={session.isChanged ? say("drill.changed") : undefined}
      left={session.left !== undefined}
      onResume={() => session.resume()}
      onStart={(mode) => session.begin(mode)}
      onReview={review}
    >
      <ul class="drill-notes">
        <li>{say("drill.note_items", { count: session.drill.items.length, seconds: session.drill.seconds })}</li>
        <li>{say("drill.note_late")}</li>
        {session.drill.phrases.length > 0 && <li>{say("drill.note_phrases")}</li>}
        <li>{say("drill.note_stored")}</li>
      </ul>
    </Start>
  );
}
