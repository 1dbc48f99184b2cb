// Views are drawn from the journal; this draws them again when it changes.

import { useEffect, useState } from "preact/hooks";

/** Draws the calling component again whenever the journal or the register changes. */
export function useJournal(): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const { journal, register } = window.coursewright;
    const again = (): void => draw((times) => times + 1);
    const ends = [journal.subscribe(again), register.subscribe(again)];
    return () => ends.forEach((end) => end());
  }, []);
}
