// The further kinds of question: each by mouse, touch and keyboard alone, kept over a reload, graded as the rules say.

import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { RIGHT_PARTS } from "./fixtures/further";
import { gradedCases } from "./fixtures/graded";
import { inspect } from "./harness/axe";
import { textsOf } from "./harness/sites";
import type { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";
import { PartsQuestion, type Hand } from "./pages/parts";
import { QuizPage } from "./pages/quiz";

const say = textsOf("further", "zh-CN");
const quiet = { reducedMotion: "reduce" } as const;
const phone = { ...quiet, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } as const;
const hands: readonly Hand[] = ["mouse", "keyboard", "touch"];

/** The texts of the items to order and to match, by their ids. */
const ORDER = ["给出方案", "安抚情绪", "致歉", "回访，确认顾客满意，并把这次的经过写进工单，方便接班的同事查看"];
const MATCH = ["您平时穿什么尺码？", "包裹已经到您的城市了，预计明天上午送到。", "面料会起球吗？"];
const at = (texts: readonly string[], id: string): string => texts["ABCD".indexOf(id)] ?? id;

/** A response as a trainee reads it: items by their texts. */
function read(name: string, response: readonly string[]): string[] {
  if (name === "order") return response.map((id) => at(ORDER, id));
  if (name === "match") return response.map((pair) => `${at(MATCH, pair[0] ?? "")}=${pair.slice(2)}`);
  return [...response];
}

/** What the fields of a question say when that is their answer. */
const shown = (name: string, response: readonly string[]): string[] =>
  name === "order" ? read(name, response) : name === "match" ? response.map((pair) => pair.slice(2)) : [...response];

/** Answers that are not right in full: of each kind one, and what it earns. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  order: ["C", "B", "A", "D"],
  match: ["A=before", "B=before", "C=before"],
  matrix: ["JD=X", "JD=Y", "PD=Y", "TM=X", "TM=Z"],
  lines: ["A", "B", "C"],
  words: ["a"],
};

async function open(trainee: Trainee, path = "further"): Promise<QuizPage> {
  return new QuizPage(await trainee.open(`quizzes/${path}.html`), path, say).ready();
}

/** Goes to a question of the practice quiz by its number, from 1. */
async function goTo(quiz: QuizPage, number: number): Promise<void> {
  await quiz.root.getByRole("button", { name: new RegExp(`^${say("quiz.jump", { number })}( |$)`) }).click();
}

/** The right answer to the question with drawn numbers, from the numbers that stand in its prompt. */
async function rate(quiz: QuizPage, id: string): Promise<string> {
  const prompt = await quiz.question(id).locator(".prompt").innerText();
  const [a = 1, b = 0] = [...prompt.matchAll(/\d+/g)].map(Number);
  return String(Math.round((b / a) * 10_000) / 100);
}

async function pressCheck(quiz: QuizPage, hand: Hand): Promise<void> {
  const button = quiz.button("quiz.check");
  if (hand === "touch") return button.tap();
  if (hand === "mouse") return button.click();
  for (let presses = 0; presses < 60; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return quiz.page.keyboard.press("Enter");
    await quiz.page.keyboard.press("Tab");
  }
  throw new Error("Tab never came to the button that checks");
}

for (const hand of hands) {
  const context = hand === "touch" ? phone : quiet;
  for (const [index, [name, right]] of Object.entries(RIGHT_PARTS).entries()) {
    trial(`${name}: answered and changed by ${hand}, kept over a reload, checked, right`, { site: "further", context }, async (trainee) => {
      const quiz = await open(trainee);
      await goTo(quiz, index + 1);
      const question = new PartsQuestion(quiz, `f-${name}`, hand);
      await question.give(read(name, WRONG[name] ?? []));
      await question.give(read(name, right));
      await quiz.saved();
      await quiz.page.reload();
      await quiz.ready();
      await goTo(quiz, index + 1);
      deepEqual(await question.given(), shown(name, right));
      await pressCheck(quiz, hand);
      equal(await quiz.verdict(`f-${name}`).locator(".verdict-title").innerText(), say("quiz.right"));
      equal(await question.root.locator(".is-wrong").count(), 0);
      equal(await question.root.locator("input:enabled, select:enabled, .piece-move").count(), 0, "what was checked stands");
    });
  }
}

trial("what is wrong is told part by part, with the author's feedback and in words", { site: "further", context: quiet }, async (trainee) => {
  const quiz = await open(trainee);
  const expected: Readonly<Record<string, { readonly verdict: string; readonly words: readonly string[]; readonly feedback: string }>> = {
    // C B A D: one of three pairs of neighbours, none; every item but the last is elsewhere.
    order: { verdict: say("quiz.wrong"), words: [say("quiz.order_wrong", { number: 2 }), say("quiz.order_wrong", { number: 1 }), say("quiz.choice_right"), say("quiz.choice_right")], feedback: "先让顾客把话说完，再致歉。" },
    match: { verdict: say("quiz.partial", { earned: 2, total: 3 }), words: [say("quiz.choice_right"), say("quiz.match_wrong", { target: "售后" }), say("quiz.choice_right")], feedback: "已经付款发货，属于售后。" },
    matrix: { verdict: say("quiz.partial", { earned: 2, total: 3 }), words: [...Array<string>(4).fill(say("quiz.choice_right")), say("quiz.choice_wrong"), say("quiz.choice_missed")], feedback: "拼多多没有上门取件。" },
    lines: { verdict: say("quiz.wrong"), words: [say("quiz.choice_right"), say("quiz.choice_right"), say("quiz.choice_wrong")], feedback: "这一句没有问题。" },
    words: { verdict: say("quiz.partial", { earned: 1, total: 2 }), words: [say("quiz.choice_right"), say("quiz.choice_missed")], feedback: "绝对化用语不能用。" },
  };
  for (const [index, [name, { verdict, words, feedback }]] of Object.entries(expected).entries()) {
    await goTo(quiz, index + 1);
    const question = new PartsQuestion(quiz, `f-${name}`, "mouse");
    await question.give(read(name, WRONG[name] ?? []));
    await quiz.button("quiz.check").click();
    equal(await quiz.verdict(`f-${name}`).locator(".verdict-title").innerText(), name === "order" ? say("quiz.partial", { earned: 1, total: 3 }) : verdict, name);
    deepEqual(await question.root.locator(".choice-verdict").allInnerTexts(), words, name);
    ok((await quiz.verdict(`f-${name}`).innerText()).includes(feedback), name);
  }
});

trial("without an answer nothing is checked, and an order that is thought right can be kept as it is", { site: "further", context: quiet }, async (trainee) => {
  const quiz = await open(trainee);
  await quiz.button("quiz.check").click();
  equal(await quiz.root.locator(".question-hint").innerText(), say("quiz.order_first"));
  const question = new PartsQuestion(quiz, "f-order", "mouse");
  const before = await question.order();
  await quiz.button("quiz.order_keep").click();
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  equal(await quiz.button("quiz.order_keep").count(), 0);
  deepEqual(await question.order(), before);
  await quiz.button("quiz.check").click();
  await quiz.verdict("f-order").waitFor();
});

/** Drags an item's grip to the middle of the row at `place`, from 0, by pointer or finger. */
async function drag(page: Page, from: number, place: number, hand: "mouse" | "touch"): Promise<void> {
  const grip = await page.locator(".piece-grip").nth(from).boundingBox();
  const goal = await page.locator(".piece").nth(place).boundingBox();
  if (!grip || !goal) throw new Error("there is nothing to drag");
  const [x, start] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  const end = place > from ? goal.y + goal.height - 4 : goal.y + 4;
  const steps = Array.from({ length: 11 }, (_, step) => start + ((end - start) * step) / 10);
  if (hand === "mouse") {
    await page.mouse.move(x, start);
    await page.mouse.down();
    for (const y of steps) await page.mouse.move(x, y);
    await page.mouse.up();
    return;
  }
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y: start }] });
  for (const y of steps) await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

