// After a quiz or an exam: the book of wrong answers, what comes up again on which day, and the papers taken again. The
// browser's clock is set, so that days pass.

import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import type { Page } from "playwright-core";
import { RIGHT } from "./fixtures/questions";
import { violations } from "./harness/axe";
import { laterFull } from "./harness/faults";
import { closePlaces, placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { textsOf } from "./harness/sites";
import { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { PartsQuestion } from "./pages/parts";
import { QuizPage, type Given } from "./pages/quiz";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");
const START = new Date("2026-11-02T09:00:00");

after(closePlaces);

/** The page for repetition. */
class ReviewPage {
  constructor(readonly page: Page) {}

  static async open(trainee: Trainee): Promise<ReviewPage> {
    return new ReviewPage(await trainee.open("review.html")).ready();
  }

  async ready(): Promise<this> {
    await this.page.locator(".review-today").waitFor();
    return this;
  }

  /** The beginnings of the questions in the book. */
  async book(): Promise<string[]> {
    return (await this.page.locator(".book-entries summary > span").allInnerTexts()).map((text) => text.trim());
  }

  async due(): Promise<string> {
    return this.page.locator(".review-due").innerText();
  }

  button(key: string, values: Readonly<Record<string, string | number>> = {}) {
    return this.page.getByRole("button", { name: say(key, values), exact: true });
  }

  /** The id of the question that is on. */
  async asked(): Promise<string> {
    const id = await this.page.locator(".question-number").getAttribute("id");
    return (id ?? "").replace(/^q-|-number$/g, "");
  }

  /** Answers everything that is asked, rightly but for the questions in `wrong`, to the end. */
  async answerAll(wrong: Readonly<Record<string, Given>> = {}): Promise<void> {
    const quiz = new Running(this.page);
    for (;;) {
      const id = await this.asked();
      const name = id.split("-")[1] ?? "";
      await quiz.answer(id, wrong[id] ?? (RIGHT[name] as Given));
      await this.button("quiz.check").click();
      await this.page.locator(".verdict").waitFor();
      if ((await this.button("quiz.next").count()) === 0) break;
      await this.button("quiz.next").click();
    }
    await this.button("quiz.finish").click();
  }
}

/** The quiz of a session: it has no section of its own in the page. */
class Running extends QuizPage {
  constructor(page: Page) {
    super(page, "", say);
    Object.defineProperty(this, "root", { value: page.locator("main") });
  }
}

/** Moves the clock of every page that is opened from now on. */
async function on(trainee: Trainee, days: number): Promise<void> {
  const time = new Date(START);
  time.setDate(time.getDate() + days);
  await trainee.context.clock.setFixedTime(time);
}

/** A finished practice quiz with the first question wrong. */
async function study(trainee: Trainee): Promise<void> {
  const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
  await quiz.practise("alone", { single: "C" });
  await quiz.saved();
  await quiz.page.close();
}

trial("a wrong answer stands in the book with its date, the own answer, what is right, the reason and the lesson", { site: "kinds", places: BOTH }, async (trainee) => {
  await on(trainee, 0);
  const empty = await ReviewPage.open(trainee);
  await empty.page.getByText(say("review.book_empty")).waitFor();
  await empty.page.close();
  await study(trainee);
  const review = await ReviewPage.open(trainee);
  deepEqual(await review.book(), ["首次响应时间从什么时候开始算？"]);
  await review.page.locator(".book-entries summary").click();
  const entry = review.page.locator(".book-question");
  await entry.locator(".verdict").waitFor();
  const words = await entry.innerText();
  ok(words.includes("自动回复发出") && words.includes("首次响应只看人工回复。"), words);
  ok(words.includes(say("quiz.right_answer", { answer: "§" }).split("§")[0] ?? ""), words);
  equal(await entry.getByRole("link", { name: "练习的一天" }).getAttribute("href"), "modules/d1-practice.html");
  ok((await review.page.locator(".book-entries small").innerText()).includes("2026年11月2日"));
  equal(await review.due(), say("review.nothing_due"), "the day of the mistake is no day to repeat it");
});

trial("what was wrong comes up the next day, and leaves the book after right answers on two days", { site: "kinds", places: BOTH, limit: 120_000 }, async (trainee) => {
  await on(trainee, 0);
  await study(trainee);
  await on(trainee, 1);
  let review = await ReviewPage.open(trainee);
  ok((await review.due()).startsWith(say("review.due", { due: 1 })), await review.due());
  await review.button("review.start", { count: 1 }).click();
  equal(await review.asked(), "alone-single");
  await review.answerAll();
  await review.page.getByText(say("review.done", { right: 1, count: 1 })).waitFor();
  equal((await review.book()).length, 1, "once is not enough");
  await review.page.close();
  await on(trainee, 40);
  review = await ReviewPage.open(trainee);
  await review.button("review.start", { count: 5 }).click();
  await review.answerAll();
  await review.page.getByText(say("review.done", { right: 5, count: 5 })).waitFor();
  deepEqual(await review.book(), []);
  await trainee.go(review.page, "results.html");
  const rows = await review.page.locator("table.attempts tbody tr th").allInnerTexts();
  ok(!rows.join().includes(say("results.removed")), rows.join());
});

trial("a session keeps to the minutes of the day, goes on after a reload, and counts for no score", { site: "kinds" }, async (trainee) => {
  await on(trainee, 0);
  const quiz = await new QuizPage(await trainee.open("quizzes/alone.html"), "alone", say).ready();
  await quiz.practise("alone", { single: "C", judgement: true });
  await quiz.page.close();
  await on(trainee, 30);
  const review = await ReviewPage.open(trainee);
  await review.page.getByLabel(say("review.minutes")).selectOption("5");
  await review.button("review.start", { count: 5 }).click();
  const first = await review.asked();
  await new Running(review.page).answer(first, RIGHT[first.split("-")[1] ?? ""] as Given);
  await review.button("quiz.check").click();
  await review.page.locator(".verdict").waitFor();
  await review.page.locator(".save-state.is-saved").waitFor();
  await review.page.reload();
  await review.ready();
  equal(await review.page.getByLabel(say("review.minutes")).inputValue(), "5");
  await review.button("review.continue").click();
  ok((await review.asked()) !== first, "what was answered is not asked again");
  await review.answerAll();
  await review.page.getByText(say("review.done", { right: 5, count: 5 })).waitFor();
  await trainee.go(review.page, "index.html");
  ok((await review.page.locator('[data-module="d1-practice"]').innerText()).includes("70%"), "the score of the quiz is what it was");
});

trial("an exam that was passed is taken again after 30 days, past mistakes first", { site: "kinds", limit: 120_000 }, async (trainee) => {
  await on(trainee, 0);
  const exam = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
  await exam.button("exam.start").click();
  for (const [name, right] of Object.entries(RIGHT)) await exam.answer(`exam-${name}`, name === "numeric" ? "1" : (right as Given));
  await exam.handIn();
  await exam.scored(90);
  await exam.page.close();
  await on(trainee, 29);
  const early = await ReviewPage.open(trainee);
  equal(await early.button("review.retest_start").count(), 0);
  ok((await early.page.locator(".retests").innerText()).includes("2026年12月2日"));
  await early.page.close();
  await on(trainee, 30);
  const review = await ReviewPage.open(trainee);
  await review.button("review.retest_start").click();
  equal(await review.asked(), "exam-numeric", "the mistake of the exam comes first");
  await review.answerAll();
  await review.page.locator(".quiz-result.is-passed").waitFor();
  await review.button("review.back").click();
  await review.page.getByText(say("review.retest_done", { percent: 100 })).waitFor();
});

trial("the profile of an exam on the results page names the weakest objective first and leads to its lesson", { site: "kinds" }, async (trainee) => {
  const exam = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
  await exam.button("exam.start").click();
  for (const [name, right] of Object.entries(RIGHT)) await exam.answer(`exam-${name}`, name === "blank" ? ["1", "2"] : (right as Given));
  await exam.handIn();
  await trainee.go(exam.page, "results.html");
  const lines = await exam.page.locator(".results-exams li").allInnerTexts();
  equal(lines.length, 2);
  ok(lines[0]?.includes("算出响应时间") && lines[0].includes(say("results.level_weak", { percent: 33, earned: 1, total: 3 })), lines[0]);
  ok(lines[1]?.includes(say("results.level_full", { percent: 100, earned: 7, total: 7 })), lines[1]);
  equal(await exam.page.locator(".results-exams li a").first().getAttribute("href"), "modules/d1-practice.html");
});

trial("answers that cannot be stored are said to be unsaved during repetition too", { site: "kinds", before: laterFull }, async (trainee) => {
  await on(trainee, 0);
  await study(trainee);
  await trainee.context.clock.setSystemTime(new Date("2026-11-03T09:00:00"));
  const review = await ReviewPage.open(trainee);
  await review.button("review.start", { count: 1 }).click();
  await review.page.evaluate(() => window.fail?.());
  await new Running(review.page).answer("alone-single", "B");
  await review.button("quiz.check").click();
  await review.page.locator(".notice-storage").waitFor();
  await review.page.locator(".save-state.is-unsaved").waitFor();
});

it("a browser killed during repetition keeps the answers that were shown as saved", { timeout: 90_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "coursewright-kill-"));
  let browser = await BrowserProcess.start(folder);
  try {
    const place = await placeOf("kinds", "http");
    let trainee = new Trainee(browser.context, place);
    await study(trainee);
    const later = (): void => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 30 * 86_400_000;
    };
    await browser.context.addInitScript(later);
    let review = await ReviewPage.open(trainee);
    await review.button("review.start", { count: 5 }).click();
    const first = await review.asked();
    await new Running(review.page).answer(first, RIGHT[first.split("-")[1] ?? ""] as Given);
    await review.button("quiz.check").click();
    await review.page.locator(".verdict").waitFor();
    await review.page.locator(".save-state.is-saved").waitFor();
    await browser.kill();
    browser = await BrowserProcess.start(folder);
    await browser.context.addInitScript(later);
    trainee = new Trainee(browser.context, place);
    review = await ReviewPage.open(trainee);
    await review.button("review.continue").click();
    equal(await review.page.locator(".question-step.is-right").count(), 1);
    ok((await review.asked()) !== first);
  } finally {
    await browser.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

trial("the page for repetition is accessible empty, with a book, during a session and in a retest", { site: "kinds", context: { reducedMotion: "reduce" }, limit: 120_000 }, async (trainee) => {
  const inspect = async (page: Page, state: string): Promise<void> => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        deepEqual(await violations(page), [], `${state}, ${width} px, ${colorScheme}`);
        ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} scrolls sideways at ${width} px`);
      }
    }
  };
  await on(trainee, 0);
  const empty = await ReviewPage.open(trainee);
  await inspect(empty.page, "empty");
  await empty.page.close();
  await study(trainee);
  const exam = await new QuizPage(await trainee.open("quizzes/exam.html"), "exam", say).ready();
  await exam.button("exam.start").click();
  for (const [name, right] of Object.entries(RIGHT)) await exam.answer(`exam-${name}`, right as Given);
  await exam.handIn();
  await exam.page.close();
  await on(trainee, 31);
  const review = await ReviewPage.open(trainee);
  await review.page.locator(".book-entries summary").first().click();
  await review.page.locator(".book-question .verdict").waitFor();
  await inspect(review.page, "a book");
  await review.button("review.retest_start").click();
  await inspect(review.page, "a retest");
  await review.button("review.back").click();
  await review.page.locator(".review-today .button-primary").click();
  await inspect(review.page, "a session");
});

trial("what was wrong in an exam is told with the own answer, what is right, the reason and the lesson, whatever its kind, there and in the book", { site: "further" }, async (trainee) => {
  const further = textsOf("further", "zh-CN");
  await on(trainee, 0);
  const exam = await new QuizPage(await trainee.open("quizzes/further-exam.html"), "further-exam", further).ready();
  await exam.button("exam.start").click();
  const prompt = await exam.question("e-drawn").locator(".prompt").innerText();
  // Items stand in an order of chance: a single move could make it the right one.
  const ending = "回访，确认顾客满意，并把这次的经过写进工单，方便接班的同事查看";
  await new PartsQuestion(exam, "e-order", "mouse").give(["致歉", "安抚情绪", "给出方案", ending]);
  await exam.question("e-match").locator("select").first().selectOption("other");
  await exam.question("e-matrix").locator('label:has(input[value="JD=Z"])').click();
  await exam.question("e-lines").locator('label:has(input[value="C"])').click();
  await exam.question("e-words").locator('label:has(input[value="b"])').click();
  await exam.answer("e-drawn", "1");
  await exam.handIn();
  await exam.button("quiz.review").click();
  /** Kind -> a piece of the own answer, of what is right, and of the reason. */
  const told: Readonly<Record<string, readonly [own: string, right: string, reason: string]>> = {
    order: ["安抚情绪", "回访", "先处理心情，再处理事情。"],
    match: ["都不是", "售前", "付款之前都是售前。"],
    matrix: ["七天无理由", "上门取件", "各平台的规则不同。"],
    lines: ["请稍等，我帮您查一下", "没货", "回绝之前先给替代。"],
    words: ["纯棉面料", "全网最低价", "绝对化用语不能用。"],
    drawn: ["1 %", "%", "× 100 ="],
  };
  for (const [name, pieces] of Object.entries(told)) {
    const verdict = (await exam.verdict(`e-${name}`).textContent()) ?? "";
    for (const piece of pieces) ok(verdict.includes(piece), `${name}: ${verdict}`);
    const lesson = exam.root.locator(".question").filter({ has: exam.page.locator(`[id="q-e-${name}-number"]`) }).locator(".lesson a");
    equal(await lesson.innerText(), "更多题型", name);
  }
  await exam.page.close();
  const review = await ReviewPage.open(trainee);
  const book = await review.book();
  equal(book.length, Object.keys(told).length, book.join("\n"));
  for (const summary of await review.page.locator(".book-entries summary").all()) await summary.click();
  for (const [name, pieces] of Object.entries(told)) {
    const entry = review.page.locator(".book-question").filter({ has: review.page.locator(`[id="q-e-${name}-number"]`) });
    const verdict = (await entry.locator(".verdict").textContent()) ?? "";
    for (const piece of pieces) ok(verdict.includes(piece), `${name} in the book: ${verdict}`);
    equal(await entry.locator(".lesson a").first().innerText(), "更多题型", name);
  }
  equal(await review.page.locator(".book-question .prompt").filter({ hasText: "应答率" }).innerText(), prompt);
  await review.page.close();
  // On the next day every one of them is asked again; numbers are drawn anew, and marked by what follows from them.
  await on(trainee, 1);
  const next = await ReviewPage.open(trainee);
  await next.button("review.start", { count: 6 }).click();
  const running = new Running(next.page);
  for (let number = 1; (await next.asked()) !== "e-drawn"; number++) {
    await next.page.getByRole("button", { name: new RegExp(`^${say("quiz.jump", { number })}`) }).click();
  }
  const [asked = 1, answered = 1] = ((await running.question("e-drawn").locator(".prompt").innerText()).match(/\d+/g) ?? []).map(Number);
  await running.answer("e-drawn", String(Math.round((answered / asked) * 10_000) / 100));
  await next.button("quiz.check").click();
  equal(await running.verdict("e-drawn").locator(".verdict-title").innerText(), say("quiz.right"));
});
