// What a log earns: the points of checkpoints, and what is said of the language (rules G19).

import { check } from "../wording";
import { type Conversation, written } from "./conversation";
import { type Times, figures, rateOf } from "./figures";
import { clean } from "./log";
import { type CheckpointScore, judge } from "./need";
import { opened } from "./opened";
import { conversations } from "./replay";
import { progress } from "./setup";
import { type Script, milliseconds } from "./shapes";

/** The result of a chat drill. */
export interface DrillScore {
  readonly earned: number;
  readonly total: number;
  /** Rounded down. */
  readonly percent: number;
  readonly passed: boolean;
  /** Red lines that were missed, by the ids of their checkpoints. */
  readonly red_lines: readonly string[];
  readonly checkpoints: readonly CheckpointScore[];
  /** First responses. */
  readonly first: Times;
  /** All responses. */
  readonly response: Times;
  /** How many waits nobody has ended. */
  readonly open_waits: number;
  /** The longest wait in milliseconds, open ones included. */
  readonly longest: number;
  readonly arrived: number;
  readonly answered: number;
  /** The reply rate in hundredths of a percent; null if nobody arrived. */
  readonly rate: number | null;
  /** Conversations in which the agent has the last word. */
  readonly last_words: number;
  readonly language: LanguageCount;
  /** How the clock ran when it did not run normally, in the order of first use. */
  readonly clock: readonly string[];
}

/** How often something was found in the agent's messages. */
export interface LanguageCount {
  readonly forbidden: number;
  readonly avoided: number;
  readonly doubled: number;
  /** Messages too short. */
  readonly short: number;
  /** Messages too long. */
  readonly long: number;
  /** Expressions that are never to be sent. */
  readonly banned: number;
}

/** The score of `log` at the time `until` (milliseconds of drill time). */
export function score(script: Script, log: readonly unknown[], until: number): DrillScore {
  const end = Math.min(until, milliseconds(script.limit));
  const events = clean(log, end);
  const talks = conversations(script, events, end);
  const all = figures(talks, end);
  const by = { script, figures: all, opened: opened(script, events, talks), setup: progress(script, events) };
  const checkpoints = script.checkpoints.map((checkpoint) => judge(by, checkpoint, talks));
  const earned = sum(checkpoints.map((checkpoint) => checkpoint.earned));
  const total = sum(checkpoints.map((checkpoint) => checkpoint.points));
  const red = checkpoints.filter(({ missed }, index) => script.checkpoints[index]?.red_line && missed.length > 0);
  const modes = events.flatMap(({ act }) => (act.do === "clock" && act.mode !== "normal" ? [act.mode] : []));
  return {
    earned,
    total,
    percent: total === 0 ? 0 : Math.floor((earned * 100) / total),
    passed: total > 0 && earned * 100 >= script.pass * total && red.length === 0,
    red_lines: red.map(({ id }) => id),
    checkpoints,
    first: all.first,
    response: all.response,
    open_waits: all.open.length,
    longest: all.longest,
    arrived: all.arrived,
    answered: all.answered,
    rate: rateOf(all),
    last_words: all.last_words,
    language: languageOf(script, talks),
    clock: [...new Set(modes)],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function languageOf({ language, banned }: Script, talks: readonly Conversation[]): LanguageCount {
  const kinds = talks.flatMap(written).flatMap(({ text }) => check(text, language).map(({ kind }) => kind));
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  return {
    forbidden: count("forbidden"),
    avoided: count("avoided"),
    doubled: count("doubled"),
    short: count("too_short"),
    long: count("too_long"),
    banned: talks.flatMap(({ expressions }) => expressions).filter((one) => banned?.includes(one)).length,
  };
}