for (const hand of ["mouse", "touch"] as const) {
  trial(`items can also be dragged by ${hand}, and letting go stores the order`, { site: "further", context: hand === "touch" ? phone : quiet }, async (trainee) => {
    const quiz = await open(trainee);
    const question = new PartsQuestion(quiz, "f-order", hand);
    await question.root.locator(".piece-list").scrollIntoViewIfNeeded();
    const [first = "", second = "", third = "", fourth = ""] = await question.order();
    await drag(quiz.page, 0, 2, hand);
    deepEqual(await question.order(), [second, third, first, fourth]);
    await drag(quiz.page, 3, 0, hand);
    deepEqual(await question.order(), [fourth, second, third, first]);
    await quiz.saved();
    await quiz.page.reload();
    await quiz.ready();
    deepEqual(await question.order(), [fourth, second, third, first]);
  });
}

trial("drawn numbers stay those of the attempt, in the prompt, the grading and the explanation", { site: "further", places: ["http", "file"], context: quiet }, async (trainee) => {
  const quiz = await open(trainee);
  await goTo(quiz, 6);
  const prompt = (): Promise<string> => quiz.question("f-drawn").locator(".prompt").innerText();
  const before = await prompt();
  const answer = await rate(quiz, "f-drawn");
  await quiz.answer("f-drawn", "1");
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  await goTo(quiz, 6);
  equal(await prompt(), before);
  await quiz.answerAndCheck("f-drawn", `${answer} %`);
  const verdict = await quiz.verdict("f-drawn").innerText();
  ok(verdict.includes(say("quiz.right")) && verdict.includes(`= ${answer}`), verdict);
});

