// Attempts at quizzes, as the journal tells them: started with a paper, answered question by question, handed in.
// Nothing here knows the questions of today; what an attempt was about is what its own records say.

import type { Stream, Streams } from "../journal/ledger";
import { isTexts, type Response } from "../grade/response";
import { count, entries, fields, text, texts } from "./read";

/** Which questions an attempt asks: all of the quiz, or only those that went wrong before. Only `all` counts. */
export type Scope = "all" | "wrong";

/** The record `@start` of an attempt. */
export interface Start {
  readonly quiz: string;
  readonly mode: "practice" | "exam";
  readonly title: string;
  /** Percent. */
  readonly pass: number;
  readonly scope: Scope;
  /** The questions' ids in the order in which they are asked. */
  readonly order: readonly string[];
  /** Question id -> fingerprint of the question as it was. */
  readonly prints: Readonly<Record<string, string>>;
  /** Question id -> the numbers drawn for it; absent without such questions. `numbers.ts` reads it. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Milliseconds since 1970. */
  readonly wall: number;
}

/** The record of one answer, under the question's id. */
export interface Answer {
  readonly response: Response;
  /** Fingerprint of the question that was answered. */
  readonly print: string;
  /** In practice: the trainee asked for the verdict, so this answer stands. */
  readonly checked: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What one question earned. */
export interface StoredMark {
  readonly earned: number;
  readonly total: number;
  readonly correct: boolean;
  readonly objective: string;
}

/** Points of some questions together. */
export interface Points {
  readonly earned: number;
  readonly total: number;
}

/** The record `@handin`: the result, as it was decided then. */
export interface HandIn extends Points {
  readonly percent: number;
  readonly passed: boolean;
  readonly marks: ReadonlyMap<string, StoredMark>;
  /** Ids of the red-line questions that were missed. */
  readonly missed: readonly string[];
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly wall: number;
}

/** One attempt. */
export interface Attempt extends Omit<Start, "prints" | "values"> {
  readonly id: string;
  readonly prints: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly handIn?: HandIn;
  /** Seconds spent on it so far. */
  readonly seconds: number;
}

const STREAM = "attempt/";

/** The journal's stream of an attempt. */
export const attemptStream = (id: string): string => STREAM + id;

/** Whether an attempt was at a quiz of repetition; no quiz of a course has an id like that. */
export const isRepetition = (quiz: string): boolean => quiz.startsWith("@");

function readResponse(value: unknown): Response {
  return typeof value === "boolean" || typeof value === "string" || isTexts(value) ? value : null;
}

function readMark(value: unknown): StoredMark {
  const mark = fields(value);
  const { earned, total } = { earned: count(mark["earned"]), total: count(mark["total"]) };
  return { earned, total, correct: mark["correct"] === true, objective: text(mark["objective"]) };
}

function readHandIn(value: unknown): HandIn {
  const result = fields(value);
  return {
    earned: count(result["earned"]),
    total: count(result["total"]),
    percent: Math.min(100, count(result["percent"])),
    passed: result["passed"] === true,
    marks: entries(result["marks"], readMark),
    missed: texts(result["red_line_missed"]),
    seconds: count(result["seconds"]),
    wall: count(result["wall"]),
  };
}

/** The attempt that a stream tells; nothing when its start is missing or says nothing. */
export function readAttempt(id: string, stream: Stream): Attempt | undefined {
  const start = fields(stream.get("@start")?.value);
  const order = texts(start["order"]);
  if (text(start["quiz"]) === "" || order.length === 0) return undefined;
  const answers = new Map<string, Answer>();
  stream.forEach(({ value }, item) => {
    if (item.startsWith("@")) return;
    const answer = fields(value);
    const response = readResponse(answer["response"]);
    const checked = answer["checked"] === true;
    answers.set(item, { response, print: text(answer["print"]), checked, at: count(answer["at"]) });
  });
  const handIn = stream.get("@handin");
  return {
    id,
    quiz: text(start["quiz"]),
    mode: start["mode"] === "exam" ? "exam" : "practice",
    title: text(start["title"]),
    pass: count(start["pass"]),
    scope: start["scope"] === "wrong" ? "wrong" : "all",
    order,
    prints: entries(start["prints"], text),
    wall: count(start["wall"]),
    answers,
    ...(handIn && { handIn: readHandIn(handIn.value) }),
    seconds: count(fields(stream.get("@time")?.value)["seconds"]),
  };
}

/** The streams that start an attempt, at one quiz or at any, the oldest first; the rest of them is not read yet. */
function started(streams: Streams, quiz?: string): { id: string; stream: Stream }[] {
  const found: { id: string; stream: Stream; clock: number; wall: number }[] = [];
  streams.forEach((stream, name) => {
    const record = stream.get("@start");
    if (!record || !name.startsWith(STREAM)) return;
    const start = fields(record.value);
    if (quiz !== undefined && start["quiz"] !== quiz) return;
    found.push({ id: name.slice(STREAM.length), stream, clock: record.lamport, wall: count(start["wall"]) });
  });
  return found.sort((a, b) => a.clock - b.clock || a.wall - b.wall || (a.id < b.id ? -1 : 1));
}

/** Every attempt, or those at one quiz, the oldest first. */
export function attempts(streams: Streams, quiz?: string): Attempt[] {
  return started(streams, quiz).flatMap(({ id, stream }) => readAttempt(id, stream) ?? []);
}

/**
 * The attempt to show for a quiz: the one called `preferred`, else the newest that is still open, else the newest.
 * Reads no answers of any other.
 */
export function currentAttempt(streams: Streams, quiz: string, preferred?: string): Attempt | undefined {
  const rank = ({ id, stream }: { id: string; stream: Stream }): number =>
    id === preferred ? 0 : stream.has("@handin") ? 2 : 1;
  const ranked = started(streams, quiz).reverse();
  for (const wanted of [0, 1, 2]) {
    for (const { id, stream } of ranked.filter((one) => rank(one) === wanted)) {
      const attempt = readAttempt(id, stream);
      if (attempt) return attempt;
    }
  }
  return undefined;
}
