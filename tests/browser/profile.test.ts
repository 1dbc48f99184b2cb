// Several people at one computer: progress apart, hand-over that clears the screen, and nothing lost or mixed when stores
// fail, tabs disagree or the browser is killed.

import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./harness/axe";
import { deafTabs, fullBoth, fullMirror, laterFull, slowDatabases, withoutDatabases } from "./harness/faults";
import { closePlaces, placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { textsOf } from "./harness/sites";
import { stored } from "./harness/stores";
import { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";
import { nameOn, TraineesPage } from "./pages/trainees";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

after(closePlaces);

/** Opens the practice quiz and checks one answer. */
async function answer(trainee: Trainee, choice: string): Promise<QuizPage> {
  const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
  await quiz.answerAndCheck("alone-single", choice);
  await quiz.saved();
  return quiz;
}

/** What the first question of the practice quiz says now; "" for no answer. */
async function given(trainee: Trainee): Promise<string> {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.root.locator(".question-step").first().click();
  const value = await quiz.given("alone-single");
  await page.close();
  return value as string;
}

/** Profile -> how many records of attempts IndexedDB holds for it. */
async function counts(page: Page): Promise<Record<string, number>> {
  const { rows } = JSON.parse(await stored(page, "fixture-kinds")) as { rows: [[string, string], unknown][] };
  const found: Record<string, number> = {};
  for (const [[profile, stream]] of rows) if (stream.startsWith("attempt/")) found[profile] = (found[profile] ?? 0) + 1;
  return found;
}

trial("two trainees at one computer have a progress each, and see their name on every page", { site: "kinds", places: BOTH }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳", number: "1024" });
  equal(await nameOn(people.page), "王芳");
  await (await answer(trainee, "B")).page.close();
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.enrol({ name: "李强" });
  equal(await given(trainee), "", "the next trainee finds no answer");
  const quiz = await answer(trainee, "C");
  equal(await nameOn(quiz.page), "李强");
  await quiz.page.close();
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  ok((await people.listed("王芳").innerText()).includes("••24"), "others see the end of a staff number only");
  await people.choose("王芳");
  equal(await given(trainee), "B");
});

trial("handing over clears the screen in every tab, and between two trainees every page asks who is next", { site: "kinds", places: BOTH }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳" });
  const quiz = await answer(trainee, "B");
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await quiz.page.getByRole("heading", { name: say("settings.who_next") }).waitFor();
  equal(await quiz.page.locator(".quiz").count(), 0);
  await people.page.goto(trainee.at("modules/d1-practice.html"));
  await people.page.getByRole("heading", { name: say("settings.who_next") }).waitFor();
  equal(await people.page.getByText(say("settings.export")).count(), 0, "nothing of the one before can be had");
});

trial("a tab that heard nothing of the hand-over writes to its own trainee only, and leaves when it is looked at", { site: "kinds", before: deafTabs }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳" });
  const quiz = await answer(trainee, "B");
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.enrol({ name: "李强" });
  await (await answer(trainee, "C")).page.close();
  const before = Object.entries(await counts(people.page));
  equal(before.length, 2);
  await quiz.next();
  await quiz.answerAndCheck("alone-multiple", ["A", "C"]);
  await quiz.saved();
  const after = await counts(people.page);
  deepEqual(Object.keys(after).sort(), before.map(([profile]) => profile).sort());
  equal(before.filter(([profile, count]) => after[profile] !== count).length, 1, "one trainee has more than before");
  await quiz.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await quiz.page.locator(".site-nav-settings", { hasText: "李强" }).waitFor();
  equal(await given(trainee), "C");
});

trial("what was there before anybody gave a name stays, and is copied only to whoever asks for it", { site: "kinds", places: BOTH }, async (trainee) => {
  await (await answer(trainee, "B")).page.close();
  const people = await TraineesPage.open(trainee, say);
  const before = (await counts(people.page))[""];
  ok(before && before > 0);
  await people.enrol({ name: "王芳", take: false });
  equal(await given(trainee), "");
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.arrive(() => people.button("settings.who_without").click(), "index.html");
  equal(await given(trainee), "B");
  await trainee.go(people.page, "settings.html");
  await people.ready();
  await people.enrol({ name: "李强", take: true });
  equal(await given(trainee), "B");
  equal((await counts(people.page))[""], before, "the records without a name are untouched");
});

trial("a PIN keeps others out, can be forgotten by whoever knows the staff number, and is not stored as typed", { site: "kinds" }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.fill({ name: "王芳", number: "1024", pin: "12" });
  await people.button("settings.who_make").click();
  await people.root.getByText(say("settings.who_pin_form")).waitFor();
  await people.enrol({ name: "王芳", number: "1024", pin: "258046" });
  ok(!(await stored(people.page, "fixture-kinds")).includes("258046"));
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.listed("王芳").click();
  await people.field("settings.who_pin").fill("1111");
  await people.field("settings.who_pin").press("Enter");
  await people.root.getByText(say("settings.who_pin_wrong")).waitFor();
  await people.page.reload();
  await people.ready();
  await people.choose("王芳", "258046");
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.listed("王芳").click();
  await people.button("settings.who_pin_forgot").click();
  await people.field("settings.who_number_whole").fill("9999");
  await people.button("settings.who_pin_reset").click();
  await people.root.getByText(say("settings.who_number_wrong")).waitFor();
  await people.field("settings.who_number_whole").fill("1024");
  await people.arrive(() => people.button("settings.who_pin_reset").click(), "index.html");
  equal(await nameOn(people.page), "王芳");
});

