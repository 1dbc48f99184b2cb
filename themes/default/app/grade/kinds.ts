// The graders of every kind of question beyond choices.

import { fieldGraders } from "./fields";
import type { Graders } from "./mark";
import { order } from "./order";
import { pairs } from "./pairs";
import { passage } from "./passage";
import { write } from "./write";

/** Graders of all kinds that `mark.ts` does not know by itself. */
export const allGraders: Graders = {
  ...fieldGraders,
  order: (key, response) => order(key.answer, key.partial, response),
  match: (key, response) => pairs(key.items, key.targets, key.answer, response),
  matrix: (key, response) => pairs(key.rows, key.columns, key.answer, response),
  mark: (key, response) => passage(key.marks, key.answer, response),
  write: (key, response) => write(key.rules, response),
};
