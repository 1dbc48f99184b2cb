// The clock of a drill while its page is looked at.

import { useLayoutEffect } from "preact/hooks";
import type { ClockMode } from "../../drill/log";

/** What has a clock. */
interface Clocked {
  readonly mode: ClockMode;
  step(): void;
  pause(on: boolean): void;
  keep(): void;
}

/**
 * Lets the clock run while the page is looked at, with `step` milliseconds between two looks at it; a page that is put
 * away is paused, and that is said in the result.
 */
export function useClock(session: Clocked, step: number): void {
  useLayoutEffect(() => {
    const timer = setInterval(() => session.step(), step);
    const away = (): void => {
      if (document.visibilityState === "hidden" && session.mode !== "paused") session.pause(true);
    };
    const leave = (): void => session.keep();
    document.addEventListener("visibilitychange", away);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", away);
      removeEventListener("pagehide", leave);
    };
  }, [session]);
}
