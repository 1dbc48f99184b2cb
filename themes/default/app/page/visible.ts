// How long a page is really looked at: shown, and with some sign of life in the last minutes.

/** Milliseconds: how often it is told, how much one step may count, how long reading goes on without a sign of life. */
const STEP = 5_000;
const LONGEST_STEP = 10_000;
const IDLE_LIMIT = 300_000;

/** Whole seconds looked at, told every few seconds and when the page is hidden. Reads the clock that never jumps. */
export function visibleTime(): (listener: (seconds: number) => void) => void {
  const listeners: ((seconds: number) => void)[] = [];
  let before = performance.now();
  let alive = before;
  let rest = 0;
  const tell = (shown: boolean): void => {
    const now = performance.now();
    if (shown && now - alive < IDLE_LIMIT) rest += Math.min(now - before, LONGEST_STEP);
    before = now;
    const seconds = Math.floor(rest / 1000);
    rest -= seconds * 1000;
    if (seconds > 0) listeners.forEach((listener) => listener(seconds));
  };
  for (const sign of ["pointerdown", "pointermove", "keydown", "scroll", "touchmove"]) {
    addEventListener(sign, () => (alive = performance.now()), { passive: true, capture: true });
  }
  setInterval(() => tell(document.visibilityState === "visible"), STEP);
  // At the moment it becomes hidden, the time until now still counts; when it comes back, the time away does not.
  document.addEventListener("visibilitychange", () => tell(document.visibilityState === "hidden"));
  addEventListener("pagehide", () => tell(document.visibilityState === "visible"));
  return (listener) => listeners.push(listener);
}
