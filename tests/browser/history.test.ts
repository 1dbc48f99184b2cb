// Going back and forth: what the page shows holds now, whether the browser loads it anew or had put it aside whole (the
// back-forward cache). A message of another tab may make the browser drop what it put aside, so each test also runs
// without that line between tabs, and then insists that the page is the one that was left. Chromium puts aside no file.

import { equal } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import type { Page } from "playwright-core";
import { withoutChannel } from "./harness/faults";
import { closePlaces, placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { textsOf } from "./harness/sites";
import { stored } from "./harness/stores";
import { Trainee } from "./harness/trainee";
import { QuizPage } from "./pages/quiz";
import { SettingsPage } from "./pages/settings";

const WAYS = [
  { place: "http", kept: false },
  { place: "http", kept: true },
  { place: "file", kept: false },
] as const;

type Way = (typeof WAYS)[number];

const say = textsOf("in-order", "zh-CN");

after(closePlaces);

/** Runs `body` with a trainee in a browser that keeps pages for going back. */
async function withHistory(site: string, { place, kept }: Way, body: (trainee: Trainee) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-history-"));
  const browser = await BrowserProcess.start(profile);
  try {
    if (kept) await browser.context.addInitScript(withoutChannel);
    const trainee = new Trainee(browser.context, await placeOf(site, place));
    await body(trainee);
    equal(trainee.faults.join("\n"), "");
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Goes back; fails when the page was to be kept and is a new one. */
async function back(page: Page, { kept }: Way): Promise<void> {
  await page.goBack({ waitUntil: "commit" });
  if (kept) equal(await page.locator("html").getAttribute("data-kept"), "yes", "the page was not kept for going back");
}

/** Marks the page, so that it is known again when it comes back as it was. No browser keeps a page that still opens its store. */
async function mark(page: Page, course: string): Promise<void> {
  await stored(page, course);
  await page.evaluate(() => void (document.documentElement.dataset["kept"] = "yes"));
}

for (const way of WAYS) {
  const how = `${way.place}, ${way.kept ? "kept whole" : "as the browser likes"}`;

  it(`a course map that comes back from the history shows what was passed meanwhile (${how})`, { timeout: 60_000 }, () =>
    withHistory("in-order", way, async (trainee) => {
      const page = await trainee.open("index.html");
      await mark(page, "fixture-in-order");
      await trainee.go(page, "modules/day-one.html");
      const quiz = await new QuizPage(page, "one", say).ready();
      await quiz.answerAndCheck("one-1", "A");
      await quiz.next();
      await quiz.answerAndCheck("one-2", "A");
      await quiz.finish();
      await back(page, way);
      await page.locator('[data-module="day-one"].is-done').waitFor();
      await page.locator('[data-module="day-two"].is-next').waitFor();
    }),
  );

  it(`a quiz that comes back from the history shows answers given in another tab, and the theme chosen there (${how})`, { timeout: 60_000 }, () =>
    withHistory("in-order", way, async (trainee) => {
      const page = await trainee.open("modules/day-one.html");
      const quiz = await new QuizPage(page, "one", say).ready();
      await quiz.answer("one-1", "B");
      await quiz.saved();
      await mark(page, "fixture-in-order");
      await trainee.go(page, "results.html");
      const other = await trainee.open("modules/day-one.html");
      const elsewhere = await new QuizPage(other, "one", say).ready();
      await elsewhere.answerAndCheck("one-1", "A");
      await elsewhere.saved();
      await trainee.go(other, "settings.html");
      await new SettingsPage(other, say).choice(say("settings.theme_dark")).check();
      await other.getByText(say("settings.state", { state: say("storage.saved") })).waitFor();
      await page.bringToFront();
      await back(page, way);
      await page.locator('html[data-theme="dark"]').waitFor();
      await quiz.root.locator('input[name="one-1"][value="A"]:checked, .question-step.is-right').first().waitFor();
      await quiz.root.getByRole("button", { name: new RegExp(`^${say("quiz.jump", { number: 1 })}`) }).click();
      equal(await quiz.given("one-1"), "A");
      await quiz.verdict("one-1").waitFor();
    }),
  );

  it(`a quiz that comes back from the history after it was handed in elsewhere takes no answers (${how})`, { timeout: 60_000 }, () =>
    withHistory("many", way, async (trainee) => {
      const many = textsOf("many", "zh-CN");
      const page = await trainee.open("quizzes/few.html");
      const quiz = await new QuizPage(page, "few", many).ready();
      await quiz.button("exam.start").click();
      await quiz.answer("few-1", "A");
      await quiz.saved();
      await mark(page, "fixture-many");
      await trainee.go(page, "index.html");
      const elsewhere = await new QuizPage(await trainee.open("quizzes/few.html"), "few", many).ready();
      await elsewhere.handIn();
      await elsewhere.page.close();
      await page.bringToFront();
      await back(page, way);
      await quiz.result.waitFor();
      equal(await quiz.root.locator("input:enabled").count(), 0);
    }),
  );
}
