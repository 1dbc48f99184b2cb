// Grades the random cases that the Rust suite wrote and tells where this grader differs. For tests only.
//   node comparison.cjs CASES.json

import { isDeepStrictEqual } from "node:util";
import { readFileSync } from "node:fs";
import { type Case, evaluate } from "./evaluate";

const cases = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as readonly Case[];
const differences = cases.filter((one) => !isDeepStrictEqual(evaluate(one.family ?? "", one), one.expected));
for (const one of differences.slice(0, 20)) {
  console.log(JSON.stringify(one), "is here", JSON.stringify(evaluate(one.family ?? "", one)));
}
console.log(`${cases.length} cases, ${differences.length} differences`);
