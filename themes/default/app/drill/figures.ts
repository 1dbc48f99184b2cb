// The figures of a drill: response times, reply rate, last words (rules G19.1 to G19.4).

import { type Conversation, lastWord, openWait, written } from "./conversation";
import { milliseconds } from "./shapes";

/** Response times in milliseconds, and their mean in tenths of a second, rounded half up; null without any. */
export interface Times {
  readonly count: number;
  readonly sum: number;
  readonly worst: number;
  readonly tenths: number | null;
}

/** The figures of a whole drill. */
export interface Figures {
  /** First responses. */
  readonly first: Times;
  /** All responses. */
  readonly response: Times;
  /** Waits that nobody has ended, in milliseconds up to the end. */
  readonly open: readonly number[];
  /** Those of customers to whom nobody has written, in milliseconds. */
  readonly unanswered: readonly number[];
  /** The longest wait, open ones included, in milliseconds. */
  readonly longest: number;
  /** Customers who arrived. */
  readonly arrived: number;
  /** Those of them to whom the agent wrote. */
  readonly answered: number;
  /** Conversations in which the agent has the last word. */
  readonly last_words: number;
}

/** The figures of these times in milliseconds. */
export function timesOf(times: readonly number[]): Times {
  const count = times.length;
  const sum = times.reduce((total, time) => total + time, 0);
  const tenths = count === 0 ? null : Math.floor((2 * sum + 100 * count) / (200 * count));
  return { count, sum, worst: Math.max(0, ...times), tenths };
}

/** The figures of these conversations at the time `end` (milliseconds). */
export function figures(talks: readonly Conversation[], end: number): Figures {
  const ended = talks.map(({ waits }) => waits.map((wait) => (wait.end === null ? null : wait.end - wait.start)));
  const known = (times: readonly (number | null | undefined)[]): number[] => times.flatMap((time) => time ?? []);
  const openOf = (some: readonly Conversation[]): number[] => known(some.map(openWait)).map((start) => end - start);
  const response = timesOf(known(ended.flat()));
  const open = openOf(talks);
  return {
    first: timesOf(known(ended.map(([first]) => first))),
    response,
    open,
    unanswered: openOf(talks.filter((talk) => written(talk).length === 0)),
    longest: Math.max(response.worst, ...open),
    arrived: talks.filter(({ arrived }) => arrived).length,
    answered: talks.filter((talk) => written(talk).length > 0).length,
    last_words: talks.filter((talk) => lastWord(talk)?.from === "agent").length,
  };
}

/** The reply rate in hundredths of a percent, rounded half up; null if nobody arrived. */
export function rateOf({ arrived, answered }: Figures): number | null {
  return arrived === 0 ? null : Math.floor((20_000 * answered + arrived) / (2 * arrived));
}

/** Whether the mean first response is at most `seconds` and nobody to whom no one wrote waits longer. */
export const firstWithin = ({ first, unanswered }: Figures, seconds: number): boolean =>
  within(first, unanswered, seconds);

/** Whether the mean response is at most `seconds` and nobody waits longer. */
export const meanWithin = ({ response, open }: Figures, seconds: number): boolean => within(response, open, seconds);

function within(times: Times, waiting: readonly number[], seconds: number): boolean {
  const most = milliseconds(seconds);
  return times.count > 0 && times.sum <= most * times.count && waiting.every((wait) => wait <= most);
}
