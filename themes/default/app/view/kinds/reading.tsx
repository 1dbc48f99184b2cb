// A kind of question that can be read but not yet answered in the page: its text and, behind the answer, its key.

import type { KindView } from "./kind";

/** Nothing to fill in. */
export const reading: KindView = {
  Fields: () => null,
  words: () => "",
  right: () => null,
  feedback: () => [],
  feedbackTitle: () => "",
};
