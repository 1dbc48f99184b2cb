// A kind of question that this page's script does not know: its text can be read, and nothing can be filled in.

import type { KindView } from "./kind";

/** Nothing to fill in. */
export const unknown: KindView = {
  Fields: () => null,
  words: () => "",
  right: () => null,
  feedback: () => [],
  feedbackTitle: (name) => name,
};
