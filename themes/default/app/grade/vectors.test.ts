// Every case in tests/vectors/; tests/suite/grading.rs reads the same ones. Runs in the folder of the repository.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { type Case, evaluate } from "./evaluate";

const files = readdirSync("tests/vectors").sort();
const families = files.map((file) => ({
  family: file.replace(/\.json$/, ""),
  cases: JSON.parse(readFileSync(`tests/vectors/${file}`, "utf8")) as readonly Case[],
}));

for (const { family, cases } of families) {
  test(`every ${family} vector is graded as the rules say`, () => {
    for (const one of cases) {
      assert.deepEqual(evaluate(family, one), one.expected, `${one.rule} ${one.name}: ${JSON.stringify(one)}`);
    }
  });
}

test("the vectors are as many as the rules state", () => {
  const count = families.reduce((sum, { cases }) => sum + cases.length, 0);
  assert.ok(readFileSync("GRADING.md", "utf8").includes(`**${count} cases**`), `there are ${count} cases`);
});