trial("only the wrong ones come again, with other numbers, and a text of one's own is not among them", { site: "further", context: quiet }, async (trainee) => {
  const quiz = await open(trainee);
  for (const [name, response] of Object.entries({ ...RIGHT_PARTS, match: WRONG["match"] ?? [] })) {
    await new PartsQuestion(quiz, `f-${name}`, "mouse").give(read(name, response));
    await quiz.button("quiz.check").click();
    await quiz.next();
  }
  const before = await quiz.question("f-drawn").locator(".prompt").innerText();
  await quiz.answerAndCheck("f-drawn", "1");
  await quiz.next();
  await quiz.root.getByRole("textbox").fill("不知道");
  await quiz.button("quiz.check").click();
  await quiz.finish();
  // 16 points without the text; 1 of match and 3 of the number are lost.
  await quiz.scored(75);
  await quiz.button("quiz.retry_wrong").click();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 1, count: 2 }));
  await new PartsQuestion(quiz, "f-match", "mouse").give(read("match", RIGHT_PARTS["match"] ?? []));
  await quiz.button("quiz.check").click();
  await quiz.next();
  notEqual(await quiz.question("f-drawn").locator(".prompt").innerText(), before);
  await quiz.answerAndCheck("f-drawn", await rate(quiz, "f-drawn"));
  await quiz.finish();
  await quiz.scored(100);
});

trial("a text is checked while it is typed, but not in the middle of a composition, and is never called right or wrong", { site: "further", context: quiet }, async (trainee) => {
  const quiz = await open(trainee);
  await goTo(quiz, 7);
  const question = quiz.question("f-write");
  const findings = question.locator(".findings");
  await question.getByRole("textbox").pressSequentially("您好，我");
  await findings.getByText(say("quiz.write_missing", { point: "先道歉" })).waitFor();
  const session = await trainee.context.newCDPSession(quiz.page);
  const said = await findings.innerText();
  await session.send("Input.imeSetComposition", { text: "bu zhi dao", selectionStart: 10, selectionEnd: 10 });
  await session.send("Input.imeSetComposition", { text: "不知道", selectionStart: 3, selectionEnd: 3 });
  await quiz.page.waitForTimeout(900);
  equal(await findings.innerText(), said, "a composition is no text yet");
  await session.send("Input.insertText", { text: "不知道" });
  await findings.getByText(say("quiz.write_forbidden", { phrase: "不知道" })).waitFor();
  equal(await question.locator(".draft-behind mark.is-forbidden").innerText(), "不知道");
  equal(await question.locator(".model, .rubric-points").count(), 0, "the model answer waits for the attempt");
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  await goTo(quiz, 7);
  equal(await question.getByRole("textbox").inputValue(), "您好，我不知道");
  await quiz.button("quiz.check").click();
  const verdict = await quiz.verdict("f-write").innerText();
  ok(verdict.includes(say("quiz.write_done")) && !verdict.includes(say("quiz.wrong")) && !verdict.includes(say("quiz.right")), verdict);
  ok((await question.locator(".model").innerText()).includes("我已经为您备注优先"));
  await question.getByRole("checkbox", { name: "先接住了情绪" }).check();
});

trial("a matrix with one column a row takes one, also inside a module", { site: "further", context: quiet }, async (trainee) => {
  const quiz = await new QuizPage(await trainee.open("modules/d1-further.html"), "single-row", say).ready();
  const question = new PartsQuestion(quiz, "row", "keyboard");
  await question.give(["a=X", "b=Y"]);
  await question.give(["a=Y", "b=Y"]);
  deepEqual(await question.given(), ["a=Y", "b=Y"]);
  await quiz.button("quiz.check").click();
  equal(await quiz.verdict("row").locator(".verdict-title").innerText(), say("quiz.right"));
});

