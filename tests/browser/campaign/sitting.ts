// One sitting of the timed exam of the fixture course "timed" in a browser that is killed again and again. Every answer
// that the page shows as saved is noted; after each kill the browser starts again on the same profile, and the page is
// asked for every noted answer, for its questions and their order, and for the time that is left.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { BrowserProcess } from "../harness/process";
import { settled } from "../harness/trainee";

/** When the browser is killed, and how fast the trainee is. */
export interface Kill {
  /** Milliseconds of answering before it. */
  readonly after: number;
  /** Milliseconds between two answers on average; 0 for as fast as the page saves. */
  readonly pace: number;
  /** Whether it comes in the very moment in which an answer is shown as saved, else wherever the page is just then. */
  readonly atOnce: boolean;
}

/** What came of one kill. */
export interface Outcome {
  /** Answers that were shown as saved since the kill before. */
  readonly acknowledged: number;
  /** Questions whose answer was compared afterwards. */
  readonly checks: number;
  /** What was gone, older than what was shown as saved, or different: answers, questions, their order, the time. */
  readonly lost: readonly string[];
}

/** What the page shows of an attempt. */
interface Shown {
  /** The questions in their order, each with what its fields say. */
  readonly paper: readonly (readonly [question: string, answer: string])[];
  /** Time of day at which the time will be over, as far as the page's timer tells. */
  readonly end: number;
}

/** Milliseconds that the end of two looks may differ: the timer shows whole seconds, drawn once a second. */
const TOLERANCE = 2_500;

/** A generator of numbers from 0 to 1 that repeats with its seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Changes one field of a question, by chance, and gives what its fields then say; with `act` false it only tells what
 * they would. Settles when the page shows that everything is saved.
 */
function change(page: Page, question: string, chance: number, act: boolean): Promise<string> {
  return page.evaluate(
    ({ question, chance, act }) =>
      new Promise<string>((resolve, reject) => {
        const app = document.querySelector(".quiz-app");
        const root = document.getElementById(`q-${question}-number`)?.closest(".question");
        const fields = [...(root?.querySelectorAll("input") ?? [])];
        const open = fields.filter(({ type, checked }) => type !== "radio" || !checked);
        const field = open[Math.floor(chance * open.length)];
        if (!app || !field) return reject(new Error(`${question} takes no answer`));
        const text = String(Math.floor(chance * 1_000_000));
        const said = fields.map((one) => {
          if (one.type === "text") return one === field ? text : one.value;
          const on = one === field ? !one.checked : one.checked && field.type !== "radio";
          return on ? one.value : "";
        });
        if (!act) return resolve(said.join(" "));
        const look = (): void => {
          if (app.querySelector(".save-state.is-saved") === null) return;
          observer.disconnect();
          resolve(said.join(" "));
        };
        const observer = new MutationObserver(look);
        observer.observe(app, { subtree: true, childList: true, characterData: true, attributes: true });
        if (field.type === "text") {
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        } else field.click();
        // The page draws in a microtask of the change; what it shows before that is about the answer before.
        queueMicrotask(() => setTimeout(look));
      }),
    { question, chance, act },
  );
}

/** The paper as it stands on the page. */
function look(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll(".exam-app .question-number")];
    const paper = headings.map((heading) => {
      const fields = [...(heading.closest(".question")?.querySelectorAll("input") ?? [])];
      const said = fields.map(({ type, checked, value }) => (type === "text" || checked ? value : ""));
      return [heading.id.slice("q-".length, -"-number".length), said.join(" ")] as const;
    });
    const left = document.querySelector(".exam-left")?.textContent?.match(/[\d:]+$/)?.[0] ?? "";
    const seconds = left.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    return { paper, end: Date.now() + seconds * 1000 };
  });
}

/** Opens the exam and waits until the page says that all it shows is saved. */
async function open(browser: BrowserProcess, address: string): Promise<Page> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(address);
  await settled(page);
  await page.locator(".quiz-app").waitFor();
  return page;
}

/** Every answer that one question was given since the last look, the oldest first, and how many were shown as saved. */
interface Given {
  readonly answers: string[];
  saved: number;
}

/** Answers at random until the browser is killed as `kill` says. Returns how many answers were shown as saved. */
async function answerUntil(kill: Kill, browser: BrowserProcess, page: Page, given: ReadonlyMap<string, Given>, next: () => number): Promise<number> {
  const questions = [...given];
  let acknowledged = 0;
  let killed = false;
  let late = false;
  const end = (): Promise<void> => {
    killed = true;
    return browser.kill();
  };
  const killing = pause(kill.after).then(() => {
    late = true;
    return kill.atOnce ? undefined : end();
  });
  try {
    while (!killed) {
      const [question, one] = questions[Math.floor(next() * questions.length)] ?? [];
      if (!question || !one) throw new Error("the paper has no questions");
      const chance = next();
      one.answers.push(await change(page, question, chance, false));
      await change(page, question, chance, true);
      one.saved = one.answers.length;
      acknowledged++;
      if (kill.atOnce && late) await end();
      else if (kill.pace > 0) await pause(kill.pace * next() * 2);
    }
  } catch (error) {
    // The browser died under the last answer, as it was to. Anything else is a fault.
    if (!killed) throw error;
  }
  await killing;
  return acknowledged;
}

/** What is wrong with the paper found after a kill. */
function compare(before: Shown, found: Shown, given: ReadonlyMap<string, Given>): string[] {
  const order = (shown: Shown): string => shown.paper.map(([question]) => question).join(" ");
  const lost: string[] = [];
  if (order(before) !== order(found)) lost.push(`the paper was ${order(before)}, and is ${order(found) || "not there"}`);
  const apart = Math.round(found.end - before.end);
  if (Math.abs(apart) > TOLERANCE) lost.push(`the time ends ${apart} ms later than before`);
  for (const [question, answer] of found.paper) {
    const { answers, saved } = given.get(question) ?? { answers: [], saved: 0 };
    // What was shown as saved, or what was given after it and not yet acknowledged.
    if (!answers.slice(Math.max(0, saved - 1)).includes(answer)) {
      lost.push(`${question}: saved ${answers.slice(0, saved).join(", ")}, found ${answer || "nothing"}`);
    }
  }
  return lost;
}

/**
 * Begins the exam at `address`, answers, and kills the browser as often as `kills` says, comparing after each.
 * `onOutcome` gets what came of each kill.
 */
export async function sit(address: string, kills: readonly Kill[], seed: number, onOutcome: (outcome: Outcome, kill: Kill) => void): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-kill-"));
  const next = random(seed);
  let browser = await BrowserProcess.start(profile);
  try {
    let page = await open(browser, address);
    await page.locator(".exam-start .button-primary").click();
    await page.locator(".save-state.is-saved").waitFor();
    const begun = await look(page);
    if (begun.paper.length !== QUESTIONS) throw new Error(`the paper has ${begun.paper.length} questions`);
    let now = begun;
    for (const kill of kills) {
      const given = new Map(now.paper.map(([question, answer]): [string, Given] => [question, { answers: [answer], saved: 1 }]));
      const acknowledged = await answerUntil(kill, browser, page, given, next);
      browser = await BrowserProcess.start(profile);
      page = await open(browser, address);
      await page.locator(".exam-bar .save-state.is-saved").waitFor();
      now = await look(page);
      // The time is always held against the first look, so that small errors cannot add up.
      onOutcome({ acknowledged, checks: now.paper.length, lost: compare(begun, now, given) }, kill);
    }
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Questions of the exam's paper. */
const QUESTIONS = 30;
