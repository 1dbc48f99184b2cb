// Texts in several fields: nothing is told before each of them says something, and what is ticked afterwards is kept.

import { equal, ok } from "node:assert/strict";
import { violations } from "./harness/axe";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { QuizPage } from "./pages/quiz";

const say = textsOf("shipped", "zh-CN");

trial("a model answer in two fields opens once both are filled, and the ticks of its rubric outlive a reload", { site: "shipped", context: { reducedMotion: "reduce" } }, async (trainee) => {
  const quiz = await new QuizPage(await trainee.open("quizzes/dual-track.html"), "dual-track", say).ready();
  const go = async (): Promise<void> => {
    await quiz.page.locator(".question-step").nth(1).click();
    await quiz.question("dual-track-size").getByRole("textbox").first().waitFor();
  };
  await go();
  const question = quiz.question("dual-track-size");
  const [spoken, unspoken] = [question.getByRole("textbox", { name: "明面" }), question.getByRole("textbox", { name: "暗里" })];
  await spoken.fill("您好，L 码对应 57.5 至 65 千克，方便说一下体重吗？");
  await quiz.button("quiz.check").click();
  await quiz.page.getByText(say("quiz.fill_first")).waitFor();
  equal(await question.locator(".model, .rubric-points").count(), 0);
  if (trainee.place.name === "http") equal((await violations(quiz.page)).length, 0);
  await unspoken.fill("腰部是松紧带，收到后试着不合适，七日内可以退货。");
  await quiz.button("quiz.check").click();
  await question.locator(".model").getByText("L 码对应").waitFor();
  equal(await question.getByRole("checkbox").count(), 4);
  const point = question.getByRole("checkbox", { name: "没有绕开" });
  await point.check();
  await quiz.saved();
  await quiz.page.reload();
  await quiz.ready();
  await go();
  await question.locator(".model").waitFor();
  ok(await point.isChecked());
  equal(await question.getByRole("checkbox", { checked: true }).count(), 1);
  equal(await unspoken.inputValue(), "腰部是松紧带，收到后试着不合适，七日内可以退货。");
});
