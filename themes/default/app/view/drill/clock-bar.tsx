// The line above the workbench: drill time, how the clock runs, keys, and the end, which is asked for twice.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ClockMode } from "../../drill/log";
import { milliseconds } from "../../drill/shapes";
import { Saved } from "./saved";
import type { ChatSession } from "./session";
import { useSession } from "./use-session";
import { clockTime } from "./wait";

/** How the clock may run, as offered before the start and in the run. */
export const MODES: readonly Exclude<ClockMode, "paused">[] = ["normal", "slow", "off"];

function Time({ session }: { readonly session: ChatSession }) {
  const { say } = window.coursewright;
  useSession(session, true);
  const limit = milliseconds(session.drill.script.limit);
  return (
    <p class="drill-time" role="timer" aria-live="off">
      <span class="visually-hidden">{say("drill.time")}</span>
      <span class="drill-time-now">{clockTime(session.elapsed)}</span>
      <span class="drill-time-limit">/ {clockTime(limit)}</span>
    </p>
  );
}

/** Asks once more before a run ends. */
function Ending({ session, onBack }: { readonly session: ChatSession; readonly onBack: () => void }) {
  const { say } = window.coursewright;
  const dialog = useRef<HTMLDialogElement>(null);
  const waiting = session.talks.filter((talk) => session.waited(talk) !== undefined).length;
  const coming = session.talks.filter(({ arrived }) => !arrived).length;
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="drill-ending" aria-labelledby="drill-ending" onClose={onBack}>
      <h2 id="drill-ending">{say("drill.end_title")}</h2>
      {waiting > 0 && <p>{say("drill.end_waiting", { count: waiting })}</p>}
      {coming > 0 && <p>{say("drill.end_coming", { count: coming })}</p>}
      <p>{say("drill.end_note")}</p>
      <p class="quiz-actions">
        <button type="button" class="button button-primary" onClick={() => session.finish()}>
          {say("drill.end_yes")}
        </button>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {say("drill.end_no")}
        </button>
      </p>
    </dialog>
  );
}

/** The line. */
export function ClockBar({ session }: { readonly session: ChatSession }) {
  const { say } = window.coursewright;
  useSession(session);
  const [ending, setEnding] = useState(false);
  const { mode } = session;
  const isPaused = mode === "paused";
  return (
    <header class="clock-bar">
      <Time session={session} />
      <button type="button" class={`button button-small ${isPaused ? "button-primary" : ""}`} onClick={() => session.pause(!isPaused)}>
        {say(isPaused ? "drill.go_on" : "drill.pause")}
      </button>
      <label class="clock-mode">
        <span>{say("drill.clock")}</span>
        <select value={isPaused ? "paused" : mode} onChange={(event) => session.setMode(event.currentTarget.value as ClockMode)}>
          {isPaused && <option value="paused">{say("drill.clock_paused")}</option>}
          {MODES.map((one) => (
            <option key={one} value={one}>
              {say(`drill.clock_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Saved />
      <details class="drill-keys">
        <summary>{say("drill.keys")}</summary>
        <dl>
          {["customer", "longest", "facts", "popup", "close", "pause", "phrases", "send", "line"].map((key) => (
            <div key={key}>
              <dt>
                <kbd>{say(`drill.key_${key}`)}</kbd>
              </dt>
              <dd>{say(`drill.key_${key}_does`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <button type="button" class="button button-small drill-end" onClick={() => setEnding(true)}>
        {say("drill.end")}
      </button>
      {isPaused && (
        <p class="paused-note" role="status">
          {say("drill.paused_note")}
        </p>
      )}
      {ending && <Ending session={session} onBack={() => setEnding(false)} />}
    </header>
  );
}
