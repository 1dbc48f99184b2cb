// The time for which an attempt is looked at.

import { useEffect, useRef } from "preact/hooks";

/** Seconds between two records of the time spent. */
const PAUSE = 15;

/** What an attempt's time is counted for. */
interface Timed {
  readonly attempt: { readonly handIn?: unknown } | undefined;
  /** Records so many more seconds. */
  spend(seconds: number): void;
}

/** Counts the time an open attempt is looked at. Returns what records the rest of it. */
export function useTime(session: Timed): () => void {
  const waiting = useRef(0);
  const spend = (): void => {
    if (waiting.current > 0) session.spend(waiting.current);
    waiting.current = 0;
  };
  useEffect(() => {
    window.coursewright.everyVisible((seconds) => {
      const { attempt } = session;
      if (!attempt || attempt.handIn) return;
      waiting.current += seconds;
      if (waiting.current >= PAUSE || document.visibilityState === "hidden") spend();
    });
  }, []);
  return spend;
}
