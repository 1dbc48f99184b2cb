// Days that open one after the other, and the course map that says so.

import { equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";

const BOTH = ["http", "file"] as const;
const say = textsOf("in-order", "zh-CN");

const stop = (page: Page, module: string) => page.locator(`[data-module="${module}"]`);

async function pass(page: Page): Promise<void> {
  const quiz = await new QuizPage(page, "one", say).ready();
  await quiz.answerAndCheck("one-1", "A");
  await quiz.next();
  await quiz.answerAndCheck("one-2", "A");
  await quiz.finish();
}

trial("a locked day hides its text, says why, and leads to what opens it", { site: "in-order", places: BOTH }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  await page.getByText("第一天的正文。").waitFor();
  await trainee.go(page, "modules/day-two.html");
  const panel = page.locator(".notice-lock");
  await panel.waitFor();
  ok((await panel.innerText()).includes(say("frame.locked_quiz", { title: "第一课", pass: 80 })), await panel.innerText());
  equal(await page.getByText("第二天的正文。").isVisible(), false);
  await panel.getByRole("link").click();
  await page.waitForURL(/day-one\.html/);
});

trial("passing the quiz opens the next day, and a tab that waits there opens by itself", { site: "in-order", places: BOTH }, async (trainee) => {
  const first = await trainee.open("modules/day-one.html");
  const second = await trainee.open("modules/day-two.html");
  await second.locator(".notice-lock").waitFor();
  await first.bringToFront();
  await pass(first);
  await second.getByText("第二天的正文。").waitFor();
  equal(await second.locator(".notice-lock:not([hidden])").count(), 0);
  await second.reload();
  await second.getByText("第二天的正文。").waitFor();
});

trial("failing the quiz opens nothing", { site: "in-order", places: BOTH }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  const quiz = await new QuizPage(page, "one", say).ready();
  await quiz.answerAndCheck("one-1", "A");
  await quiz.next();
  await quiz.answerAndCheck("one-2", "D");
  await quiz.finish();
  await quiz.scored(50);
  await trainee.go(page, "modules/day-two.html");
  await page.locator(".notice-lock").waitFor();
});

trial("a day without a quiz opens the next one when it is marked as read, and closes it when that is taken back", { site: "in-order", places: BOTH }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  await pass(page);
  await trainee.go(page, "quizzes/three.html");
  await page.locator(".notice-lock").waitFor();
  equal(await page.locator('[data-quiz="three"]').isVisible(), false);
  ok((await page.locator(".notice-lock").innerText()).includes(say("frame.locked_read", { title: "第二课" })));
  await trainee.go(page, "modules/day-two.html");
  await page.getByRole("button", { name: say("page.read_mark") }).click();
  await page.getByText(say("page.read_done")).waitFor();
  await trainee.go(page, "modules/day-three.html");
  await page.getByText("第三天的正文。").waitFor();
  await trainee.go(page, "modules/day-two.html");
  await page.getByRole("button", { name: say("page.read_undo") }).click();
  await trainee.go(page, "modules/day-three.html");
  await page.locator(".notice-lock").waitFor();
});

trial("the course map tells what is done, what comes next, what is locked and why", { site: "in-order", places: BOTH }, async (trainee) => {
  const page = await trainee.open("index.html");
  await stop(page, "day-one").getByText(say("map.state_next"), { exact: true }).waitFor();
  const reason = say("map.locked_quiz", { title: "第一课" });
  if (trainee.place.name === "http") {
    await stop(page, "day-two").getByText(say("map.state_locked"), { exact: true }).waitFor();
    await stop(page, "day-two").getByRole("link", { name: reason }).waitFor();
  }
  equal(await stop(page, "free").getByText(say("map.state_locked"), { exact: true }).count(), 0, "tracks are always open");
  await page.getByRole("link", { name: say("map.start", { title: "第一课" }) }).click();
  await pass(page);
  await trainee.go(page, "index.html");
  await stop(page, "day-one").getByText(say("map.state_done"), { exact: true }).waitFor();
  await stop(page, "day-one").getByText(say("map.best", { percent: 100 })).waitFor();
  await stop(page, "day-two").getByText(say("map.state_next"), { exact: true }).waitFor();
  await stop(page, "day-three").getByText(say("map.state_locked"), { exact: true }).waitFor();
  await page.getByText(say("map.overall", { done: 1, count: 4 })).waitFor();
  await page.getByRole("link", { name: say("map.continue", { title: "第二课" }) }).click();
  await page.getByText("第二天的正文。").waitFor();
});

trial("the menu beside the text marks what is done", { site: "in-order" }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  await pass(page);
  await page.locator('[data-menu="day-one"].is-done').waitFor();
  ok((await page.locator('[data-menu="day-one"]').innerText()).includes(say("page.done")));
  equal(await page.locator('[data-menu="day-two"].is-done').count(), 0);
});
