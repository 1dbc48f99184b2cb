// The clock of a drill: real time in, drill time out. It counts as the script says, at half that speed, not at all, or
// only while nobody is kept waiting; no step counts more than a page can have been looked at.

import { type Conversation, openWait } from "./conversation";
import type { ClockMode } from "./log";

/** A clock at some moment. */
export interface DrillClock {
  /** Milliseconds of drill time. */
  readonly elapsed: number;
  readonly mode: ClockMode;
  /** The clock that never jumps, when this was looked at: milliseconds. */
  readonly mono: number;
}

/** Milliseconds of real time that one step may count: a page that slept did not let customers wait. */
const LONGEST_STEP = 3000;

/** The clock at `mono`; `speed` drill seconds pass in a real second, `calm` says whether nobody is kept waiting. */
export function tick(clock: DrillClock, mono: number, speed: number, calm: boolean): DrillClock {
  const { elapsed, mode } = clock;
  const rate = { normal: 1, slow: 0.5, paused: 0, off: calm ? 1 : 0 }[mode];
  const step = Math.max(0, Math.min(mono - clock.mono, LONGEST_STEP));
  return { elapsed: elapsed + step * rate * speed, mode, mono };
}

/** Whether nobody is kept waiting: no message is without an answer, or a customer is about to react to one. */
export function isCalm(talks: readonly Conversation[]): boolean {
  const open = talks.filter(({ status }) => status === "open");
  return open.some(({ reacting }) => reacting) || open.every((talk) => openWait(talk) === undefined);
}

/** How long a wait may last: `green`, from the first target `amber`, above the second one `red`. */
export type WaitState = "green" | "amber" | "red";

/** The state of a wait of so many milliseconds (S03). */
export function waitState(waited: number, targets: { readonly amber: number; readonly red: number }): WaitState {
  if (waited > targets.red * 1000) return "red";
  return waited >= targets.amber * 1000 ? "amber" : "green";
}
