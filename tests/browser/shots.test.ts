// Pictures of every kind of page of the shipped course, for people to look at: target/browser/shots.

import { notEqual } from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { shots } from "./harness/folders";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";

const say = textsOf("shipped", "zh-CN");

/** Takes the page at both widths in both themes: whole on a bright desktop and a dark phone, else what the window shows. */
async function take(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  for (const width of [360, 1280]) {
    const grounds: string[] = [];
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => scrollTo(0, 0));
      grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      const fullPage = (width === 1280) === (colorScheme === "light");
      await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage });
    }
    notEqual(grounds[0], grounds[1], `${name} looks the same in light and dark`);
  }
}

trial("every kind of page has its picture, in light and dark, on a phone and on a desktop", { site: "shipped", context: { reducedMotion: "reduce" }, limit: 120_000 }, async (trainee) => {
  const page = await trainee.open("index.html");
  await take(page, "map-new");
  await trainee.go(page, "modules/d1-service-flow.html");
  const inside = await new QuizPage(page, "d1-check", say).ready();
  await take(page, "module");
  await inside.answerAndCheck("d1-auto-reply-not-counted", true);
  await inside.next();
  await inside.answerAndCheck("d1-long-answer-split", "D");
  await inside.finish();
  await page.emulateMedia({ colorScheme: "light" });
  await inside.root.screenshot({ path: join(shots, "quiz-inside-finished-1280-light.png") });
  await trainee.go(page, "modules/d2-tmall-products.html");
  await take(page, "locked");
  await trainee.go(page, "quizzes/t6-check.html");
  const daily = await new QuizPage(page, "t6-check", say).ready();
  await take(page, "quiz-fresh");
  // Whatever the questions are: the first choice, or something typed, until one is right and one is wrong.
  for (let number = 0; number < 1; number++) {
    const radio = daily.root.locator('input[type="radio"], input[type="checkbox"]');
    if ((await radio.count()) > 0) await radio.nth(number % 2).check();
    for (const field of await daily.root.locator('input[type="text"]').all()) await field.fill("20");
    await daily.button("quiz.check").click();
    await daily.root.locator(".verdict").waitFor();
    if (number === 0) await take(page, "quiz-checked");
    await daily.next();
  }
  await take(page, "quiz-on-the-way");
  await trainee.go(page, "index.html");
  await take(page, "map-begun");
  await trainee.go(page, "results.html");
  await page.locator("table.attempts").waitFor();
  await take(page, "results");
  await trainee.go(page, "settings.html");
  await page.getByRole("button", { name: say("settings.export") }).waitFor();
  await take(page, "settings");
});

trial("an exam and a long result have their pictures", { site: "kinds", context: { reducedMotion: "reduce" }, limit: 120_000 }, async (trainee) => {
  const kinds = textsOf("kinds", "zh-CN");
  const page = await trainee.open("quizzes/exam.html");
  const exam = await new QuizPage(page, "exam", kinds).ready();
  await take(page, "exam-start");
  await exam.button("exam.start").click();
  await exam.answer("exam-single", "B");
  await exam.button("exam.hand_in").click();
  await take(page, "exam");
  await trainee.go(page, "quizzes/alone.html");
  const alone = await new QuizPage(page, "alone", kinds).ready();
  await alone.practise("alone", { single: "C", multiple: ["A", "B"], blank: ["20", "x"] });
  await take(page, "result");
  await alone.button("quiz.review").click();
  await alone.verdict("alone-single").waitFor();
  await take(page, "review");
  await trainee.go(page, "settings.html");
  await page.getByRole("button", { name: kinds("settings.reset") }).click();
  await take(page, "settings-asking");
});

trial("a decision tree has its pictures", { site: "shipped", context: { reducedMotion: "reduce" }, limit: 120_000 }, async (trainee) => {
  const page = await trainee.open("trees/after-sale.html");
  await trainee.go(page, "trees/after-sale.html#keep");
  await page.locator(".tree-way b").first().waitFor();
  await take(page, "tree");
});

trial("a calculator has its pictures", { site: "shipped", context: { reducedMotion: "reduce" }, limit: 120_000 }, async (trainee) => {
  const page = await trainee.open("calculators/reply-promise.html");
  await page.locator(".calculator-results").waitFor();
  await take(page, "calculator");
});
