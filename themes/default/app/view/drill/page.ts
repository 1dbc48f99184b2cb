// What the page around a drill has to know, and where focus goes.

import { useLayoutEffect } from "preact/hooks";

/** Tells the page, and the drill in it, which part of a drill is shown, so that its static parts can make room. */
export function usePageShows(shows: "start" | "work" | "debrief"): void {
  useLayoutEffect(() => {
    for (const part of [document.documentElement, document.querySelector(".drill")]) part?.setAttribute("data-shows", shows);
  }, [shows]);
}

/** Puts the focus onto the element with this id, once it is there. */
export const focusSoon = (id: string): void => void setTimeout(() => document.getElementById(id)?.focus());

/** How the clock ran, in words. */
export function clockWords(modes: readonly string[]): string {
  const { say } = window.coursewright;
  const known = modes.filter((mode) => ["slow", "paused", "off"].includes(mode));
  if (known.length === 0) return say("drill.ran_normal");
  return say("drill.ran", { modes: known.map((mode) => say(`drill.ran_${mode}`)).join(say("drill.list_and")) });
}
