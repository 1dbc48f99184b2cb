// Speed drills: what a log of answers earns (rules G20).

import { timesOf } from "./figures";
import { clean } from "./log";
import { entry } from "./shapes";

/** What was chosen, or is right, by part. */
export type SpeedAnswer = Readonly<Record<string, readonly string[]>>;

/** All that the score of a speed drill depends on. */
export interface SpeedScript {
  /** Seconds for each item. */
  readonly seconds: number;
  /** Percent. */
  readonly pass: number;
  /** What is asked of each item. */
  readonly parts: readonly SpeedPart[];
  readonly items: readonly SpeedItem[];
}

/** One thing that is asked of every item. */
export interface SpeedPart {
  readonly id: string;
  readonly title?: string;
  /** Whether several options can be right at once. */
  readonly several?: boolean;
  /** `phrases`: its options are the quick phrases, found with `/`. */
  readonly from?: "phrases";
}

/** An item with what is right. */
export interface SpeedItem {
  readonly id: string;
  readonly prompt?: string;
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** The options by part; none for parts whose options are phrases. */
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly answer: SpeedAnswer;
  readonly explain?: string;
}

/** What became of an item; `late`: right, yet too late; `open`: not answered. */
export type SpeedOutcome = "right" | "late" | "wrong" | "open";

/** The result of a speed drill. */
export interface SpeedScore {
  /** Each item; how long it took in milliseconds, null if it was not answered. */
  readonly items: readonly { readonly id: string; readonly result: SpeedOutcome; readonly ms: number | null }[];
  readonly right: number;
  readonly late: number;
  readonly wrong: number;
  readonly open: number;
  readonly total: number;
  /** Right ones in time, rounded down. */
  readonly percent: number;
  readonly passed: boolean;
  /** The mean time of those answered, in tenths of a second, rounded half up; null without any. */
  readonly mean_tenths: number | null;
}

/** The score of `log` at the time `end` (milliseconds). */
export function scoreSpeed(script: SpeedScript, log: readonly unknown[], end: number): SpeedScore {
  const shown = new Map<string, number>();
  const answered = new Map<string, { readonly ms: number; readonly answer: SpeedAnswer }>();
  for (const { at, act } of clean(log, end)) {
    if (act.do === "show" && !shown.has(act.item)) shown.set(act.item, at);
    if (act.do !== "answer" || answered.has(act.item)) continue;
    const since = shown.get(act.item);
    if (since !== undefined) answered.set(act.item, { ms: at - since, answer: act.answer });
  }
  const items = script.items.map((item) => {
    const given = answered.get(item.id);
    if (!given) return { id: item.id, result: "open" as SpeedOutcome, ms: null };
    const inTime = given.ms <= script.seconds * 1000;
    const result: SpeedOutcome = !isRight(script.parts, item, given.answer) ? "wrong" : inTime ? "right" : "late";
    return { id: item.id, result, ms: given.ms };
  });
  const count = (outcome: SpeedOutcome): number => items.filter(({ result }) => result === outcome).length;
  const [right, total] = [count("right"), items.length];
  return {
    items,
    right,
    late: count("late"),
    wrong: count("wrong"),
    open: count("open"),
    total,
    percent: total === 0 ? 0 : Math.floor((right * 100) / total),
    passed: total > 0 && right * 100 >= script.pass * total,
    mean_tenths: timesOf(items.flatMap(({ ms }) => ms ?? [])).tenths,
  };
}

/** Whether every part of an item is answered right: with several right ones exactly these, else any one of them. */
export function isRight(parts: readonly SpeedPart[], item: SpeedItem, answer: SpeedAnswer): boolean {
  return parts.every(({ id, several }) => {
    const right = new Set(entry(item.answer, id));
    const chosen = new Set(entry(answer, id));
    if (![...chosen].every((one) => right.has(one))) return false;
    return chosen.size === (several ? right.size : 1);
  });
}
