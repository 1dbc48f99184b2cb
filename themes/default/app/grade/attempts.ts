// Several attempts at one quiz: which score is kept (rules G21).

/** Which score of several attempts is kept. */
export type Keep = "best" | "last" | "mean";

/** What one attempt came to, or what is kept of several. */
export interface Outcome {
  /** Percent, 0 to 100. */
  readonly percent: number;
  readonly passed: boolean;
}

/**
 * What is kept of `attempts`, one or more, the oldest first. `keep` is a `Keep`; anything else, as in records of other
 * versions, is the best. `pass` in percent.
 */
export function kept(keep: unknown, pass: number, attempts: readonly Outcome[]): Outcome {
  const percents = attempts.map(({ percent }) => percent);
  const mean = Math.floor(percents.reduce((sum, percent) => sum + percent) / percents.length);
  const passed = attempts.some((attempt) => attempt.passed);
  if (keep === "mean") return { percent: mean, passed: passed && mean >= pass };
  const last = keep === "last" && attempts[attempts.length - 1];
  return last || { percent: Math.max(...percents), passed };
}
