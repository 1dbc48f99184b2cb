import assert from "node:assert/strict";
import test from "node:test";
import { isCardChange, isSame, standing } from "./marking";
import { question } from "../testing/course";
import type { Attempt } from "./attempt";

const PRINT = "0123456789abcdef";

test("a changed card makes an answer old, and cards of which one side knows nothing do not", () => {
  assert.ok(!isSame(`${PRINT}.11111111`, `${PRINT}.22222222`));
  assert.ok(isCardChange(`${PRINT}.11111111`, `${PRINT}.22222222`));
  assert.ok(isSame(PRINT, `${PRINT}.22222222`) && isSame(`${PRINT}.22222222`, PRINT));
  assert.ok(!isSame("fedcba9876543210", PRINT) && !isCardChange("fedcba9876543210", PRINT));
  const answer = { response: "B", print: `${PRINT}.11111111`, checked: true, at: 1 };
  const attempt = { answers: new Map([["q1", answer]]) } as unknown as Attempt;
  assert.deepEqual(standing(question("q1", { print: `${PRINT}.22222222` }), attempt), { outdated: answer });
  assert.deepEqual(standing(question("q1", { print: `${PRINT}.11111111` }), attempt), { answer });
});
