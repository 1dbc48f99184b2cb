// Where a trainee stands in a module, and whether the next one is open.

import type { Streams } from "../journal/ledger";
import { count, fields, text } from "./read";

/** Result of a quiz over all its attempts that count. */
export interface QuizScore {
  /** Percent. */
  readonly best: number;
  /** Whether some attempt passed: a pass is kept, whatever comes after. */
  readonly passed: boolean;
}

/** The scores of every quiz that was handed in. Attempts at wrong answers only do not count. */
export function quizScores(streams: Streams): Map<string, QuizScore> {
  const scores = new Map<string, QuizScore>();
  streams.forEach((stream) => {
    const start = fields(stream.get("@start")?.value);
    const result = fields(stream.get("@handin")?.value);
    const quiz = text(start["quiz"]);
    if (result["percent"] === undefined || start["scope"] === "wrong") return;
    const before = scores.get(quiz);
    scores.set(quiz, {
      best: Math.max(Math.min(100, count(result["percent"])), before?.best ?? 0),
      passed: result["passed"] === true || before?.passed === true,
    });
  });
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
export function isLocked(module: ModuleOutline, before: ModuleOutline | undefined, streams: Streams): boolean {
  if (!before) return false;
  const scores = quizScores(streams);
  return !isPassed(before, streams, scores) && !isPassed(module, streams, scores);
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
