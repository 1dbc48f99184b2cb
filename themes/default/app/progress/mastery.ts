// Points per objective over everything that was handed in: of each question the latest mark.

import type { Attempt, Points } from "./attempt";

/** Objective -> points of its questions, each as it was last marked, whichever attempt that was. */
export function mastery(attempts: readonly Attempt[]): Map<string, Points> {
  const latest = new Map<string, { earned: number; total: number; objective: string }>();
  for (const { handIn } of [...attempts].sort((a, b) => (a.handIn?.wall ?? 0) - (b.handIn?.wall ?? 0))) {
    handIn?.marks.forEach((mark, question) => latest.set(question, mark));
  }
  const points = new Map<string, Points>();
  latest.forEach(({ earned, total, objective }) => {
    if (objective === "") return;
    const before = points.get(objective) ?? { earned: 0, total: 0 };
    points.set(objective, { earned: before.earned + earned, total: before.total + total });
  });
  return points;
}
