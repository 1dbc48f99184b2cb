// Whether another attempt at an exam may begin, and whether its questions may be looked at afterwards.

import type { ExamRules } from "../../page/data";
import type { Attempt } from "../attempt";

/** What the rules say before an attempt. */
export interface Admission {
  /** Attempts that are left, if they are limited. */
  readonly left?: number;
  /** Time of day from which the next may begin, while that is to come; milliseconds since 1970. */
  readonly opens?: number;
  readonly may: boolean;
}

/** Milliseconds. */
const HOUR = 3_600_000;

/** What the rules say at the time of day `now`, after the attempts `all`, open ones included, the oldest first. */
export function admission(all: readonly Attempt[], rules: ExamRules, now: number): Admission {
  const left = rules.attempts === undefined ? undefined : Math.max(0, rules.attempts - all.length);
  const ended = Math.max(-Infinity, ...all.map(({ handIn }) => handIn?.wall ?? -Infinity));
  const opens = ended + rules.cool_down * HOUR;
  const waits = rules.cool_down > 0 && opens > now;
  return { ...(left !== undefined && { left }), ...(waits && { opens }), may: left !== 0 && !waits };
}

/** Whether the questions with their answers may be shown after the attempts `all`. */
export function mayReview(all: readonly Attempt[], rules: ExamRules): boolean {
  switch (rules.review) {
    case "never":
      return false;
    case "after_submit":
      return true;
    case "after_pass":
      return all.some(({ handIn }) => handIn?.passed);
    case "after_last_attempt":
      return rules.attempts !== undefined && all.filter(({ handIn }) => handIn).length >= rules.attempts;
  }
}
