// The files in tests/fixtures/progress/, which the suite of the command sums up (tests/suite/summary.rs), are what the
// settings page writes today. Run with UPDATE_FIXTURES=1 to write them anew.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import type { JournalRecord } from "../journal/record";
import { question, quiz } from "../testing/course";
import { record } from "../testing/random";
import type { Attempt, Scope } from "./attempt";
import { writeBackup } from "./backup";
import { resultOf, startOf } from "./marking";

const course = { id: "test-course", title: "测试课程" };
/** The fingerprints of q1 and q2 in the course of tests/suite/summary.rs; q3 was changed since. */
const [q1, q2] = [question("q1", { print: "63d5579fc444fb4a" }), question("q2", { print: "baf379d3ead838c5" })];
const q3 = question("q3", { print: "0000000000000000" });
const gone = question("q-gone");
const asked = quiz([q1, q2, q3], { id: "d1-quiz", title: "小测" });

let seq = 0;
const put = (stream: string, item: string, value: unknown, changes: Partial<JournalRecord> = {}): JournalRecord => {
  seq += 1;
  return record({ course: course.id, stream, item, value, lamport: seq, seq, tab: "visit", mono: seq * 10.25, ...changes });
};

/** A finished attempt: "B" is right. */
function attempt(id: string, responses: readonly string[], seconds: number, of = asked, scope: Scope = "all"): JournalRecord[] {
  const { prints, ...start } = startOf(of, of.questions, scope, 1_700_000_000_000);
  const answers = of.questions.map(
    ({ id: name, print }, index) => [name, { response: responses[index] ?? null, print, checked: true, at: 5 }] as const,
  );
  const whole: Attempt = { ...start, id, prints: new Map(Object.entries(prints)), answers: new Map(answers), seconds };
  const stream = `attempt/${id}`;
  return [
    put(stream, "@start", { ...start, prints }),
    ...answers.map(([name, answer]) => put(stream, name, answer)),
    put(stream, "@time", { seconds }),
    put(stream, "@handin", resultOf(of, whole, 1_700_000_100_000)),
  ];
}

const monday = attempt("aaa", ["B", "A", "C"], 120);
const again = quiz([q2, q3], { id: "d1-quiz" });
const repetition = quiz([q2], { id: "@review" });
const wang = { name: "王芳", number: "1024" };

const files: Readonly<Record<string, string>> = {
  "wang-monday.json": writeBackup(course, [...monday, put("module/d1", "seconds", 600)], [], 1_700_000_200_000, wang),
  "wang-friday.json": writeBackup(
    course,
    [
      ...monday,
      ...attempt("bbb", ["B", "B", "B"], 60),
      ...attempt("ccc", ["A", "A"], 30, again, "wrong"),
      ...attempt("ddd", ["A"], 10, repetition),
      put("module/d1", "seconds", 900),
    ],
    ["a stored value that nobody understood"],
    1_700_600_000_000,
    wang,
  ),
  "li.json": writeBackup(
    course,
    [
      ...attempt("eee", ["A", "C", "B"], 90),
      // Came by QR code: mistakes only, written under the number 0.
      ...attempt("fff", ["A"], 20, quiz([q1], { id: "d1-quiz" })).map((one) => ({ ...one, seq: 0 })),
      ...attempt("ggg", ["A"], 40, quiz([gone], { id: "old-quiz", title: "撤下的小测" })),
      put("module/d1", "seconds", 300),
    ],
    [],
    1_700_700_000_000,
    { name: "=李强", number: "" },
  ),
};

test("the progress files of the fixtures are what the settings page writes", () => {
  for (const [name, content] of Object.entries(files)) {
    const path = `tests/fixtures/progress/${name}`;
    if (process.env["UPDATE_FIXTURES"]) writeFileSync(path, content);
    assert.equal(readFileSync(path, "utf8"), content, name);
  }
});
