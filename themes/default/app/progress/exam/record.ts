// What the records of an exam's attempt say beyond those of any attempt: how long it may last, its clock, its flags.

import type { Keep } from "../../grade/attempts";
import type { Stream } from "../../journal/ledger";
import type { QuizData } from "../../page/data";
import type { Start } from "../attempt";
import { startOf, type Result } from "../marking";
import { count, fields } from "../read";
import type { QuestionData } from "../../page/data";
import type { Jump, StoredClock } from "./clock";

/** How much longer than others a trainee may take. */
export type Factor = 1 | 1.5 | 2;

/** The factors in the order in which they are offered. */
export const FACTORS: readonly Factor[] = [1, 1.5, 2];

/** The record `@start` of an exam's attempt. */
export interface ExamStart extends Start {
  readonly keep: Keep;
  /** Seconds with the factor in them; absent for as long as it takes. */
  readonly limit?: number;
  readonly factor: Factor;
}

/** The record `@handin` of an exam's attempt. */
export interface ExamResult extends Result {
  /** Handed in by the trainee, or because the time was over. */
  readonly reason: "trainee" | "time";
  readonly factor: Factor;
  readonly jumps: readonly Jump[];
}

/** Items of an attempt's stream. */
export const CLOCK = "@clock";
export const PAPER = "@paper";
const FLAG = "@flag:";
export const flagOf = (question: string): string => FLAG + question;

/** The record that starts an attempt at an exam. */
export function examStart(quiz: QuizData, questions: readonly QuestionData[], factor: Factor, wall: number): ExamStart {
  const minutes = quiz.rules?.time_limit;
  return {
    ...startOf(quiz, questions, "all", wall),
    keep: quiz.rules?.keep ?? "best",
    ...(minutes !== undefined && { limit: minutes * 60 * factor }),
    factor: minutes === undefined ? 1 : factor,
  };
}

/** Seconds the attempt may last; nothing for as long as it takes. */
export function limitOf(stream: Stream | undefined): number | undefined {
  const limit = count(fields(stream?.get("@start")?.value)["limit"]);
  return limit > 0 ? limit : undefined;
}

/** The factor of the attempt. */
export function factorOf(stream: Stream | undefined): Factor {
  const factor = fields(stream?.get("@start")?.value)["factor"];
  return FACTORS.find((one) => one === factor) ?? 1;
}

/** The clock of the attempt as it was last stored; without such a record the one with which it began. */
export function clockOf(stream: Stream | undefined, limit: number): StoredClock {
  const start = count(fields(stream?.get("@start")?.value)["wall"]);
  const clock = fields(stream?.get(CLOCK)?.value);
  const jumps = Array.isArray(clock["jumps"]) ? clock["jumps"] : [];
  // Answers are stored more often than the clock; the latest record says best when the attempt was last alive.
  const seen = Math.max(start, count(clock["wall"]), stream?.get(CLOCK)?.wall ?? 0);
  return { end: count(clock["end"]) || start + limit * 1000, wall: seen, jumps: jumps.flatMap(readJump) };
}

function readJump(value: unknown): Jump[] {
  const { seconds, counted, wall } = fields(value);
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return [];
  return [{ seconds, counted: counted === true, wall: count(wall) }];
}

/** The questions that are flagged. */
export function flagsOf(stream: Stream | undefined): ReadonlySet<string> {
  const flags = new Set<string>();
  stream?.forEach(({ value }, item) => {
    if (item.startsWith(FLAG) && value === true) flags.add(item.slice(FLAG.length));
  });
  return flags;
}

/** What the result says beyond points: why it was handed in, and what the clock did. */
export function circumstances(stream: Stream | undefined): Pick<ExamResult, "reason" | "jumps"> {
  const result = fields(stream?.get("@handin")?.value);
  const jumps = Array.isArray(result["jumps"]) ? result["jumps"] : [];
  return { reason: result["reason"] === "time" ? "time" : "trainee", jumps: jumps.flatMap(readJump) };
}
