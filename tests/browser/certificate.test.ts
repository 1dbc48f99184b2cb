// The certificate: only once the course is done, with the name of whoever studies, with a code that the command confirms,
// and on one sheet of A4.

import { equal, ok, deepEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Page } from "playwright-core";
import { RIGHT } from "./fixtures/questions";
import { violations } from "./harness/axe";
import { command, sourcesOf } from "./harness/folders";
import { textsOf } from "./harness/sites";
import type { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { QuizPage, type Given } from "./pages/quiz";
import { TraineesPage } from "./pages/trainees";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

/** Passes all quizzes of the course; the exam with 90 percent. */
async function finish(trainee: Trainee): Promise<void> {
  const page = await trainee.open("modules/d1-practice.html");
  const inside = await new QuizPage(page, "inside", say).ready();
  await inside.answerAndCheck("inside-single", "B");
  await inside.next();
  await inside.answerAndCheck("inside-multiple", ["A", "C"]);
  await inside.finish();
  await trainee.go(page, "quizzes/alone.html");
  await (await new QuizPage(page, "alone", say).ready()).practise("alone");
  await trainee.go(page, "quizzes/exam.html");
  const exam = await new QuizPage(page, "exam", say).ready();
  await exam.button("exam.start").click();
  for (const [name, right] of Object.entries(RIGHT)) await exam.answer(`exam-${name}`, name === "numeric" ? "1" : (right as Given));
  await exam.handIn();
  await page.close();
}

/** What the command says of a code: its exit code. */
function verify(code: string, name: string, number: string, site = "kinds"): number | null {
  return spawnSync(command, ["verify", code, sourcesOf(site), "--name", name, "--number", number]).status;
}

async function open(trainee: Trainee): Promise<Page> {
  const page = await trainee.open("certificate.html");
  await page.locator('[data-slot="certificate"] > *').first().waitFor();
  return page;
}

trial("before the course is done the page says what is open and shows no certificate", { site: "kinds" }, async (trainee) => {
  const page = await open(trainee);
  deepEqual(await page.locator(".certificate-open a").allInnerTexts(), ["练习的一天", "考试的一天"]);
  equal(await page.locator(".diploma").count(), 0);
});

trial("a finished course gives a certificate whose code the command confirms for this name and no other", { site: "kinds", places: BOTH, limit: 180_000 }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳", number: "1024" });
  await finish(trainee);
  const page = await open(trainee);
  const words = await page.locator(".diploma").innerText();
  for (const part of ["王芳", "1024", "每种题型", "90%", say("certificate.claim")]) ok(words.includes(part), part);
  const code = await page.locator(".diploma-code").innerText();
  ok(/^CW-90-\d{8}-[0-9A-F]{8}$/.test(code), code);
  equal(verify(code, "王芳", "1024"), 0);
  equal(verify(code, "李强", "1024"), 1);
  equal(verify(code.replace("-90-", "-99-"), "王芳", "1024"), 1);
});

trial("whoever has no profile types a name, and the certificate prints on one sheet of A4", { site: "twin-a", limit: 120_000 }, async (trainee) => {
  const quiz = await new QuizPage(await trainee.open("quizzes/same.html"), "same", say).ready();
  for (const number of [1, 2, 3]) {
    await quiz.answerAndCheck(`same-${number}`, "A");
    if (number < 3) await quiz.next();
  }
  await quiz.finish();
  await quiz.page.close();
  const page = await open(trainee);
  equal(await page.locator(".diploma").count(), 0, "no certificate without a name");
  ok(await page.getByRole("button", { name: say("certificate.print") }).isDisabled());
  await page.getByLabel(say("certificate.name"), { exact: true }).fill("<b>李 强</b>");
  equal(await page.locator(".diploma-name").innerText(), "<b>李 强</b>", "a name is text");
  await page.getByLabel(say("certificate.name"), { exact: true }).fill("李强");
  equal(verify(await page.locator(".diploma-code").innerText(), "李强", "", "twin-a"), 0);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      deepEqual(await violations(page), [], `${width} px, ${colorScheme}`);
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `scrolls sideways at ${width} px`);
    }
  }
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  equal(sheets?.length, 1);
  await page.emulateMedia({ media: "print" });
  equal(await page.getByRole("button", { name: say("certificate.print") }).isVisible(), false);
});
