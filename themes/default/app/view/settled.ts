// Waiting until everything is stored, or known not to be.

import type { Journal, SaveState } from "../journal/journal";

/** Settles when nothing is on its way to the stores any more, with the state then. */
export function settled(journal: Journal): Promise<SaveState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (journal.state === "saving") return;
      stop();
      resolve(journal.state);
    };
    const stop = journal.subscribe(look);
    look();
  });
}
