// Every kind of question with its view.

import type { Key } from "../../grade/key";
import { blank } from "./blank";
import { choice } from "./choice";
import type { KindView } from "./kind";
import { numeric } from "./numeric";
import { reading } from "./reading";

/** The views by kind. */
export const kinds: Readonly<Record<Key["kind"], KindView>> = {
  single: choice,
  multiple: choice,
  true_false: choice,
  numeric,
  blank,
  formula: reading,
  order: reading,
  match: reading,
  matrix: reading,
  mark: reading,
  write: reading,
};
