// How long a customer has waited: a bar, and beside it the same in words.

import { waitState } from "../../drill/clock";
import type { Conversation } from "../../drill/conversation";
import type { ChatSession } from "./session";
import { useSession } from "./use-session";

/** Milliseconds as a text: seconds below a minute, else minutes and seconds. */
export function shortTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return window.coursewright.say("drill.seconds", { seconds });
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** As `shortTime`, with tenths of a second below a minute. */
export function exactTime(ms: number): string {
  return ms < 60_000 ? window.coursewright.say("drill.seconds", { seconds: (ms / 1000).toFixed(1) }) : shortTime(ms);
}

/** Milliseconds of drill time as on a clock: 00:07, 12:30, 1:05:00. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number): string => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What a conversation waits for, and for how long. */
export function WaitBar({ session, talk }: { readonly session: ChatSession; readonly talk: Conversation }) {
  const { say } = window.coursewright;
  useSession(session, true);
  const { targets } = session.drill.script;
  const waited = session.waited(talk);
  if (talk.status === "closed" || talk.status === "left") {
    return <span class={`wait is-${talk.status}`}>{say(`drill.state_${talk.status}`)}</span>;
  }
  if (waited === undefined) return <span class="wait is-answered">{say("drill.state_answered")}</span>;
  if (session.mode === "off") return <span class="wait is-green">{say("drill.state_waiting")}</span>;
  const state = waitState(waited, targets);
  return (
    <span class={`wait is-${state}`}>
      <span class="wait-words">{say(`drill.wait_${state}`, { time: shortTime(waited) })}</span>
      <progress class="wait-bar" max={targets.red * 1000} value={Math.min(waited, targets.red * 1000)} aria-hidden="true" />
    </span>
  );
}