trial("nobody gets a second profile by mistake, and whoever leaves takes only their own records away", { site: "kinds" }, async (trainee) => {
  await (await answer(trainee, "B")).page.close();
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳", number: "1024", take: false });
  await (await answer(trainee, "C")).page.close();
  await trainee.go(people.page, "settings.html");
  await people.handOver();
  await people.fill({ name: "芳芳", number: "1024" });
  await people.button("settings.who_make").click();
  await people.root.getByText(say("settings.who_known")).waitFor();
  await people.choose("王芳");
  await trainee.go(people.page, "settings.html");
  await people.ready();
  await people.button("settings.who_leave").click();
  await people.button("settings.who_leave_now").click();
  await people.page.getByRole("heading", { name: say("settings.who_next") }).waitFor();
  equal(await people.root.locator(".who-list").count(), 0);
  deepEqual(Object.keys(await counts(people.page)), [""]);
});

trial("where nothing can be stored nobody is changed, and the page says so", { site: "kinds", places: BOTH, before: fullBoth }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.fill({ name: "王芳" });
  await people.button("settings.who_make").click();
  await people.root.getByText(say("settings.who_unsaved")).waitFor();
  equal(await people.root.locator(".who-list").count(), 0, "a profile that could not be stored is not offered");
});

trial("a hand-over that cannot be stored does not happen", { site: "kinds", before: laterFull }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳" });
  await trainee.go(people.page, "settings.html");
  await people.ready();
  await people.page.evaluate(() => window.fail?.());
  await people.button("settings.who_hand_over").click();
  await people.root.getByText(say("settings.who_unsaved")).waitFor();
  await people.page.evaluate(() => window.mend?.());
  await trainee.go(people.page, "index.html");
  equal(await nameOn(people.page), "王芳");
});

for (const [what, before] of [
  ["localStorage is full", fullMirror],
  ["there is no IndexedDB", withoutDatabases],
] as const) {
  trial(`profiles work where ${what}`, { site: "kinds", places: BOTH, before }, async (trainee) => {
    const people = await TraineesPage.open(trainee, say);
    await people.enrol({ name: "王芳" });
    const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
    await quiz.answerAndCheck("alone-single", "B");
    equal(await nameOn(quiz.page), "王芳");
    await quiz.page.close();
    await trainee.go(people.page, "settings.html");
    await people.handOver();
    await people.enrol({ name: "李强" });
    equal(await given(trainee), "");
    await trainee.go(people.page, "settings.html");
    await people.handOver();
    await people.choose("王芳");
    equal(await given(trainee), "B");
  });
}

for (const place of ["http", "file"] as const) {
  it(`a browser killed right after a hand-over opens for the trainee it was handed to (${place})`, { timeout: 90_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "coursewright-kill-"));
    let browser = await BrowserProcess.start(folder);
    try {
      let trainee = new Trainee(browser.context, await placeOf("kinds", place));
      let people = await TraineesPage.open(trainee, say);
      await people.enrol({ name: "王芳" });
      await (await answer(trainee, "B")).page.close();
      await trainee.go(people.page, "settings.html");
      await people.handOver();
      await people.enrol({ name: "李强" });
      await answer(trainee, "C");
      await browser.kill();
      browser = await BrowserProcess.start(folder);
      trainee = new Trainee(browser.context, await placeOf("kinds", place));
      equal(await given(trainee), "C");
      people = await TraineesPage.open(trainee, say);
      equal(await nameOn(people.page), "李强");
      equal(Object.keys(await counts(people.page)).includes(""), false, "nothing went to the records without a name");
      await people.handOver();
      await people.choose("王芳");
      equal(await given(trainee), "B");
    } finally {
      await browser.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  });
}

trial("where localStorage lost who studies here and IndexedDB is slow, the page becomes that trainee's as soon as it knows", { site: "kinds" }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳" });
  await (await answer(trainee, "B")).page.close();
  await people.page.evaluate(() => localStorage.clear());
  await people.page.close();
  await trainee.context.addInitScript(slowDatabases);
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("quizzes/alone.html"));
  await page.locator(".site-nav-settings").filter({ hasText: "王芳" }).waitFor();
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.root.locator(".question-step").first().click();
  equal(await quiz.given("alone-single"), "B");
});

trial("the page about trainees is accessible in each of its states", { site: "kinds", context: { reducedMotion: "reduce" } }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  const inspect = async (state: string): Promise<void> => {
    for (const width of [1280, 360]) {
      await people.page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"] as const) {
        await people.page.emulateMedia({ colorScheme });
        deepEqual(await violations(people.page), [], `${state}, ${width} px, ${colorScheme}`);
        ok(await people.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} scrolls sideways at ${width} px`);
      }
    }
  };
  await inspect("nobody gave a name");
  await people.enrol({ name: "王芳", number: "1024", pin: "2580" });
  await trainee.go(people.page, "settings.html");
  await people.ready();
  await inspect("a trainee studies");
  await people.handOver();
  await people.listed("王芳").click();
  await people.button("settings.who_pin_forgot").click();
  await inspect("who is next");
});
