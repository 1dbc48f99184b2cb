// What may go wrong in the middle of a timed exam: stores, records, clocks, tabs, the way back, a new version of the
// site, an input method. Nothing that was shown as saved is lost, and the paper and its time stay what they were.
// A killed browser has a file of its own.

import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import type { Page } from "playwright-core";
import { changeableClock, laterFull, refuseBoth, withoutChannel } from "./harness/faults";
import { siteOf } from "./harness/folders";
import { placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { serve } from "./harness/server";
import { textsOf } from "./harness/sites";
import { bare, rows, stored, type StoredRow } from "./harness/stores";
import { settled, Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { QuizPage, type Given } from "./pages/quiz";

const DISK = ["file"] as const;
const COURSE = "fixture-timed";
const HOUR = 3_600_000;
const say = textsOf("timed", "zh-CN");

/** Milliseconds that the end of two looks may differ: the timer shows whole seconds, drawn once a second. */
const TOLERANCE = 2_500;

/** An answer of every kind. */
const ANSWERS: Readonly<Record<string, Given>> = {
  "timed-single": "B",
  "timed-multiple": ["A", "C"],
  "timed-judgement": false,
  "timed-numeric": "24.5",
  "timed-blank": ["二十", "20-30"],
};

async function openExam(trainee: Trainee): Promise<QuizPage> {
  return new QuizPage(await trainee.open("quizzes/timed.html"), "timed", say).ready();
}

async function begin(trainee: Trainee): Promise<QuizPage> {
  const exam = await openExam(trainee);
  await exam.button("exam.start").click();
  await exam.root.locator(".exam-bar").waitFor();
  return exam;
}

/** Begins and answers the five questions of every kind; all of it is shown as saved. */
async function sit(trainee: Trainee): Promise<QuizPage> {
  const exam = await begin(trainee);
  for (const [id, given] of Object.entries(ANSWERS)) await exam.answer(id, given);
  await exam.saved();
  return exam;
}

/** The questions in their order, and the time of day at which the time will be over. */
async function paper(exam: QuizPage): Promise<{ readonly ids: string[]; readonly end: number }> {
  await exam.root.locator(".exam-left").waitFor();
  const ids = await exam.root.locator(".question-number").evaluateAll((all) => all.map(({ id }) => id));
  const left = await exam.root.locator(".exam-left").innerText();
  const seconds = (/[\d:]+$/.exec(left)?.[0] ?? "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return { ids, end: (await exam.page.evaluate(() => Date.now())) + seconds * 1000 };
}

async function reloaded(exam: QuizPage): Promise<void> {
  await exam.page.reload();
  await settled(exam.page);
  await exam.ready();
}

/** Fails unless every answer of `sit` is there. */
async function answered(exam: QuizPage): Promise<void> {
  for (const [id, given] of Object.entries(ANSWERS)) {
    const found = await exam.given(id);
    // Choices stand in an order of chance.
    const sorted = id === "timed-multiple" ? [...found].sort() : found;
    deepEqual(sorted, typeof given === "boolean" ? String(given) : given, id);
  }
}

/** Fails unless the exam shows this paper with this end, and every answer of `sit`. */
async function holds(exam: QuizPage, before: { readonly ids: readonly string[]; readonly end: number }): Promise<void> {
  const now = await paper(exam);
  deepEqual(now.ids, before.ids);
  ok(Math.abs(now.end - before.end) < TOLERANCE, `the time ends ${now.end - before.end} ms later`);
  await answered(exam);
}

const banner = (page: Page) => page.getByRole("alert").filter({ hasText: say("storage.notice") });

trial("storage that is full in the middle of a timed exam brings the notice, and once there is room again nothing is lost", { site: "timed", places: DISK, before: laterFull }, async (trainee) => {
  const exam = await begin(trainee);
  const before = await paper(exam);
  await exam.answer("timed-single", "C");
  await exam.saved();
  await exam.page.evaluate(() => window.fail?.());
  for (const [id, given] of Object.entries(ANSWERS)) await exam.answer(id, given);
  await banner(exam.page).waitFor();
  equal(await exam.saving.innerText(), say("storage.unsaved"));
  await exam.page.evaluate(() => window.mend?.());
  await exam.saved();
  equal(await banner(exam.page).count(), 0);
  await reloaded(exam);
  await holds(exam, before);
});

trial("storage that throws lets a timed exam be sat to its result, and says that nothing is kept", { site: "timed", before: refuseBoth }, async (trainee) => {
  const exam = await begin(trainee);
  await banner(exam.page).waitFor();
  const before = await paper(exam);
  for (const [id, given] of Object.entries(ANSWERS)) await exam.answer(id, given);
  await holds(exam, before);
  await exam.handIn();
  ok((await exam.result.innerText()).includes(say("quiz.result_score", { earned: 10, total: 35 })));
  await banner(exam.page).waitFor();
});

trial("storage that is cleared under a running exam is given everything back", { site: "timed" }, async (trainee) => {
  const exam = await sit(trainee);
  const before = await paper(exam);
  const all = (await rows(exam.page, COURSE)).length;
  const browser = await trainee.context.newCDPSession(exam.page);
  await browser.send("Storage.clearDataForOrigin", { origin: new URL(exam.page.url()).origin, storageTypes: "all" });
  // The database is closed under the page, which then opens a new one and writes what it knows.
  const known = async (): Promise<number> => {
    const text = await stored(exam.page, COURSE).catch(() => '{"rows":[]}');
    return (JSON.parse(text) as { readonly rows: readonly unknown[] }).rows.length;
  };
  while ((await known()) < all) await exam.page.waitForTimeout(50);
  await reloaded(exam);
  await holds(exam, before);
});

trial("records that are damaged in one store are taken from the other", { site: "timed", places: DISK }, async (trainee) => {
  const exam = await sit(trainee);
  const before = await paper(exam);
  await exam.page.close();
  const page = await bare(trainee);
  // Of two records one is damaged here, the other there; every kind of record of the attempt is among them.
  const all = await rows(page, COURSE);
  const items = all.map(([, row]) => (row as { readonly item: string }).item).sort();
  ok(items.length >= 8, items.join());
  const damaged = new Set(items.filter((_, index) => index % 2 === 0));
  await rows(page, COURSE, all.map(([key, row]): StoredRow => (damaged.has((row as { readonly item: string }).item) ? [key, { v: 1, value: "?" }] : [key, row])));
  const spoilt = await page.evaluate((sound) => {
    const keys = Object.keys({ ...localStorage }).filter((key) => key.startsWith("coursewright/") && !sound.some((item) => key.endsWith(`/${item}`)));
    for (const key of keys) localStorage.setItem(key, (localStorage.getItem(key) ?? "").replace(/.$/, "!"));
    return keys.length;
  }, [...damaged]);
  ok(spoilt >= 4, `${spoilt} spoilt`);
  await page.close();
  await holds(await openExam(trainee), before);
});

trial("an attempt of an older version, without its own paper and clock, goes on with its questions and answers", { site: "timed" }, async (trainee) => {
  const exam = await sit(trainee);
  const before = await paper(exam);
  await exam.page.close();
  const page = await bare(trainee);
  await page.evaluate(() => localStorage.clear());
  type Known = { readonly item: string; readonly value: Readonly<Record<string, unknown>> };
  const old = (await rows(page, COURSE)).flatMap(([key, row]): StoredRow[] => {
    const { item, value } = row as Known;
    if (item === "@paper" || item === "@clock") return [];
    // As such versions wrote it, and a record of a form that was given up.
    const { limit, keep, factor, ...start } = value;
    return item === "@start" ? [[key, { ...(row as Known), value: start }], [["", "old", "old", "old"], { ...(row as Known), v: 0 }]] : [[key, row]];
  });
  await rows(page, COURSE, old);
  await page.close();
  const again = await openExam(trainee);
  await again.root.locator(".exam-bar").waitFor();
  deepEqual(await again.root.locator(".question-number").evaluateAll((all) => all.map(({ id }) => id)), before.ids);
  await answered(again);
  await again.handIn();
  ok((await again.result.innerText()).includes(say("quiz.result_score", { earned: 10, total: 35 })));
  const kept = await rows(await bare(trainee), COURSE);
  ok(kept.some(([, row]) => (row as { readonly v: number }).v === 0), "what is not understood is not thrown away");
});

trial("a clock that is set ahead and back hands nothing in, gives no time and takes none", { site: "timed", before: changeableClock }, async (trainee) => {
  const exam = await sit(trainee);
  const before = await paper(exam);
  const change = (milliseconds: number): Promise<void> => exam.page.evaluate((by) => window.changeClock?.(by), milliseconds);
  await change(24 * HOUR);
  await exam.root.locator(".exam-doubt").waitFor();
  await exam.button("exam.doubt_changed").click();
  await exam.root.locator(".exam-doubt").waitFor({ state: "detached" });
  await holds(exam, { ...before, end: before.end + 24 * HOUR });
  await change(-25 * HOUR);
  // The next tick of the timer notices it.
  for (let ticks = 0; ticks < 2; ticks++) {
    const left = await exam.root.locator(".exam-left").innerText();
    await exam.page.waitForFunction((before) => document.querySelector<HTMLElement>(".exam-left")?.innerText !== before, left);
  }
  await holds(exam, { ...before, end: before.end - HOUR });
  await exam.handIn();
  const result = await exam.result.innerText();
  ok(result.includes(say("exam.result_jumps", { count: 2 })), result);
});

trial("two tabs in one timed attempt show one paper, one time and each other's answers, and what is handed in here is final there", { site: "timed" }, async (trainee) => {
  const first = await begin(trainee);
  const before = await paper(first);
  const second = await openExam(trainee);
  const ids = Object.keys(ANSWERS);
  for (const [index, id] of ids.entries()) await (index % 2 ? first : second).answer(id, ANSWERS[id] ?? "");
  await first.saved();
  await second.saved();
  for (const exam of [first, second]) {
    await exam.root.locator('input[name="timed-single"][value="B"]:checked').waitFor({ state: "attached" });
    await exam.root.locator('input[name="timed-multiple"][value="C"]:checked').waitFor({ state: "attached" });
    await holds(exam, before);
  }
  await first.handIn();
  await second.result.waitFor();
  equal(await second.root.locator("input:enabled").count(), 0);
});

it("a timed exam that comes back from the history has its answers, those given elsewhere, and the time that is left now", { timeout: 60_000 }, async () => {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-history-"));
  const browser = await BrowserProcess.start(profile);
  try {
    // A message of another tab may make the browser drop what it put aside whole.
    await browser.context.addInitScript(withoutChannel);
    const trainee = new Trainee(browser.context, await placeOf("timed", "http"));
    const exam = await sit(trainee);
    const before = await paper(exam);
    await exam.page.evaluate(() => void (document.documentElement.dataset["kept"] = "yes"));
    await trainee.go(exam.page, "index.html");
    const elsewhere = await openExam(trainee);
    await elsewhere.answer("timed-single", "C");
    await elsewhere.saved();
    await elsewhere.answer("timed-single", "B");
    await elsewhere.answer("timed-numeric", "24.6");
    await elsewhere.answer("timed-numeric", "24.5");
    await elsewhere.saved();
    await elsewhere.page.close();
    await exam.page.bringToFront();
    await exam.page.goBack({ waitUntil: "commit" });
    equal(await exam.page.locator("html").getAttribute("data-kept"), "yes", "the page was not kept for going back");
    await exam.root.locator('input[name="timed-single"][value="B"]:checked').waitFor({ state: "attached" });
    await holds(exam, before);
    equal(trainee.faults.join("\n"), "");
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

trial("a site that is published anew in the middle leaves the paper as it began, and grades it by its own keys", { site: "timed" }, async (trainee) => {
  const folders = { "/": siteOf("timed") };
  const served = await serve(folders);
  try {
    const here = new Trainee(trainee.context, { name: "http", root: `http://127.0.0.1:${served.port}/` });
    const exam = await sit(here);
    const before = await paper(exam);
    // One question is reworded and has another key, one is gone, one is new, and half of the bank is gone.
    folders["/"] = siteOf("timed-edited");
    await reloaded(exam);
    await holds(exam, before);
    const reworded = exam.question("timed-single");
    ok((await reworded.innerText()).includes("首次响应时间从什么时候开始算？"), await reworded.innerText());
    await exam.handIn();
    ok((await exam.result.innerText()).includes(say("quiz.result_score", { earned: 10, total: 35 })), await exam.result.innerText());
    await exam.button("quiz.review").click();
    await exam.verdict("timed-blank").waitFor();
    ok((await exam.verdict("timed-single").innerText()).includes("首次响应只看人工回复。"));
    await exam.button("quiz.back_to_result").first().click();
    await exam.button("exam.again").click();
    await exam.button("exam.start").click();
    await exam.question("timed-later-1").waitFor();
    ok((await exam.question("timed-single").innerText()).includes("改过的题干？"));
    equal(await exam.question("timed-blank").count(), 0);
    equal((await paper(exam)).ids.length, 15);
    trainee.requests.length = 0;
  } finally {
    await served.close();
  }
});

trial("choosing the characters of an input method never hands an exam in", { site: "timed" }, async (trainee) => {
  const exam = await sit(trainee);
  const input = exam.question("timed-blank").locator("input").first();
  await input.fill("");
  await input.focus();
  const keys = await trainee.context.newCDPSession(exam.page);
  await keys.send("Input.imeSetComposition", { text: "er shi", selectionStart: 6, selectionEnd: 6 });
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  await input.evaluate((field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  await keys.send("Input.insertText", { text: "二十" });
  await input.press("Enter");
  await exam.saved();
  equal(await input.inputValue(), "二十");
  equal(await exam.root.locator(".hand-in").count() + (await exam.result.count()), 0);
  await holds(exam, await paper(exam));
});
