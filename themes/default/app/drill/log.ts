// The log of a drill: what the trainee did and when, and how it is cleaned (rules G17.1 and G17.2).

import { isTexts } from "../grade/response";
import { fields } from "../progress/read";

/** How the clock runs: as the script says, at half that speed, not at all, or only while nobody is kept waiting. */
export type ClockMode = "normal" | "slow" | "paused" | "off";

/** What a trainee did. */
export type Act =
  | { readonly do: "say"; readonly customer: string; readonly text: string; readonly chosen?: boolean }
  | { readonly do: "express"; readonly customer: string; readonly expression: string }
  | { readonly do: "open"; readonly id: string }
  | { readonly do: "note" | "group"; readonly customer: string; readonly text: string }
  | { readonly do: "flag"; readonly customer: string; readonly colour: string }
  | { readonly do: "confirm" | "invite" | "close"; readonly customer: string }
  | { readonly do: "clock"; readonly mode: string }
  | { readonly do: "setup"; readonly step: string; readonly text?: string }
  | { readonly do: "show"; readonly item: string }
  | { readonly do: "answer"; readonly item: string; readonly answer: Readonly<Record<string, readonly string[]>> };

/** What a trainee did, at a time in milliseconds of drill time. */
export type Event = Act & { readonly at: number };

/** An event that counts. */
export interface CleanEvent {
  /** Its index in the log as it was stored. */
  readonly index: number;
  /** Milliseconds of drill time. */
  readonly at: number;
  readonly act: Act;
}

/** The latest time of an event: a day, in milliseconds. */
const LATEST = 86_400_000;

/** The texts that each kind of event needs. */
const TEXTS = new Map<unknown, readonly string[]>(
  Object.entries({
    say: ["customer", "text"],
    express: ["customer", "expression"],
    open: ["id"],
    note: ["customer", "text"],
    flag: ["customer", "colour"],
    group: ["customer", "text"],
    confirm: ["customer"],
    invite: ["customer"],
    close: ["customer"],
    clock: ["mode"],
    setup: ["step"],
    show: ["item"],
    answer: ["item"],
  }),
);

function isSound(event: Readonly<Record<string, unknown>>): boolean {
  const { at, chosen, text, answer } = event;
  if (!Number.isInteger(at) || (at as number) < 0 || (at as number) > LATEST) return false;
  const texts = TEXTS.get(event["do"]);
  if (!texts?.every((name) => typeof event[name] === "string")) return false;
  if (event["do"] === "say") return !("chosen" in event) || typeof chosen === "boolean";
  if (event["do"] === "setup") return !("text" in event) || typeof text === "string";
  if (event["do"] !== "answer") return true;
  return typeof answer === "object" && answer !== null && !Array.isArray(answer) && Object.values(answer).every(isTexts);
}

/**
 * The events of a stored log that count, up to the time `until` (milliseconds): damaged ones are passed over, and
 * none is earlier than the one before.
 */
export function clean(log: readonly unknown[], until: number): CleanEvent[] {
  const events: CleanEvent[] = [];
  let last = 0;
  log.forEach((value, index) => {
    const event = fields(value);
    if (!isSound(event)) return;
    last = Math.max(last, event["at"] as number);
    events.push({ index, at: last, act: event as unknown as Act });
  });
  return events.filter(({ at }) => at <= until);
}

/** The customer whom an act concerns. */
export const customerOf = (act: Act): string | undefined => ("customer" in act ? act.customer : undefined);
