// Time spent, in words.

import type { Say } from "../page/text";

/** Seconds as a text: seconds below a minute, minutes below an hour, else hours and minutes. */
export function duration(seconds: number, say: Say): string {
  if (seconds < 60) return say("page.time_seconds", { seconds: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say("page.time_minutes", { minutes });
  return say("page.time_hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
