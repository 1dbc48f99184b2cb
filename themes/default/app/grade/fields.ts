// The graders of what is typed: numbers and gaps.

import { blank } from "./blank";
import type { Graders } from "./mark";
import { numeric } from "./numeric";

/** Graders of `numeric` and `blank`. */
export const fieldGraders: Graders = { numeric, blank };
