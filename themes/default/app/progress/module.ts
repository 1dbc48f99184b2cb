// Where a trainee stands in a module, and whether the next one is open.

import { kept, type Outcome } from "../grade/attempts";
import type { Streams } from "../journal/ledger";
import { count, fields, text } from "./read";

/** Under which a drill's score stands among those of quizzes, whose ids hold no `/`. */
export const drillKey = (drill: unknown): string => "/" + drill;

/**
 * The scores of every quiz that was handed in, as its rules keep them, and the best of every drill under its
 * `drillKey`. Attempts at wrong answers only do not count.
 */
export function quizScores(streams: Streams): Map<string, Outcome> {
  const all = new Map<string, Outcome[]>();
  const scores = new Map<string, Outcome>();
  const handedIn = [...streams.values()].flatMap((stream) => stream.get("@handin") ?? []);
  handedIn.sort((a, b) => a.lamport - b.lamport);
  for (const { stream, value } of handedIn) {
    const start = fields(streams.get(stream)?.get("@start")?.value);
    const { percent, passed } = fields(fields(value)["score"] ?? value);
    if (percent === undefined || start["scope"] === "wrong") continue;
    const quiz = text(start["quiz"] ?? drillKey(start["drill"]));
    const outcomes = [...(all.get(quiz) ?? []), { percent: Math.min(100, count(percent)), passed: passed === true }];
    all.set(quiz, outcomes);
    scores.set(quiz, kept(start["keep"], count(start["pass"]), outcomes));
  }
  return scores;
}

/** What a module's state depends on. */
export interface ModuleOutline {
  readonly id: string;
  readonly quizzes: readonly string[];
}

/** The journal's stream of a module; items `opened`, `read`, `seconds`. */
export const moduleStream = (id: string): string => `module/${id}`;

/** Whether the trainee marked the module as read. */
export function isRead(id: string, streams: Streams): boolean {
  const mark = streams.get(moduleStream(id))?.get("read");
  return mark !== undefined && mark.value !== null;
}

/** Whether a module is done: every quiz passed; without quizzes, marked as read. */
export function isPassed(module: ModuleOutline, streams: Streams, scores = quizScores(streams)): boolean {
  if (module.quizzes.length === 0) return isRead(module.id, streams);
  return module.quizzes.every((quiz) => scores.get(quiz)?.passed === true);
}

/** Where a trainee stands in a module. */
export type ModuleState = "new" | "reading" | "passed";

/** The module's state; `reading` once it was opened or one of its quizzes was handed in. */
export function moduleState(module: ModuleOutline, streams: Streams, scores = quizScores(streams)): ModuleState {
  if (isPassed(module, streams, scores)) return "passed";
  const touched = streams.has(moduleStream(module.id)) || module.quizzes.some((quiz) => scores.has(quiz));
  return touched ? "reading" : "new";
}

/**
 * Whether `module` is closed because `before` is not passed yet. What was passed itself stays open, whatever
 * happened to the order of days since.
 */
export function isLocked(
  module: ModuleOutline,
  before: ModuleOutline,
  passed: (module: ModuleOutline) => boolean,
): boolean {
  return !passed(before) && !passed(module);
}

/** Seconds spent in a module. */
export function secondsIn(id: string, streams: Streams): number {
  return count(streams.get(moduleStream(id))?.get("seconds")?.value);
}

/**
 * Whether what is missing in the journal can be held against the trainee. Not when no store can be read; and not on
 * `file://` while the journal knows of no other page: some browsers give every local file a store of its own.
 */
export function mayLock(own: string, streams: Streams, readable: boolean, local: boolean): boolean {
  if (!readable) return false;
  return (
    !local ||
    [...streams.keys()].some((name) => name === "map" || (name.startsWith("module/") && name !== moduleStream(own)))
  );
}
