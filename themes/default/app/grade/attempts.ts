// Several attempts at one quiz: which score is kept (rules G21).

/** Which score of several attempts is kept. */
export type Keep = "best" | "last" | "mean";

/** What one attempt came to, or what is kept of several. */
export interface Outcome {
  /** Percent, 0 to 100. */
  readonly percent: number;
  readonly passed: boolean;
}

/** What is kept of `attempts`, the oldest first; nothing if there is none. `pass` in percent. */
export function kept(keep: Keep, pass: number, attempts: readonly Outcome[]): Outcome | undefined {
  const last = attempts[attempts.length - 1];
  if (!last || keep === "last") return last;
  const everPassed = attempts.some(({ passed }) => passed);
  const percents = attempts.map(({ percent }) => percent);
  if (keep === "best") return { percent: Math.max(...percents), passed: everPassed };
  const mean = Math.floor(percents.reduce((sum, percent) => sum + percent, 0) / percents.length);
  return { percent: mean, passed: mean >= pass && everPassed };
}
