// Practice and reading: the way of a trainee from the first page to the result, interrupted and resumed.

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { RIGHT } from "./fixtures/questions";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";
import { ResultsPage } from "./pages/results";

const EVERYWHERE = ["http", "sub-path", "host name", "file"] as const;
const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

trial("a module can be read, and its quiz stands where its author put it", { site: "kinds", places: EVERYWHERE }, async (trainee) => {
  const page = await trainee.open("index.html");
  await page.locator('[data-module="d1-practice"] a').first().click();
  await page.getByRole("heading", { name: "练习的一天", level: 1 }).waitFor();
  const quiz = await new QuizPage(page, "inside", say).ready();
  const order = await page.locator(".prose").evaluate((prose) =>
    [...prose.querySelectorAll("h2, .chat, [data-quiz]")].map((part) => part.getAttribute("data-quiz") ?? part.className.split(" ")[0] ?? ""),
  );
  deepEqual(
    order.filter((name) => ["chat", "inside"].includes(name)),
    ["chat", "inside"],
    "the quiz comes after the dialogue",
  );
  await quiz.answerAndCheck("inside-single", "B");
  await page.getByRole("link", { name: "单独的练习" }).first().click();
  await new QuizPage(page, "alone", say).ready();
});

trial("a practice quiz of all kinds gives feedback, a result, and one line on the results page", { site: "kinds", places: EVERYWHERE }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.answerAndCheck("alone-single", "A");
  const feedback = await quiz.verdict("alone-single").innerText();
  ok(feedback.includes(say("quiz.wrong")), feedback);
  ok(feedback.includes("打开窗口还没有提问，不计时。"), "feedback to the choice that was made");
  ok(feedback.includes("对，从顾客的消息开始算。"), "feedback to the right choice");
  ok(feedback.includes("首次响应只看人工回复。"), "the explanation");
  await quiz.next();
  await quiz.answerAndCheck("alone-multiple", ["A"]);
  equal(
    await quiz.verdict("alone-multiple").locator(".verdict-title").innerText(),
    say("quiz.partial", { earned: 2, total: 4 }),
  );
  await quiz.next();
  for (const name of ["judgement", "numeric", "blank"]) {
    await quiz.answerAndCheck(`alone-${name}`, RIGHT[name] ?? "");
    equal(await quiz.verdict(`alone-${name}`).locator(".verdict-title").innerText(), say("quiz.right"));
    if (name !== "blank") await quiz.next();
  }
  await quiz.finish();
  await quiz.scored(60);
  await quiz.saved();
  ok((await quiz.result.innerText()).includes(say("quiz.result_failed", { pass: 80 })));
  await trainee.go(page, "results.html");
  const results = new ResultsPage(page);
  const [row, ...others] = await results.cells();
  equal(others.length, 0);
  equal(row?.[0], "单独的练习");
  match(row?.[2] ?? "", /^60% \(6\/10\)/);
  equal(row?.[3], say("results.failed"));
  deepEqual(await results.objectives(), [
    `分清人工回复和自动回复 ${say("results.objective_score", { earned: 3, total: 7 })}`,
    `算出响应时间 ${say("results.objective_score", { earned: 3, total: 3 })}`,
  ]);
});

trial("a reload in the middle leaves the trainee at the same question with the answers still there", { site: "kinds", places: EVERYWHERE }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.answerAndCheck("alone-single", "B");
  await quiz.next();
  await quiz.answer("alone-multiple", ["A", "D"]);
  await quiz.saved();
  await page.reload();
  await quiz.ready();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 2, count: 5 }));
  deepEqual(await quiz.given("alone-multiple"), ["A", "D"]);
  await quiz.root.getByText(say("quiz.resumed")).waitFor();
  await quiz.root.getByRole("button", { name: new RegExp(`^${say("quiz.jump", { number: 1 })}`) }).click();
  equal(await quiz.given("alone-single"), "B");
  await quiz.verdict("alone-single").waitFor();
});

trial("typed answers come back after a reload, letter for letter", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  for (const name of ["single", "multiple", "judgement"]) {
    await quiz.answerAndCheck(`alone-${name}`, RIGHT[name] ?? "");
    await quiz.next();
  }
  await quiz.answer("alone-numeric", " ２４．５ 秒 ");
  await quiz.saved();
  await page.reload();
  await quiz.ready();
  equal(await quiz.given("alone-numeric"), " ２４．５ 秒 ");
  await quiz.answerAndCheck("alone-numeric", " ２４．５ 秒 ");
  await quiz.next();
  await quiz.answer("alone-blank", ["二十", '“引号”<b>&amp;']);
  await quiz.saved();
  await page.reload();
  await quiz.ready();
  deepEqual(await quiz.given("alone-blank"), ["二十", '“引号”<b>&amp;']);
});

trial("what is typed and left at once is kept, without waiting for the pause in typing", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/exam.html");
  const quiz = await new QuizPage(page, "exam", say).ready();
  await quiz.button("exam.start").click();
  await quiz.answer("exam-numeric", "24.5");
  await page.goto(trainee.at("index.html"));
  await trainee.go(page, "quizzes/exam.html");
  equal(await (await quiz.ready()).given("exam-numeric"), "24.5");
});

