// Grading in the browser: what a response to a question earns and whether a paper is passed, by GRADING.md.
//
// Pure: keys and responses in, points out; no DOM, nothing imported but ../wording. src/grade/ does the same in Rust, under the
// same file names; tests/vectors/ and a random comparison hold the two together.

import { allGraders } from "./kinds";
import { addGraders } from "./mark";

addGraders(allGraders);

export { kept, type Keep, type Outcome } from "./attempts";
export { choiceOrder, drawPaper, type Row } from "./draw";
export { Generator } from "./generator";
export type { FormulaKey, Key, Variable } from "./key";
export { grade, type Mark } from "./mark";
export { normalise } from "./normalise";
export { parseNumber } from "./numeric";
export { gradePaper, type Graded, type ObjectiveScore, type Score } from "./paper";
export { pair } from "./pairs";
export { isAnswered, type Response } from "./response";
export { type Drawn, draw, drawnBefore } from "./variant";
