// Without JavaScript: everything can be read, every answer can be reached, the course map is complete.

import { deepEqual, equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { pagesOf, textsOf } from "./harness/sites";
import type { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";

const BOTH = ["http", "file"] as const;
const withoutScript = { javaScriptEnabled: false } as const;
const say = textsOf("shipped", "zh-CN");
const english = textsOf("shipped", "en");

async function go(trainee: Trainee, page: Page, path: string): Promise<void> {
  await page.goto(trainee.at(path));
}

/** What the page says to a browser without JavaScript, if it can be seen. */
async function told(page: Page): Promise<string> {
  const note = page.locator("noscript p");
  return (await note.isVisible()) ? note.innerText() : "";
}

trial("without JavaScript the course map leads to every module", { site: "shipped", places: BOTH, context: withoutScript }, async (trainee) => {
  const page = await trainee.context.newPage();
  await go(trainee, page, "index.html");
  const modules = pagesOf("shipped").filter((path) => path.startsWith("modules/") && !path.endsWith(".en.html"));
  ok(modules.length >= 14);
  const links = page.locator("main a");
  const targets = new Set<string>();
  for (const link of await links.all()) {
    if (await link.isVisible()) targets.add((await link.getAttribute("href")) ?? "");
  }
  deepEqual(
    modules.filter((path) => !targets.has(path)),
    [],
    "modules without a link on the map",
  );
});

trial("without JavaScript every module can be read, locked days included", { site: "shipped", context: withoutScript }, async (trainee) => {
  const page = await trainee.context.newPage();
  for (const path of pagesOf("shipped").filter((one) => one.startsWith("modules/"))) {
    await go(trainee, page, path);
    const text = await page.locator(".prose").innerText();
    ok(text.length > 1_000, `${path} shows ${text.length} characters`);
    equal(await page.locator("main h1").isVisible(), true, path);
    equal(await page.locator(".notice-lock:not([hidden]), [hidden] .prose").count(), 0, path);
  }
});

trial("without JavaScript every question of every quiz can be read and its answer opened", { site: "shipped", places: ["file"], context: withoutScript }, async (trainee) => {
  const page = await trainee.context.newPage();
  let questions = 0;
  for (const path of pagesOf("shipped").filter((one) => one.startsWith("quizzes/"))) {
    await go(trainee, page, path);
    const isExam = (await page.locator("#page-data").textContent())?.includes('"mode":"exam"') ?? false;
    equal(await told(page), (path.endsWith(".en.html") ? english : say)(isExam ? "frame.exam_needs_script" : "frame.quiz_needs_script"), path);
    const all = page.locator(".question");
    const count = await all.count();
    ok(count > 0, path);
    questions += count;
    equal(await page.locator(".question .prompt").count(), count, path);
    if (isExam) {
      equal(await page.locator(".key, .key-text, .feedback, .explanation").count(), 0, `${path} shows answers`);
      continue;
    }
    const [first] = await all.all();
    if (!first) continue;
    equal(await first.locator(".key-text").isVisible(), false, `${path} shows an answer unasked`);
    await first.locator("summary").click();
    equal(await first.locator(".key-text").isVisible(), true, path);
    // The others are made of the same parts; whether all are there is seen at once.
    const marked = page.locator('.question:not([data-kind="write"])');
    equal(await marked.locator("details.key .key-text").count(), await marked.count(), path);
    ok((await page.locator(".question .prompt").allInnerTexts()).every((text) => text.trim() !== ""), path);
    ok((await page.locator(".question .key-text").allTextContents()).every((text) => text.trim() !== ""), path);
  }
  ok(questions >= 100, `${questions} questions`);
});

trial("without JavaScript every kind of question shows what is asked and what is right", { site: "kinds", context: withoutScript }, async (trainee) => {
  const page = await trainee.context.newPage();
  await go(trainee, page, "quizzes/alone.html");
  for (const summary of await page.locator(".question summary").all()) await summary.click();
  const told = (await page.locator(".question").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  for (const [index, words] of [
    ["顾客打开聊天窗口", "自动回复发出", "B", "对，从顾客的消息开始算。", "首次响应只看人工回复。"],
    ["客服打的字", "系统提示", "A", "C", "机器发的都不算。"],
    [say("quiz.true"), say("quiz.false"), "自动回复会被系统过滤掉。"],
    ["24.5", "秒", "四个数相加除以四。"],
    ["首次响应平均不超过", "20", "20-30", "两个数都要写，如 20-30。"],
  ].entries()) {
    for (const word of words) ok(told[index]?.includes(word), `question ${index + 1} does not show ${word}: ${told[index]}`);
  }
});

trial("without JavaScript results and settings say why they are empty", { site: "shipped", context: withoutScript }, async (trainee) => {
  const page = await trainee.context.newPage();
  for (const path of ["results.html", "settings.html"]) {
    await go(trainee, page, path);
    equal(await told(page), say("frame.needs_script"), path);
  }
});
