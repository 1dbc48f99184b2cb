// Exams: nothing is told before handing in, everything after, and handing in is final.

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { RIGHT } from "./fixtures/questions";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import type { Trainee } from "./harness/trainee";
import { QuizPage, type Given } from "./pages/quiz";
import { ResultsPage } from "./pages/results";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

async function begin(trainee: Trainee): Promise<QuizPage> {
  const quiz = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
  await quiz.button("exam.start").click();
  return quiz;
}

async function answerAll(quiz: QuizPage, wrong: Readonly<Record<string, Given>> = {}): Promise<void> {
  for (const [name, right] of Object.entries(RIGHT)) await quiz.answer(`exam-${name}`, wrong[name] ?? (right as Given));
}

trial("an exam shows no verdict, no key and no feedback before it is handed in", { site: "kinds", places: BOTH }, async (trainee) => {
  const quiz = await begin(trainee);
  await answerAll(quiz);
  await quiz.saved();
  equal(await quiz.root.locator(".verdict, .feedback, .explanation, .key, .is-right, .is-wrong").count(), 0);
  const shown = await quiz.page.locator("body").innerText();
  ok(!shown.includes("首次响应只看人工回复。"), "an explanation is on the page");
});

trial("an exam can be left, continued and changed until it is handed in", { site: "kinds", places: BOTH }, async (trainee) => {
  const quiz = await begin(trainee);
  await answerAll(quiz, { single: "A" });
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  equal(await quiz.given("exam-single"), "A");
  deepEqual(await quiz.given("exam-multiple"), ["A", "C"]);
  deepEqual(await quiz.given("exam-blank"), ["20", "20-30"]);
  await quiz.answer("exam-single", "B");
  await quiz.handIn();
  await quiz.scored(100);
  await quiz.saved();
  ok((await quiz.result.innerText()).includes(say("quiz.result_passed")));
});

trial("handing in lists what is unanswered and leads there before it is final", { site: "kinds" }, async (trainee) => {
  const quiz = await begin(trainee);
  await quiz.answer("exam-single", "B");
  await quiz.button("exam.hand_in").click();
  await quiz.root.getByText(say("exam.hand_in_unanswered", { count: 4 })).waitFor();
  await quiz.button("quiz.jump", { number: 4 }).click();
  equal(await quiz.page.evaluate(() => document.activeElement?.id), "q-exam-numeric-number");
  await quiz.answer("exam-numeric", "24.5");
  await quiz.button("exam.hand_in").click();
  await quiz.root.getByText(say("exam.hand_in_unanswered", { count: 3 })).waitFor();
  await quiz.button("exam.hand_in_back").click();
  equal(await quiz.given("exam-single"), "B");
  await quiz.handIn();
  await quiz.scored(30);
});

trial("a missed red-line question fails an exam that has points enough", { site: "kinds", places: BOTH }, async (trainee) => {
  const quiz = await begin(trainee);
  await answerAll(quiz, { judgement: true });
  await quiz.handIn();
  await quiz.scored(90);
  const card = await quiz.result.innerText();
  ok(card.includes(say("quiz.result_red_line", { numbers: "3" })), card);
  ok(!card.includes(say("quiz.result_passed")), card);
  await trainee.go(quiz.page, "results.html");
  const [row] = await new ResultsPage(quiz.page).cells();
  match(row?.[2] ?? "", /^90% \(9\/10\)/);
  equal(row?.[3], say("results.failed"));
});

trial("after handing in every question shows its verdict and explanation, and no field takes a change", { site: "kinds" }, async (trainee) => {
  const quiz = await begin(trainee);
  await answerAll(quiz, { multiple: ["A", "B"] });
  await quiz.handIn();
  await quiz.button("quiz.review").click();
  for (const name of Object.keys(RIGHT)) await quiz.verdict(`exam-${name}`).waitFor();
  ok((await quiz.verdict("exam-multiple").innerText()).includes("机器发的都不算。"));
  equal(await quiz.root.locator("input:enabled:not([readonly])").count(), 0);
  await quiz.page.reload();
  await quiz.ready();
  await quiz.result.waitFor();
  equal(await quiz.button("exam.hand_in").count(), 0);
});