trial("an exam with every further kind can be left and continued, tells nothing, and is graded in full", { site: "further", places: ["http", "file"], context: quiet }, async (trainee) => {
  const quiz = await open(trainee, "further-exam");
  await quiz.button("exam.start").click();
  const prompt = (): Promise<string> => quiz.question("e-drawn").locator(".prompt").innerText();
  const before = await prompt();
  for (const [name, right] of Object.entries(RIGHT_PARTS)) await new PartsQuestion(quiz, `e-${name}`, "mouse").give(read(name, right));
  await quiz.question("e-write").getByRole("textbox").fill("您好，抱歉让您久等，两天内一定为您发出，请您放心。");
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  equal(await prompt(), before);
  for (const [name, right] of Object.entries(RIGHT_PARTS)) {
    deepEqual(await new PartsQuestion(quiz, `e-${name}`, "mouse").given(), shown(name, right), name);
  }
  await quiz.answer("e-drawn", await rate(quiz, "e-drawn"));
  equal(await quiz.root.locator(".verdict, .explanation, .choice-verdict, .model, .rubric-points, .is-right, .is-wrong, .is-missed").count(), 0);
  const html = await quiz.page.content();
  ok(!html.includes("我已经为您备注优先") && !html.includes("绝对化用语不能用"), "the model answer or an explanation is in the page");
  await quiz.handIn();
  await quiz.scored(100);
  await quiz.page.reload();
  await quiz.ready();
  await quiz.button("quiz.review").click();
  equal(await prompt(), before);
  ok((await quiz.verdict("e-drawn").innerText()).includes(`= ${await rate(quiz, "e-drawn")}`));
  ok((await quiz.question("e-write").locator(".model").innerText()).includes("我已经为您备注优先"));
  equal(await quiz.question("e-write").locator(".rubric-point").count(), 2);
  equal(await quiz.root.locator("select:enabled, .piece-move, input:enabled:not([readonly]):not(.rubric-point input)").count(), 0);
});

trial("what a page earns is what the vectors of the grading rules say", { site: "graded", context: quiet, limit: 300_000 }, async (trainee) => {
  ok(gradedCases.length >= 60, `only ${gradedCases.length} cases`);
  const quiz = await open(trainee, "graded");
  await quiz.button("exam.start").click();
  for (const { id, kind, response } of gradedCases) {
    const spoken = kind === "order" ? response.map((item) => `第 ${item} 项`) : kind === "match" ? response.map((pair) => `第 ${pair.split("=")[0]} 项=${pair.split("=")[1]}`) : response;
    await new PartsQuestion(quiz, id, "mouse").give(spoken);
  }
  await quiz.handIn();
  await quiz.button("quiz.review").click();
  for (const { id, name, expected } of gradedCases) {
    const { correct, earned, total } = expected;
    const words = correct ? say("quiz.right") : earned > 0 ? say("quiz.partial", { earned, total }) : say("quiz.wrong");
    equal(await quiz.verdict(id).locator(".verdict-title").innerText(), words, name);
  }
});

for (const [index, name] of [...Object.keys(RIGHT_PARTS), "drawn", "write"].entries()) {
  trial(`a ${name} question is accessible and never too wide, fresh, answered and checked`, { site: "further", context: quiet, limit: 120_000 }, async (trainee) => {
    const quiz = await open(trainee);
    await goTo(quiz, index + 1);
    const id = `f-${name}`;
    await quiz.question(id).waitFor();
    await inspect(quiz.page, `${name}, fresh`);
    if (name === "drawn") await quiz.answer(id, "80");
    else if (name === "write") await quiz.question(id).getByRole("textbox").fill("您好，我不知道，这个不可以改，嗯嗯。");
    else await new PartsQuestion(quiz, id, "mouse").give(read(name, WRONG[name] ?? []));
    await quiz.page.waitForTimeout(600);
    await inspect(quiz.page, `${name}, answered`);
    await quiz.button("quiz.check").click();
    await quiz.verdict(id).waitFor();
    await inspect(quiz.page, `${name}, checked`);
  });
}

trial("parts are large enough for a thumb at 360 pixels", { site: "further", context: phone }, async (trainee) => {
  const quiz = await open(trainee);
  for (let number = 1; number <= 5; number++) {
    await goTo(quiz, number);
    for (const target of await quiz.root.locator(".piece-move, select, .matrix label, .is-whole .mark, .quiz-actions button").all()) {
      const box = await target.boundingBox();
      ok(box && box.height >= 44 && box.width >= 40, `${await target.innerText()} is ${box?.width} by ${box?.height} px`);
    }
  }
});

trial("the questions can be read without scripts, also on a phone", { site: "further", context: { ...phone, isMobile: false, javaScriptEnabled: false } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("quizzes/further.html"));
  match(await page.locator("#q-f-order").innerText(), /给出方案/);
  equal(await page.locator("#q-f-matrix th").count(), 6);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  ok(wide <= 0, `${wide} px too wide`);
});
