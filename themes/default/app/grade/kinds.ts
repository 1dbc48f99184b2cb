// The graders of every kind of question beyond choices.

import type { Graders } from "./mark";
import { partGraders } from "./parts";
import { write } from "./write";

/** Graders of all kinds that `mark.ts` does not know by itself. */
export const allGraders: Graders = {
  ...partGraders,
  write: (key, response) => write(key.rules, key.fields, response),
};