trial("leaving for another page and coming back resumes the attempt", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.answerAndCheck("alone-single", "B");
  await quiz.saved();
  await trainee.go(page, "results.html");
  const [row] = await new ResultsPage(page).cells();
  ok(row?.[3]?.startsWith(say("results.open", { done: 1, count: 5 })), row?.[3]);
  await page.getByRole("link", { name: say("results.continue"), exact: true }).click();
  await quiz.ready();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 2, count: 5 }));
});

trial("a second attempt begins empty, and the results page keeps both", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.practise("alone", { single: "C" });
  await quiz.scored(80);
  await quiz.button("quiz.retry_all").click();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 1, count: 5 }));
  equal(await quiz.given("alone-single"), "");
  await quiz.practise("alone");
  await quiz.scored(100);
  await trainee.go(page, "results.html");
  const rows = await new ResultsPage(page).cells();
  deepEqual(
    rows.map((row) => row[2]?.split(" ")[0]),
    ["100%", "80%"],
  );
});

trial("practising only the wrong answers asks exactly those and does not count", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.practise("alone", { single: "C", numeric: "18.4" });
  await quiz.scored(70);
  await quiz.button("quiz.retry_wrong").click();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 1, count: 2 }));
  await quiz.answerAndCheck("alone-single", "B");
  await quiz.next();
  await quiz.answerAndCheck("alone-numeric", "24");
  await quiz.finish();
  ok((await quiz.result.innerText()).includes(say("quiz.wrong_only")));
  await trainee.go(page, "results.html");
  const rows = await new ResultsPage(page).cells();
  equal(rows.length, 2);
  equal(rows[0]?.[3], say("results.wrong_only"));
  ok(rows[1]?.[2]?.includes(say("results.best")), "the counting attempt stays the best");
});

trial("a finished attempt can be looked through, question by question, and changed nowhere", { site: "kinds" }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.practise("alone", { single: "C" });
  await quiz.button("quiz.review").click();
  for (const name of Object.keys(RIGHT)) await quiz.verdict(`alone-${name}`).waitFor();
  equal(await quiz.given("alone-single"), "C");
  equal(await quiz.root.locator("input:enabled:not([readonly])").count(), 0);
  await quiz.button("quiz.back_to_result").first().click();
  await quiz.scored(80);
  await page.evaluate(() => (location.hash = "q-alone-numeric"));
  await quiz.verdict("alone-numeric").waitFor();
});

trial("a link to a question opens it, later in the review, and its feedback leads to the section that teaches it", { site: "shipped" }, async (trainee) => {
  const page = await trainee.open("modules/d1-service-flow.html#q-d1-long-answer-split");
  const quiz = await new QuizPage(page, "d1-check", textsOf("shipped", "zh-CN")).ready();
  await quiz.question("d1-long-answer-split").waitFor();
  equal(await page.evaluate(() => document.activeElement?.id), "q-d1-long-answer-split-number");
  await page.evaluate(() => (location.hash = "q-d1-auto-reply-not-counted"));
  await quiz.answerAndCheck("d1-auto-reply-not-counted", "true");
  const lesson = quiz.verdict("d1-auto-reply-not-counted").locator(".lesson a");
  equal(await lesson.innerText(), "两块秒表");
  await lesson.click();
  await page.locator("#two-clocks:target").waitFor();
  equal(await quiz.verdict("d1-auto-reply-not-counted").count(), 1, "a link to anything else leaves the quiz as it is");
});

trial("the time spent on a quiz and on a module is shown", { site: "kinds", places: BOTH, before: hasten }, async (trainee) => {
  const page = await trainee.open("modules/d1-practice.html");
  const quiz = await new QuizPage(page, "inside", say).ready();
  await quiz.answerAndCheck("inside-single", "B");
  await page.evaluate(() => window.pass?.(40_000));
  await quiz.next();
  await quiz.answerAndCheck("inside-multiple", ["A", "C"]);
  await quiz.finish();
  match(await quiz.result.locator(".result-score").innerText(), /[1-9]\d* 秒|分钟/);
  await trainee.go(page, "results.html");
  const results = new ResultsPage(page);
  match((await results.cells())[0]?.[4] ?? "", /^[1-9]\d* 秒|分钟/);
  match((await results.times())[0] ?? "", /^练习的一天 ([1-9]\d* 秒|\d+ 分钟)/);
});

declare global {
  interface Window {
    /** Lets that many milliseconds pass, in steps of five seconds, as the page's own clock and timers see it. */
    pass?: (milliseconds: number) => void;
  }
}

/** Replaces the clock that never jumps and the repeated timers by ones that a test can move. */
function hasten(): void {
  const real = performance.now.bind(performance);
  const ticks: (() => void)[] = [];
  let added = 0;
  performance.now = () => real() + added;
  window.setInterval = ((work: () => void) => ticks.push(work)) as typeof window.setInterval;
  window.pass = (milliseconds) => {
    for (let passed = 0; passed < milliseconds; passed += 5_000) {
      added += 5_000;
      ticks.forEach((tick) => tick());
    }
  };
}
