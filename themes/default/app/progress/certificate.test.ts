import assert from "node:assert/strict";
import test from "node:test";
import { course, finished, streams } from "../testing/course";
import { codeOf, completion, isoDay } from "./certificate";

const exams = { ...course, quizzes: { "d2-quiz": { title: "", url: "", mode: "exam", pass: 60, questions: 1, print: "" } } };
const read = ["module/d3", "read", { wall: 9_000 }] as const;

test("the course is done when every day is, and the score is that of its exams", () => {
  const some = [...finished("a", "d1-quiz", 60, true, { wall: 1_000 }), read];
  assert.deepEqual(completion(exams, streams(some)).open.map(({ id }) => id), ["d2"]);
  const all = [...some, ...finished("b", "d2-quiz", 91, true, { wall: 5_000 }), ...finished("c", "d2-quiz", 80, true, { wall: 99_000 })];
  assert.deepEqual(completion(exams, streams(all)), { open: [], percent: 91, wall: 9_000 });
  assert.equal(completion(course, streams(all)).percent, 75, "without exams the mean of all quizzes");
  assert.equal(completion({ ...course, days: [] }, streams([])).percent, undefined);
});

test("the codes are those that the command knows", () => {
  assert.equal(codeOf("customer-service-2026", { name: "王芳", number: "1024" }, 92, "2026-11-22"), "CW-92-20261122-EF99FC75");
  assert.equal(codeOf("customer-service-2026", { name: "李强", number: "" }, 100, "2026-01-01"), "CW-100-20260101-88A1E684");
  assert.equal(codeOf("c", { name: "Zoë  Müller", number: "A-7" }, 0, "2024-12-31"), "CW-0-20241231-17B87290");
});

test("a day is the local one", () => {
  assert.equal(isoDay(new Date(2026, 0, 5, 23, 59).getTime()), "2026-01-05");
});
