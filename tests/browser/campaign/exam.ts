// How long a 200-question exam takes to be restored and to be graded, on a processor slowed to a quarter.
//   node run.mjs --exam ROUNDS      20 if absent; a tenth of it sittings of either kind
// Restoring and grading are timed where nothing ran before, over and over; grading also where trainees wait for it: in
// the page, at the end of a sitting and after coming back to one. Fails when the slowest round of what trainees wait for,
// the first and cold one included, is over a limit.

import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { furtherKinds } from "../fixtures/further";
import { everyKind, plainQuestions } from "../fixtures/questions";
import { startBrowser } from "../harness/browser";
import { writeCourse } from "../harness/course";
import { root, siteOf, sourcesOf } from "../harness/folders";
import { closePlaces, placeOf } from "../harness/places";
import { buildSite } from "../harness/sites";
import { rows } from "../harness/stores";
import { settled } from "../harness/trainee";
import type { Round } from "./exam-inside";

const SLOWER = 4;
const QUESTIONS = 200;
/** Milliseconds. */
const LIMITS = { restoring: 30, grading: 20 } as const;

/** Two hundred questions: twelve of every kind in each of fifteen groups, and plain ones. */
function questions(): ReturnType<typeof everyKind> {
  const groups = Array.from({ length: 15 }, (_, group) => [...everyKind(`k${group}`), ...furtherKinds(`k${group}`)]).flat();
  return [...groups, ...plainQuestions("plain", QUESTIONS - groups.length)];
}

/** Answers every question in some way, as fast as the page takes it. */
async function answerAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const question of document.querySelectorAll(".exam-question")) {
      const [field] = question.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
      for (const select of question.querySelectorAll("select")) {
        select.selectedIndex = 1;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      if (field && (field.type === "radio" || field.type === "checkbox")) field.click();
      else if (field) {
        field.value = "20";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      question.querySelector<HTMLButtonElement>(".piece-move:enabled")?.click();
    }
  });
  // As many writes as answers, each of them brought to the disk.
  await page.locator(".exam-bar .save-state.is-saved").waitFor({ timeout: 120_000 });
}

/** Prints times in milliseconds; gives whether the slowest is within the limit. */
function told(name: string, times: readonly number[], limit: number): boolean {
  const [first = 0] = times;
  const sorted = [...times].sort((a, b) => a - b);
  const slowest = sorted[sorted.length - 1] ?? 0;
  const median = sorted[sorted.length >> 1] ?? 0;
  const within = slowest < limit;
  console.log(`${name}: first ${first.toFixed(1)} ms, median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms of ${limit}${within ? "" : ", OVER"}`);
  return within;
}

/** Slows the processor down to a quarter, for this page. */
async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** Begins the exam in a browser that knows nothing of it, and answers it all. */
async function sit(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await settled(page);
  await page.locator(".exam-start .button-primary").click();
  await answerAll(page);
  return page;
}

/** Hands in; gives the milliseconds that grading took, as the page told the browser's timeline. */
async function gradingOf(page: Page): Promise<number> {
  // Nobody hands in in the second in which the page came up.
  await page.waitForTimeout(2_000);
  await page.locator('.quiz-paper > .quiz-actions .button-primary').click();
  await page.locator(".hand-in .button-primary").click();
  await page.locator(".result-outcome").waitFor();
  const time = await page.evaluate(() => performance.getEntriesByName("coursewright: grading", "measure")[0]?.duration ?? Infinity);
  // A page that is slowed down keeps the processor busy as long as it is open.
  await page.context().close();
  return time;
}

async function main(): Promise<boolean> {
  const rounds = Number(process.argv[2] ?? 20);
  writeCourse(sourcesOf("long"), {
    manifest: { id: "fixture-long", title: "长卷", language: "zh-CN", days: [{ id: "D1", title: "第一天" }] },
    modules: { "d1-long": { settings: { title: "长卷", day: "D1", objectives: { G1: "一", G2: "二", K1: "三", K2: "四" }, quizzes: ["long"] }, text: "## 长卷\n\n两百题。\n" } },
    quizzes: { long: { title: "两百题", mode: "exam", time_limit: 300, questions: questions() } },
  });
  buildSite(sourcesOf("long"), siteOf("long"));
  const inside = await build({
    entryPoints: [join(root, "tests", "browser", "campaign", "exam-inside.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "exam",
    target: "es2020",
  });
  const browser = await startBrowser();
  try {
    const address = `${(await placeOf("long", "http")).root}quizzes/long.html`;
    const page = await sit(browser, address);
    const records = (await rows(page, "fixture-long")).map(([, row]) => row);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const quiz = await page.evaluate(() => (JSON.parse(document.getElementById("page-data")?.textContent ?? "") as { readonly quizzes: readonly unknown[] }).quizzes[0]);
    // Run past the page's own rules, which let no other script in.
    await session.send("Runtime.evaluate", { expression: inside.outputFiles[0]?.text ?? "" });
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression: `exam.measure(${JSON.stringify(records)}, ${JSON.stringify(quiz)}, ${rounds})`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    const all = result.value as readonly Round[];
    const [one] = all;
    if (one?.questions !== QUESTIONS || one.answers < QUESTIONS || one.earned === 0) throw new Error(`not the whole paper: ${JSON.stringify(one)}`);
    console.log(`${QUESTIONS} questions, ${one.answers} answers, ${records.length} records, ${rounds} rounds, processor ${SLOWER} times slower`);
    const good = [told("restoring", all.map(({ restoring }) => restoring), LIMITS.restoring)];
    told("for information: grading where nothing ran before", all.map(({ grading }) => grading), LIMITS.grading);
    await page.reload();
    await page.locator(".exam-bar").waitFor();
    console.log(`for information: the paper stands on the page ${(await page.evaluate(() => performance.now())).toFixed(0)} ms after reloading`);
    await page.context().close();
    const [sitting, coming] = [[], []] as [number[], number[]];
    for (let round = 0; round < rounds / 10; round++) {
      const whole = await sit(browser, address);
      await slow(whole);
      sitting.push(await gradingOf(whole));
      const back = await sit(browser, address);
      await slow(back);
      await back.reload();
      await back.locator(".exam-bar").waitFor();
      coming.push(await gradingOf(back));
    }
    good.push(told("grading at the end of a sitting", sitting, LIMITS.grading), told("grading after coming back", coming, LIMITS.grading));
    return good.every(Boolean);
  } finally {
    await browser.close();
    await closePlaces();
  }
}

process.exitCode = (await main()) ? 0 : 1;
