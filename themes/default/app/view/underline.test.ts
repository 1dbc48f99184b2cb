import assert from "node:assert/strict";
import test from "node:test";
import { check, type WordingRules } from "../wording";
import { underlined, within } from "./underline";

const rules: WordingRules = { forbid: [{ phrase: "不知道" }], avoid: [{ phrase: "再见" }], polite: ["您好", "请"], no_doubling: true, length: { most: 8 } };

/** The words that are underlined in a field. */
const words = (parts: readonly string[], field: number): string[] => {
  const start = parts.slice(0, field).reduce((sum, part) => sum + part.length + 1, 0);
  const part = parts[field] ?? "";
  return within(underlined(check(parts.join("\n"), rules)), start, part.length).map((finding) => part.slice(finding.start, finding.end));
};

test("forbidden, avoided and doubled words are underlined once each, praise and faults of the whole text are not", () => {
  assert.deepEqual(words(["您好，我不知道，再见，嗯嗯。再见"], 0), ["不知道", "再见", "嗯嗯", "再见"]);
  assert.deepEqual(words(["您好，请稍等"], 0), []);
});

test("of several fields each has its own words underlined, and a phrase across two of them a part in each", () => {
  const parts = ["您好，不知道", "", "再见"];
  assert.deepEqual([0, 1, 2].map((field) => words(parts, field)), [["不知道"], [], ["再见"]]);
  const cut = ["您好不", "知道"];
  assert.deepEqual([0, 1].map((field) => words(cut, field)), [["不"], ["知道"]]);
});
