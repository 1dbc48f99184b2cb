// By keyboard alone: a whole quiz, a whole exam, focus that is seen and goes where the next thing is.

import { deepEqual, equal, notDeepEqual, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";

const say = textsOf("kinds", "zh-CN");

/** What is focused: its id, else its label or text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing";
    if (element.id) return `#${element.id}`;
    if (element instanceof HTMLInputElement) return `${element.type} ${element.value}`;
    return (element.textContent ?? "").replace(/\s+/g, " ").trim();
  });
}

/** Fails when the focused element looks the same without focus. */
async function focusIsSeen(page: Page): Promise<void> {
  const box = await page.evaluate(() => {
    const element = document.activeElement;
    const area = (element?.closest("label") ?? element)?.getBoundingClientRect();
    return area && { x: area.x - 8, y: area.y - 8, width: area.width + 16, height: area.height + 16 };
  });
  ok(box && box.width > 16 && box.height > 16, `${await focused(page)} has no size`);
  const clip = {
    x: Math.max(0, box.x),
    y: Math.max(0, box.y),
    width: Math.min(box.width, 1280 - Math.max(0, box.x)),
    height: Math.min(box.height, 800 - Math.max(0, box.y)),
  };
  ok(clip.height > 0 && clip.width > 0, `${await focused(page)} is focused outside the window`);
  const name = await focused(page);
  const with_ = await page.screenshot({ clip, animations: "disabled", caret: "hide" });
  await page.evaluate(() => {
    window.focusedBefore = document.activeElement as HTMLElement;
    window.focusedBefore.blur();
  });
  const without = await page.screenshot({ clip, animations: "disabled", caret: "hide" });
  await page.evaluate(() => window.focusedBefore?.focus({ preventScroll: true }));
  notDeepEqual(with_, without, `focus on ${name} cannot be seen`);
}

/** Presses Tab until the focused thing is the one that `wanted` names, looking at the focus on the way. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const name = await focused(page);
    way.push(name);
    if (name !== wanted) continue;
    await focusIsSeen(page);
    return;
  }
  throw new Error(`Tab never came to ${wanted}; it went ${way.join(" | ")}`);
}

const context = { reducedMotion: "reduce" } as const;

trial("a whole practice quiz can be done with the keyboard, and focus goes to the verdict, the next question and the result", { site: "kinds", context }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  const check = say("quiz.check");
  const next = async (): Promise<void> => {
    await tabTo(page, say("quiz.next"));
    await page.keyboard.press("Enter");
  };
  await tabTo(page, "radio A");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  equal(await quiz.given("alone-single"), "B");
  await tabTo(page, check);
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-alone-single-feedback");
  await next();
  equal(await focused(page), "#q-alone-multiple-number");
  await tabTo(page, "checkbox A");
  await page.keyboard.press("Space");
  await tabTo(page, "checkbox C");
  await page.keyboard.press("Space");
  await tabTo(page, check);
  await page.keyboard.press("Space");
  equal(await focused(page), "#q-alone-multiple-feedback");
  await next();
  await tabTo(page, "radio true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-alone-judgement-feedback");
  await next();
  await tabTo(page, "text ");
  await page.keyboard.type("24.5");
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-alone-numeric-feedback");
  await next();
  await tabTo(page, "text ");
  await page.keyboard.type("20");
  await tabTo(page, "text ");
  await page.keyboard.type("20-30");
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-alone-blank-feedback");
  await tabTo(page, say("quiz.finish"));
  await page.keyboard.press("Enter");
  equal(await focused(page), "#quiz-alone-result");
  await quiz.scored(100);
});

trial("a whole exam can be done with the keyboard, and declining to hand in leads back", { site: "kinds", context }, async (trainee) => {
  const page = await trainee.open("quizzes/exam.html");
  const quiz = await new QuizPage(page, "exam", say).ready();
  await tabTo(page, say("exam.start"));
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-exam-single-number");
  await tabTo(page, "radio A");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "checkbox A");
  await page.keyboard.press("Space");
  await tabTo(page, "#quiz-exam-hand-in-button");
  await page.keyboard.press("Enter");
  equal(await focused(page), "#quiz-exam-hand-in");
  await tabTo(page, say("exam.hand_in_back"));
  await page.keyboard.press("Enter");
  equal(await focused(page), "#quiz-exam-hand-in-button");
  await page.keyboard.press("Enter");
  await tabTo(page, say("quiz.jump", { number: 4 }));
  await page.keyboard.press("Enter");
  equal(await focused(page), "#q-exam-numeric-number");
  await tabTo(page, "text ");
  await page.keyboard.type("24.5");
  await page.keyboard.press("Enter");
  equal(await quiz.result.count(), 0, "Enter in a field must not hand an exam in");
  await tabTo(page, "#quiz-exam-hand-in-button");
  await page.keyboard.press("Enter");
  await tabTo(page, say("exam.hand_in_now"));
  await page.keyboard.press("Enter");
  equal(await focused(page), "#quiz-exam-result");
});

trial("the first Tab offers to skip to the text, and every stop on every kind of page is seen", { site: "kinds", context }, async (trainee) => {
  const page = await trainee.context.newPage();
  for (const path of ["index.html", "modules/d1-practice.html", "settings.html", "results.html"]) {
    await trainee.go(page, path);
    await page.keyboard.press("Tab");
    equal(await focused(page), say("frame.skip"), path);
    await focusIsSeen(page);
    const stops: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const name = await focused(page);
      if (name === "nothing") break;
      stops.push(name);
      await focusIsSeen(page);
    }
    ok(stops.length >= 4 && stops.length < 60, `${path}: ${stops.length} stops, a trap? ${stops.slice(-3).join(" | ")}`);
  }
  await trainee.go(page, "modules/d1-practice.html");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  equal(await focused(page), "#main");
});

trial("checking without an answer says so and stays", { site: "kinds", context }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await tabTo(page, say("quiz.check"));
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: say("quiz.choose_first") }).waitFor();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 1, count: 5 }));
});

trial("the verdict is announced politely, once", { site: "kinds", context }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await page.evaluate(() => {
    window.announced = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const live = element?.closest('[role="status"], [aria-live]');
        const words = live?.textContent?.trim();
        if (words) window.announced?.push(words);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await quiz.answerAndCheck("alone-single", "A");
  const announced = (await page.evaluate(() => window.announced)) ?? [];
  equal(announced.filter((words) => words.includes(say("quiz.wrong"))).length, 1, announced.join(" | "));
  ok(announced.some((words) => words.includes("B")), "the right answer is told");
  deepEqual(await page.locator('[role="alert"]').allInnerTexts(), [], "nothing shouts");
});

trial("choosing the characters of an input method never checks an answer", { site: "kinds", context, places: ["http", "file"] }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  for (const [name, given] of [["single", "B"], ["multiple", ["A", "C"]], ["judgement", false], ["numeric", "24.5"]] as const) {
    await quiz.answerAndCheck(`alone-${name}`, given);
    await quiz.next();
  }
  const input = quiz.question("alone-blank").locator("input").first();
  await quiz.answer("alone-blank", ["", "20-30"]);
  await input.focus();
  const keys = await trainee.context.newCDPSession(page);
  // Chromium's order: Enter comes while the composition is on, and ends it.
  await keys.send("Input.imeSetComposition", { text: "er shi", selectionStart: 6, selectionEnd: 6 });
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  await input.evaluate((field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  await keys.send("Input.insertText", { text: "二十" });
  equal(await input.inputValue(), "二十");
  equal(await quiz.verdict("alone-blank").count(), 0, "Enter inside the composition checked the answer");
  // Safari's order: the composition ends first, and the same Enter then arrives as an ordinary one.
  await input.evaluate((field) => {
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "二十" }));
    field.closest("form")?.requestSubmit();
  });
  equal(await quiz.verdict("alone-blank").count(), 0, "Enter that ended the composition checked the answer");
  const ended = await page.evaluate(() => performance.now());
  await page.waitForFunction((then) => performance.now() > then + 200, ended);
  await input.press("Enter");
  await quiz.verdict("alone-blank").waitFor();
});

declare global {
  interface Window {
    focusedBefore?: HTMLElement;
    announced?: string[];
  }
}
