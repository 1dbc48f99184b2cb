// Every kind of page in every state: nothing for axe-core to object to in light and dark, on a phone and on a desktop,
// and nothing that scrolls sideways.

import { deepEqual, ok } from "node:assert/strict";
import { RIGHT } from "./fixtures/questions";
import { inspect, violations } from "./harness/axe";
import { refuseBoth } from "./harness/faults";
import { textsOf } from "./harness/sites";
import type { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { QuizPage, type Given } from "./pages/quiz";
import { SettingsPage } from "./pages/settings";

const say = textsOf("kinds", "zh-CN");
const quiet = { reducedMotion: "reduce" } as const;

async function answered(trainee: Trainee): Promise<QuizPage> {
  const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
  await quiz.practise("alone", { single: "C", multiple: ["A", "B"] });
  return quiz;
}

trial("the course map is accessible", { site: "shipped", context: quiet }, async (trainee) => {
  await inspect(await trainee.open("index.html"), "course map");
});

trial("the course map with days done, next and locked is accessible", { site: "in-order", context: quiet }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  const quiz = await new QuizPage(page, "one", say).ready();
  await quiz.answerAndCheck("one-1", "A");
  await quiz.next();
  await quiz.answerAndCheck("one-2", "A");
  await quiz.finish();
  await trainee.go(page, "index.html");
  await page.locator(".is-locked").first().waitFor();
  await inspect(page, "course map, one day done");
});

trial("a module with dialogues, tables and a quiz inside is accessible", { site: "shipped", context: quiet }, async (trainee) => {
  const page = await trainee.open("modules/d1-service-flow.html");
  await page.locator(".quiz-app").first().waitFor();
  await inspect(page, "module with a quiz");
});

trial("a module without a quiz inside is accessible, read and unread", { site: "kinds", context: quiet }, async (trainee) => {
  const page = await trainee.open("modules/t1-first.html");
  await inspect(page, "module, unread");
  await page.getByRole("button", { name: say("page.read_mark") }).click();
  await inspect(page, "module, read");
});

trial("a locked day is accessible", { site: "in-order", context: quiet }, async (trainee) => {
  const page = await trainee.open("modules/day-one.html");
  await trainee.go(page, "modules/day-two.html");
  await page.locator(".notice-lock").waitFor();
  await inspect(page, "locked day");
});

for (const [number, name] of Object.keys(RIGHT).entries()) {
  trial(`a ${name} question is accessible, fresh, answered and checked`, { site: "kinds", context: quiet }, async (trainee) => {
    const page = await trainee.open("quizzes/alone.html");
    const quiz = await new QuizPage(page, "alone", say).ready();
    await quiz.root.getByRole("button", { name: new RegExp(`^${say("quiz.jump", { number: number + 1 })}`) }).click();
    await quiz.question(`alone-${name}`).waitFor();
    await inspect(page, `${name}, fresh`);
    const wrong: Readonly<Record<string, Given>> = { single: "A", multiple: ["A", "B"], judgement: true, numeric: "18", blank: ["20", "x"] };
    await quiz.answer(`alone-${name}`, wrong[name] ?? "");
    await inspect(page, `${name}, answered`);
    await quiz.button("quiz.check").click();
    await quiz.verdict(`alone-${name}`).waitFor();
    await inspect(page, `${name}, checked`);
  });
}

trial("a finished quiz is accessible, as a result and looked through", { site: "kinds", context: quiet }, async (trainee) => {
  const quiz = await answered(trainee);
  await inspect(quiz.page, "quiz finished");
  await quiz.button("quiz.review").click();
  await quiz.verdict("alone-single").waitFor();
  await inspect(quiz.page, "quiz looked through");
});

trial("an exam is accessible before it starts, while it is on, and when it asks back", { site: "kinds", context: quiet }, async (trainee) => {
  const page = await trainee.open("quizzes/exam.html");
  const quiz = await new QuizPage(page, "exam", say).ready();
  await inspect(page, "exam, before");
  await quiz.button("exam.start").click();
  await quiz.answer("exam-single", "B");
  await inspect(page, "exam, on");
  await quiz.button("exam.hand_in").click();
  await inspect(page, "exam, handing in");
});

trial("the results are accessible, empty and filled", { site: "kinds", context: quiet }, async (trainee) => {
  const page = await trainee.open("results.html");
  await page.getByText(say("results.empty")).waitFor();
  await inspect(page, "results, empty");
  await answered(trainee);
  await trainee.go(page, "results.html");
  await page.locator("table.attempts").waitFor();
  await inspect(page, "results, filled");
});

trial("the settings are accessible, also while they ask back and refuse a file", { site: "kinds", context: quiet }, async (trainee) => {
  const page = await trainee.open("settings.html");
  const settings = new SettingsPage(page, say);
  await settings.button("settings.export").waitFor();
  await inspect(page, "settings");
  await settings.button("settings.reset").click();
  await settings.choose("broken.json", "{");
  await settings.says(say("settings.refused_unreadable"));
  await inspect(page, "settings, asking back");
});

trial("the notice that nothing is stored is accessible", { site: "kinds", context: quiet, before: refuseBoth }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  await page.getByRole("alert").waitFor();
  await inspect(page, "nothing is stored");
});

trial("the English pages are accessible", { site: "english", context: quiet }, async (trainee) => {
  const page = await trainee.open("modules/d1-first.html");
  await new QuizPage(page, "first", textsOf("english", "en")).ready();
  await inspect(page, "English module");
  await trainee.go(page, "index.html");
  await inspect(page, "English course map");
});

trial("with forced colours every question can still be told apart and answered", { site: "kinds", context: { ...quiet, forcedColors: "active" } }, async (trainee) => {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.answerAndCheck("alone-single", "A");
  const words = await quiz.question("alone-single").locator(".choice-verdict").allInnerTexts();
  deepEqual(words, [say("quiz.choice_wrong"), say("quiz.choice_right")], "right and wrong are told in words, not by colour");
  // The system chooses these colours; axe-core judges by those of the style sheet.
  deepEqual(await violations(page, ["color-contrast"]), []);
});

trial("targets of answers are large enough for a thumb", { site: "kinds", context: { ...quiet, viewport: { width: 360, height: 740 } } }, async (trainee) => {
  const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
  for (const label of await quiz.root.locator(".choice label, .quiz-actions button").all()) {
    const box = await label.boundingBox();
    ok(box && box.height >= 44, `${await label.innerText()} is ${box?.height} px high`);
  }
});
