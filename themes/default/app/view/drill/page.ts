// What the page around a drill has to know, and words that several of its views say.

import { useLayoutEffect } from "preact/hooks";

/** Tells the page, and the drill in it, which part of a drill is shown, so that its static parts can make room. */
export function usePageShows(shows: "start" | "setup" | "work" | "debrief"): void {
  useLayoutEffect(() => {
    for (const part of [document.documentElement, document.querySelector(".drill")]) part?.setAttribute("data-shows", shows);
  }, [shows]);
}

/** The id of the heading of a setup, where focus goes. */
export const SETUP = "drill-setup";

/** How the clock ran, in words. */
export function clockWords(modes: readonly string[]): string {
  const { say } = window.coursewright;
  const known = modes.filter((mode) => ["slow", "paused", "off"].includes(mode));
  if (known.length === 0) return say("drill.ran_normal");
  return say("drill.ran", { modes: known.map((mode) => say(`drill.ran_${mode}`)).join(say("drill.list_and")) });
}
