// The graders of kinds of question with parts: items, rows, places in a text; and of what is typed.

import { fieldGraders } from "./fields";
import type { Graders } from "./mark";
import { order } from "./order";
import { pairs } from "./pairs";
import { passage } from "./passage";

/** Graders of `numeric`, `blank`, `order`, `match`, `matrix` and `mark`. */
export const partGraders: Graders = {
  ...fieldGraders,
  order: (key, response) => order(key.answer, key.partial, response),
  match: (key, response) => pairs(key.items, key.targets, key.answer, response),
  matrix: (key, response) => pairs(key.rows, key.columns, key.answer, response),
  mark: (key, response) => passage(key.marks, key.answer, response),
};
