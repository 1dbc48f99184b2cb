// Appearance and language: they hold everywhere, at once, and after a reload.

import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";
import { SettingsPage } from "./pages/settings";

const BOTH = ["http", "file"] as const;
const zh = textsOf("kinds", "zh-CN");
const en = textsOf("kinds", "en");

const background = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const textSize = (page: Page): Promise<number> =>
  page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".prose p") ?? document.body).fontSize));

trial("switching the language relabels every page and keeps the answers", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", zh).ready();
  await quiz.answerAndCheck("alone-single", "A");
  await quiz.next();
  await quiz.answer("alone-multiple", ["A", "D"]);
  await quiz.saved();
  await trainee.go(page, "settings.html");
  const settings = new SettingsPage(page, zh);
  await Promise.all([page.waitForEvent("load"), settings.choice("English").click()]);
  await page.getByRole("heading", { name: en("frame.settings"), level: 1 }).waitFor();
  await trainee.go(page, "quizzes/alone.html");
  const translated = await new QuizPage(page, "alone", en).ready();
  equal(await translated.heading.innerText(), en("quiz.number", { number: 2, count: 5 }));
  deepEqual(await translated.given("alone-multiple"), ["A", "D"]);
  await translated.button("quiz.check").waitFor();
  await page.getByRole("link", { name: en("frame.map"), exact: true }).waitFor();
  equal(await page.locator(".quiz-app").getAttribute("lang"), "en");
  equal(await page.locator("html").getAttribute("lang"), "zh-CN", "the texts of the course stay what they are");
  await trainee.go(page, "settings.html");
  await Promise.all([page.waitForEvent("load"), new SettingsPage(page, en).choice("中文").click()]);
  await page.getByRole("heading", { name: zh("frame.settings"), level: 1 }).waitFor();
  await trainee.go(page, "quizzes/alone.html");
  deepEqual(await (await quiz.ready()).given("alone-multiple"), ["A", "D"]);
});

trial("no interface text is left in the other language after a switch", { site: "english", places: BOTH }, async (trainee) => {
  const page = await trainee.open("settings.html");
  await Promise.all([
    page.waitForEvent("load"),
    new SettingsPage(page, textsOf("english", "en")).choice("中文").click(),
  ]);
  for (const path of ["index.html", "modules/d1-first.html", "quizzes/first.html", "results.html", "settings.html"]) {
    await trainee.go(page, path);
    await page.getByRole("link", { name: zh("frame.map"), exact: true }).waitFor();
    const left = await page.evaluate(() =>
      [...document.querySelectorAll("[data-text], button, legend, .quiz-app p")]
        .filter((node) => (node as HTMLElement).checkVisibility() && !node.closest('[lang="en"]'))
        .filter((node) => node.closest("[lang]")?.getAttribute("lang") !== "en" || node.hasAttribute("data-text"))
        .map((node) => node.textContent?.trim() ?? "")
        .filter((text) => /[a-z]{3}/.test(text) && !/[\u4e00-\u9fff]/.test(text)),
    );
    deepEqual(left, [], `English interface texts on ${path}`);
  }
});

trial("the theme holds on every page, after a reload, and in the other tab at once", { site: "kinds", places: BOTH }, async (trainee) => {
  const other = await trainee.open("modules/d1-practice.html");
  const light = await background(other);
  const page = await trainee.open("settings.html");
  const settings = new SettingsPage(page, zh);
  await settings.choice(zh("settings.theme_dark")).check();
  equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await other.locator('html[data-theme="dark"]').waitFor();
  notEqual(await background(other), light);
  await other.reload();
  equal(await other.locator("html").getAttribute("data-theme"), "dark");
  await settings.choice(zh("settings.theme_auto")).check();
  await page.emulateMedia({ colorScheme: "light" });
  equal(await background(page), light);
  await page.emulateMedia({ colorScheme: "dark" });
  notEqual(await background(page), light);
});

trial("a chosen theme is there before the first paint of the next page", { site: "kinds" }, async (trainee) => {
  const page = await trainee.open("settings.html");
  await new SettingsPage(page, zh).choice(zh("settings.theme_dark")).check();
  await page.getByText(zh("settings.state", { state: zh("storage.saved") })).waitFor();
  // The script is deferred, so the theme is set before `DOMContentLoaded`; nothing may wait for a store that answers later.
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      document.documentElement.dataset["themeThen"] = document.documentElement.dataset["theme"] ?? "none";
    });
  });
  await trainee.go(page, "modules/d1-practice.html");
  equal(await page.locator("html").getAttribute("data-theme-then"), "dark");
});

trial("the text size grows, stops at its limits, and holds on every page", { site: "kinds", places: BOTH }, async (trainee) => {
  const page = await trainee.open("modules/d1-practice.html");
  const before = await textSize(page);
  await trainee.go(page, "settings.html");
  const settings = new SettingsPage(page, zh);
  const larger = settings.button("settings.larger");
  while (await larger.isEnabled()) await larger.click();
  await settings.says(zh("settings.text_size_value", { percent: 200 }));
  await trainee.go(page, "modules/d1-practice.html");
  equal(await textSize(page), before * 2);
  equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    "the page scrolls sideways at twice the text size",
  );
  await trainee.go(page, "settings.html");
  const smaller = settings.button("settings.smaller");
  while (await smaller.isEnabled()) await smaller.click();
  await settings.says(zh("settings.text_size_value", { percent: 80 }));
});
