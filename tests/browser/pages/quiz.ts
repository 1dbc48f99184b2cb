// A quiz as a trainee uses it, inside a module page or on a page of its own.

import { equal } from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { RIGHT } from "../fixtures/questions";
import type { Texts } from "../harness/sites";

/** What a trainee answers: a choice, several, true or false, typed text, the text of every gap. */
export type Given = string | boolean | readonly string[];

/** One quiz on a page. */
export class QuizPage {
  readonly root: Locator;

  constructor(
    readonly page: Page,
    readonly quiz: string,
    readonly say: Texts,
  ) {
    this.root = page.locator(`[data-quiz="${quiz}"]`);
  }

  /** Waits until the scripts have made the quiz interactive. */
  async ready(): Promise<this> {
    await this.root.locator(".quiz-app").waitFor();
    return this;
  }

  /** The button with that interface text. */
  button(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.root.getByRole("button", { name: this.say(key, values), exact: true });
  }

  /** A question that is on the page. */
  question(id: string): Locator {
    return this.root.locator(".question").filter({ has: this.page.locator(`[id="q-${id}-number"]`) });
  }

  /** The heading "question 2 of 5" that is on, in practice. */
  get heading(): Locator {
    return this.root.locator(".question-number");
  }

  /** The line about saving. */
  get saving(): Locator {
    return this.root.locator(".save-state");
  }

  /** Waits until the page shows that everything is saved. */
  async saved(): Promise<void> {
    await this.root.locator(".save-state.is-saved").waitFor();
  }

  /** Answers a question that is on the page. What it takes depends on the fields it finds. */
  async answer(id: string, given: Given): Promise<void> {
    const question = this.question(id);
    await question.waitFor();
    const kind = await question.getAttribute("data-kind");
    if (kind === "blank") {
      const texts = given as readonly string[];
      for (const [gap, text] of texts.entries()) await question.locator(".gap-field input").nth(gap).fill(text);
    } else if (kind === "numeric") {
      await question.getByRole("textbox").fill(String(given));
    } else if (kind === "multiple") {
      const wanted = given as readonly string[];
      for (const box of await question.getByRole("checkbox").all()) {
        await box.setChecked(wanted.includes(await box.inputValue()));
      }
    } else {
      await question.locator(`input[value="${String(given)}"]`).check();
    }
  }

  /** What the fields of a question say now; nothing chosen is "", no boxes ticked is an empty list. */
  async given(id: string): Promise<string | string[]> {
    const question = this.question(id);
    await question.waitFor();
    return question.evaluate((element) => {
      const texts = [...element.querySelectorAll<HTMLInputElement>('input[type="text"]')].map((input) => input.value);
      if (element.getAttribute("data-kind") === "blank") return texts;
      if (element.getAttribute("data-kind") === "numeric") return texts[0] ?? "";
      const chosen = [...element.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);
      return element.getAttribute("data-kind") === "multiple" ? chosen : (chosen[0] ?? "");
    });
  }

  /** Answers the question, has it checked and waits for the verdict. */
  async answerAndCheck(id: string, given: Given): Promise<void> {
    await this.answer(id, given);
    await this.button("quiz.check").click();
    await this.verdict(id).waitFor();
  }

  /** The verdict on a question. */
  verdict(id: string): Locator {
    return this.question(id).locator(".verdict");
  }

  /** Goes on to the next question. */
  async next(): Promise<void> {
    await this.button("quiz.next").click();
  }

  /** Answers a paper of `everyKind(prefix)` in practice, all right but the questions in `wrong`, to the result. */
  async practise(prefix: string, wrong: Readonly<Record<string, Given>> = {}): Promise<void> {
    const names = Object.keys(RIGHT);
    for (const [index, name] of names.entries()) {
      await this.answerAndCheck(`${prefix}-${name}`, wrong[name] ?? (RIGHT[name] as Given));
      if (index < names.length - 1) await this.next();
    }
    await this.finish();
  }

  /** After the last question: shows the result. */
  async finish(): Promise<void> {
    await this.button("quiz.finish").click();
    await this.result.waitFor();
  }

  /** Hands an exam in, through the question back. */
  async handIn(): Promise<void> {
    await this.button("exam.hand_in").click();
    await this.button("exam.hand_in_now").click();
    await this.result.waitFor();
  }

  /** The card with the result. */
  get result(): Locator {
    return this.root.locator(".quiz-result");
  }

  /** Fails unless the result says this percentage. */
  async scored(percent: number): Promise<void> {
    equal(await this.result.locator(".result-percent").innerText(), this.say("quiz.result_percent", { percent }));
  }
}
