// One kill: a trainee answers, every answer that the page shows as saved is noted, the browser is killed at a random
// moment and started again on the same profile, and the page is asked for every noted answer.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { BrowserProcess } from "../harness/process";
import { settled } from "../harness/trainee";

/** What came of one kill. */
export interface Outcome {
  /** Answers that were shown as saved before the kill. */
  readonly acknowledged: number;
  /** Milliseconds of answering. */
  readonly answered: number;
  /** Questions whose answer was gone or older than one that was shown as saved, with what was noted and found. */
  readonly lost: readonly string[];
}

const QUESTIONS = 80;
const CHOICES = ["A", "B", "C", "D"];

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

/** Chooses an answer and waits until the page shows that everything is saved. */
function answer(page: Page, question: string, choice: string): Promise<void> {
  return page.evaluate(
    ({ question, choice }) =>
      new Promise<void>((resolve) => {
        const app = document.querySelector(".quiz-app");
        const look = (): void => {
          if (app?.querySelector(".save-state.is-saved") === null) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        if (app) observer.observe(app, { subtree: true, childList: true, characterData: true, attributes: true });
        app?.querySelector<HTMLInputElement>(`input[name="${question}"][value="${choice}"]`)?.click();
        // The page draws in a microtask of the click; what it shows before that is about the answer before.
        queueMicrotask(() => setTimeout(look));
      }),
    { question, choice },
  );
}

/** Every question's answer as the page shows it. */
function shown(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll<HTMLInputElement>(".quiz-app input:checked")].map((input) => [input.name, input.value])),
  );
}

async function openExam(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
  await page.locator(".quiz-app").waitFor();
}

/**
 * Answers the exam of the fixture course "many" at `address` for `duration` milliseconds, one answer each `pace` or as
 * fast as the page saves, kills the browser, and compares.
 */
export async function killOnce(address: string, duration: number, pace: number, seed: number): Promise<Outcome> {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-kill-"));
  const next = random(seed);
  /** Question -> every choice given, in order, and how many of them were shown as saved. */
  const given = new Map<string, { choices: string[]; saved: number }>();
  let acknowledged = 0;
  let killed = false;
  try {
    const before = await BrowserProcess.start(profile);
    const page = before.context.pages()[0] ?? (await before.context.newPage());
    await openExam(page, address);
    await page.locator(".exam-start button").click();
    await page.locator(".save-state.is-saved").waitFor();
    const begin = Date.now();
    // Every second time in the very moment in which an answer is shown as saved, else wherever the page is just then.
    const atOnce = seed % 2 === 0;
    let late = false;
    const kill = (): Promise<void> => {
      killed = true;
      return before.kill();
    };
    const killing = new Promise<void>((resolve) => setTimeout(resolve, duration)).then(() => {
      late = true;
      return atOnce ? undefined : kill();
    });
    try {
      while (!killed) {
        const question = `many-${1 + Math.floor(next() * QUESTIONS)}`;
        const one = given.get(question) ?? { choices: [], saved: 0 };
        given.set(question, one);
        const others = CHOICES.filter((choice) => choice !== one.choices[one.choices.length - 1]);
        const choice = others[Math.floor(next() * others.length)] ?? "A";
        one.choices.push(choice);
        await answer(page, question, choice);
        one.saved = one.choices.length;
        acknowledged++;
        if (atOnce && late) await kill();
        else if (pace > 0) await new Promise((resolve) => setTimeout(resolve, pace * next() * 2));
      }
    } catch (error) {
      // The browser died under the last answer, as it was to. Anything else is a fault.
      if (!killed) throw error;
    }
    const answered = Date.now() - begin;
    await killing;
    const after = await BrowserProcess.start(profile);
    try {
      const again = await after.context.newPage();
      await openExam(again, address);
      const found = await shown(again);
      const lost: string[] = [];
      for (const [question, { choices, saved }] of given) {
        // What was shown as saved, or what was given after it and not yet acknowledged.
        if (saved > 0 && !choices.slice(saved - 1).includes(found[question] ?? "")) {
          lost.push(`${question}: saved ${choices.slice(0, saved).join("")}, found ${found[question] ?? "nothing"}`);
        }
      }
      return { acknowledged, answered, lost };
    } finally {
      await after.kill();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
