// How safe a run is, drawn by itself: it changes with everything that is recorded.

import { SaveStateLine } from "../save-state";
import { useJournal } from "../use-journal";

/** Says it in a word. */
export function Saved() {
  useJournal();
  return <SaveStateLine />;
}
