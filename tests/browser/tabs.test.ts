// Several tabs and several courses in one browser: none overwrites another.

import { deepEqual, equal, ok } from "node:assert/strict";
import { it } from "node:test";
import type { Page } from "playwright-core";
import { withoutChannel } from "./harness/faults";
import { siteOf } from "./harness/folders";
import { placeOf } from "./harness/places";
import { serve } from "./harness/server";
import { textsOf } from "./harness/sites";
import { names, stored } from "./harness/stores";
import { Trainee } from "./harness/trainee";
import { theBrowser, trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";
import { SettingsPage } from "./pages/settings";

const BOTH = ["http", "file"] as const;
const say = textsOf("many", "zh-CN");
const twin = textsOf("twin-a", "zh-CN");

async function openExam(trainee: Trainee, exam: string): Promise<QuizPage> {
  return new QuizPage(await trainee.open(`quizzes/${exam}.html`), exam, say).ready();
}

/** Two tabs in which the same exam is on: the one of eighty questions, "many", or that of four, "few". */
async function twoTabs(trainee: Trainee, exam: "many" | "few"): Promise<[QuizPage, QuizPage]> {
  const first = await openExam(trainee, exam);
  await first.button("exam.start").click();
  await first.saved();
  return [first, await openExam(trainee, exam)];
}

/** Chooses an answer to each of these questions, one after the other, as fast as the page takes it. */
async function choose(quiz: QuizPage, numbers: readonly number[], choice: string): Promise<void> {
  await quiz.page.evaluate(
    async ({ exam, numbers, choice }) => {
      for (const number of numbers) {
        document.querySelector<HTMLInputElement>(`input[name="${exam}-${number}"][value="${choice}"]`)?.click();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    { exam: quiz.quiz, numbers, choice },
  );
  await quiz.saved();
}

/** What every question of the exam says, in order; "" for none. */
function answers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from({ length: 80 }, (_, index) => document.querySelector<HTMLInputElement>(`input[name="many-${index + 1}"]:checked`)?.value ?? ""),
  );
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

for (const [how, before] of [
  ["", undefined],
  [" without a line between them", withoutChannel],
] as const) {
  trial(`two tabs${how} that answer different questions at once keep all eighty answers`, { site: "many", places: BOTH, ...(before && { before }) }, async (trainee) => {
    const [first, second] = await twoTabs(trainee, "many");
    await Promise.all([choose(first, range(1, 40), "A"), choose(second, range(41, 80), "B")]);
    const fresh = await openExam(trainee, "many");
    deepEqual(await answers(fresh.page), [...Array<string>(40).fill("A"), ...Array<string>(40).fill("B")]);
  });
}

trial("two tabs that answer the same forty questions at once agree afterwards, and no question is left without an answer", { site: "many", places: BOTH }, async (trainee) => {
  const [first, second] = await twoTabs(trainee, "many");
  await Promise.all([choose(first, range(1, 40), "A"), choose(second, range(1, 40), "B")]);
  const fresh = await openExam(trainee, "many");
  const held = await answers(fresh.page);
  ok(held.slice(0, 40).every((answer) => answer === "A" || answer === "B"), held.join());
  await first.page.reload();
  await first.ready();
  await second.page.reload();
  await second.ready();
  deepEqual(await answers(first.page), held);
  deepEqual(await answers(second.page), held);
});

trial("an answer changed in the other tab shows here, and the later one holds", { site: "many", places: BOTH }, async (trainee) => {
  const [first, second] = await twoTabs(trainee, "few");
  await first.answer("few-1", "A");
  await second.page.locator('input[name="few-1"][value="A"]:checked').waitFor({ state: "attached" });
  await second.answer("few-1", "C");
  await first.page.locator('input[name="few-1"][value="C"]:checked').waitFor({ state: "attached" });
  await second.saved();
  await first.page.reload();
  await first.ready();
  equal(await first.given("few-1"), "C");
});

for (const [how, before] of [
  ["", undefined],
  [", even where there is no line between tabs", withoutChannel],
] as const) {
  trial(`an attempt handed in here is not opened again by the other tab${how}`, { site: "many", places: BOTH, ...(before && { before }) }, async (trainee) => {
    const [first, second] = await twoTabs(trainee, "few");
    await choose(first, [1, 2], "A");
    await first.handIn();
    await first.scored(50);
    if (before) {
      // The other tab knows nothing yet and goes on; what it writes must change nothing that was decided.
      await choose(second, [3, 4], "A");
    } else {
      await second.result.waitFor();
      await second.root.getByText(say("quiz.elsewhere")).waitFor();
    }
    const fresh = await openExam(trainee, "few");
    await fresh.scored(50);
    await second.page.reload();
    await second.ready();
    await second.scored(50);
  });
}

trial("two tabs that hand in the same attempt leave one result", { site: "many", places: BOTH, before: withoutChannel }, async (trainee) => {
  const [first, second] = await twoTabs(trainee, "few");
  await choose(first, [1, 2], "A");
  await second.page.reload();
  await second.ready();
  await choose(second, [3], "A");
  await first.handIn();
  await first.scored(50);
  await second.handIn();
  const page = await trainee.open("results.html");
  await page.locator("table.attempts").waitFor();
  equal(await page.locator("table.attempts tbody tr").count(), 1);
});

trial("erasing in one tab empties the other, which writes nothing back", { site: "many", places: BOTH }, async (trainee) => {
  const [first, second] = await twoTabs(trainee, "few");
  await choose(first, [1], "A");
  await second.page.close();
  const settings = new SettingsPage(await trainee.open("settings.html"), say);
  await settings.erase();
  await first.button("exam.start").waitFor();
  await settings.page.reload();
  await settings.says(say("settings.stored", { attempts: 0, records: 0 }));
});

/** Both twins on one origin: below two prefixes of one server, or on the disk. */
async function twins(body: (a: Trainee, b: Trainee) => Promise<void>, place: "http" | "file"): Promise<void> {
  const served = await serve({ "/a/": siteOf("twin-a"), "/b/": siteOf("twin-b") });
  const context = await (await theBrowser()).newContext();
  try {
    const at = (name: string): string => `http://127.0.0.1:${served.port}/${name}/`;
    const a = new Trainee(context, place === "file" ? await placeOf("twin-a", "file") : { name: "http", root: at("a") });
    const b = new Trainee(context, place === "file" ? await placeOf("twin-b", "file") : { name: "http", root: at("b") });
    await body(a, b);
    deepEqual(a.faults, []);
  } finally {
    await context.close();
    await served.close();
  }
}

for (const place of BOTH) {
  it(`two courses with equal quiz and question ids on one origin do not meet (${place})`, { timeout: 60_000 }, () =>
    twins(async (a, b) => {
      const first = await new QuizPage(await a.open("quizzes/same.html"), "same", twin).ready();
      await first.answerAndCheck("same-1", "A");
      await first.saved();
      const second = await new QuizPage(await b.open("quizzes/same.html"), "same", twin).ready();
      equal(await second.heading.innerText(), twin("quiz.number", { number: 1, count: 3 }));
      equal(await second.given("same-1"), "");
      await second.answer("same-1", "D");
      await second.saved();
      await first.page.reload();
      await first.ready();
      equal(await first.heading.innerText(), twin("quiz.number", { number: 2, count: 3 }));
      deepEqual(
        (await names(first.page)).filter((name) => !/fixture-twin-[ab]$/.test(name)),
        [],
      );
    }, place),
  );

  it(`erasing one course leaves the other's stores byte for byte as they were (${place})`, { timeout: 60_000 }, () =>
    twins(async (a, b) => {
      for (const trainee of [a, b]) {
        const quiz = await new QuizPage(await trainee.open("quizzes/same.html"), "same", twin).ready();
        await quiz.answerAndCheck("same-1", "A");
        await quiz.saved();
        await quiz.page.close();
      }
      const settings = new SettingsPage(await a.open("settings.html"), twin);
      await settings.button("settings.reset").waitFor();
      const before = await stored(settings.page, "fixture-twin-b");
      ok(before.includes("same-1"), before);
      await settings.erase();
      equal(await stored(settings.page, "fixture-twin-b"), before);
      ok(!(await stored(settings.page, "fixture-twin-a")).includes("same-1"));
      const quiz = await new QuizPage(await b.open("quizzes/same.html"), "same", twin).ready();
      equal(await quiz.heading.innerText(), twin("quiz.number", { number: 2, count: 3 }));
    }, place),
  );
}

trial("an answer given while the page is being put aside for going back is stored, though no other tab can be told", { site: "many" }, async (trainee) => {
  const quiz = await openExam(trainee, "few");
  await quiz.button("exam.start").click();
  await quiz.saved();
  // What a browser says as it puts a page aside; scripts that count time write after that.
  await quiz.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await choose(quiz, [1], "B");
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  equal(await quiz.given("few-1"), "B");
});
