// What is said of a drill where a page offers it.

import { drillScores } from "../progress/drill";

/** What the best run of a drill came to, in words; nothing for a drill that was never finished. */
export function offerWords(drill: string): { readonly text: string; readonly passed: boolean } | undefined {
  const { journal, say } = window.coursewright;
  const score = drillScores(journal.ledger.streams).get(drill);
  if (!score) return undefined;
  const text = say(score.passed ? "page.offer_passed" : "page.offer_tried", { percent: score.percent });
  return { text, passed: score.passed };
}
