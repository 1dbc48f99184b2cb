// Views are drawn from the journal; this draws them again when it changes.

import { useEffect, useState } from "preact/hooks";

/** Draws the calling component again whenever the journal changes. */
export function useJournal(): void {
  const [, draw] = useState(0);
  useEffect(() => window.coursewright.journal.subscribe(() => draw((times) => times + 1)), []);
}
