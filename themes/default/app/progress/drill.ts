// Runs of drills, as the journal tells them: started, event by event, handed in. Nothing here knows the drills of today.

import type { ClockMode } from "../drill/log";
import type { Stream, Streams } from "../journal/ledger";
import { count, fields, text, texts } from "./read";

/** The record `@start` of a run. */
export interface DrillStart {
  readonly drill: string;
  readonly kind: "chat" | "speed";
  readonly title: string;
  /** Fingerprint of the drill as it was. */
  readonly print: string;
  /** Percent. */
  readonly pass: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
  /** Of a speed drill: the items' ids in the order in which they are asked. */
  readonly order?: readonly string[];
}

/** The record `@handin`: the result, as it was decided then. */
export interface DrillResult {
  readonly percent: number;
  readonly passed: boolean;
  /** Milliseconds of drill time at which it ended. */
  readonly end: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
  /** All that was decided, as stored. */
  readonly score: Readonly<Record<string, unknown>>;
}

/** One run. */
export interface DrillRun extends Required<DrillStart> {
  readonly id: string;
  /** What the trainee did, in order, as stored. */
  readonly log: readonly unknown[];
  /** Milliseconds of drill time that it has lasted. */
  readonly elapsed: number;
  /** How the clock ran last. */
  readonly clock: ClockMode;
  readonly handIn?: DrillResult;
}

const STREAM = "drill/";

/** The journal's stream of a run. */
export const drillStream = (id: string): string => STREAM + id;

/** The item of the event at this index of the log; names in their order are events in theirs. */
export const eventItem = (index: number): string => `e${String(index + 1).padStart(6, "0")}`;

const isEvent = (item: string): boolean => /^e\d{6}$/.test(item);

/** How many events a stream holds. */
export const eventCount = (stream: Stream): number => [...stream.keys()].filter(isEvent).length;

function readResult(value: unknown): DrillResult {
  const result = fields(value);
  const score = fields(result["score"]);
  const percent = Math.min(100, count(score["percent"]));
  return { percent, passed: score["passed"] === true, end: count(result["end"]), wall: count(result["wall"]), score };
}

function clockMode(value: unknown): ClockMode {
  return value === "slow" || value === "paused" || value === "off" ? value : "normal";
}

/** The run that a stream tells; nothing when its start is missing or says nothing. */
export function readRun(id: string, stream: Stream): DrillRun | undefined {
  const start = fields(stream.get("@start")?.value);
  if (text(start["drill"]) === "") return undefined;
  const items = [...stream.keys()].filter(isEvent).sort();
  const log = items.map((item) => stream.get(item)?.value);
  const time = fields(stream.get("@time")?.value);
  const handIn = stream.get("@handin");
  return {
    id,
    drill: text(start["drill"]),
    kind: start["kind"] === "speed" ? "speed" : "chat",
    title: text(start["title"]),
    print: text(start["print"]),
    pass: count(start["pass"]),
    wall: count(start["wall"]),
    order: texts(start["order"]),
    log,
    elapsed: Math.max(count(time["elapsed"]), ...log.slice(-1).map((event) => count(fields(event)["at"]))),
    clock: clockMode(time["clock"]),
    ...(handIn && { handIn: readResult(handIn.value) }),
  };
}

/** Every run, or those of one drill, the oldest first. */
export function drillRuns(streams: Streams, drill?: string): DrillRun[] {
  const found: { readonly run: DrillRun; readonly lamport: number }[] = [];
  streams.forEach((stream, name) => {
    const start = stream.get("@start");
    if (!start || !name.startsWith(STREAM)) return;
    if (drill !== undefined && fields(start.value)["drill"] !== drill) return;
    const run = readRun(name.slice(STREAM.length), stream);
    if (run) found.push({ run, lamport: start.lamport });
  });
  found.sort((a, b) => a.lamport - b.lamport || a.run.wall - b.run.wall || (a.run.id < b.run.id ? -1 : 1));
  return found.map(({ run }) => run);
}
