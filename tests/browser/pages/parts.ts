// Questions with parts - order, match, matrix, mark - as a trainee answers them by mouse, by touch or by keyboard alone.

import type { Locator } from "playwright-core";
import type { QuizPage } from "./quiz";

/** How a trainee works a page. */
export type Hand = "mouse" | "touch" | "keyboard";

const MOST_TABS = 150;

/** Presses Tab until `wanted` is focused. */
async function tabTo(wanted: Locator): Promise<void> {
  const page = wanted.page();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${wanted.toString()}`);
}

/** Presses a button or a box. */
async function press(target: Locator, hand: Hand, key = "Space"): Promise<void> {
  if (hand === "keyboard") {
    await tabTo(target);
    await target.page().keyboard.press(key);
  } else if (hand === "touch") await target.tap();
  else await target.click();
}

/** One question with parts on a page. */
export class PartsQuestion {
  readonly root: Locator;

  constructor(
    quiz: QuizPage,
    id: string,
    private readonly hand: Hand,
  ) {
    this.root = quiz.question(id);
  }

  /** Answers the question; whatever stands there before is changed. */
  async give(response: readonly string[]): Promise<void> {
    await this.root.waitFor();
    const kind = await this.root.getAttribute("data-kind");
    if (kind === "order") await this.arrange(response);
    else if (kind === "match") await this.choose(response);
    else await this.tick(response);
  }

  /** What the fields say now: items in their order, targets of the items, or sorted pairs or places. */
  async given(): Promise<string[]> {
    await this.root.waitFor();
    const selects = await this.root.locator("select").evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    if (selects.length > 0) return selects;
    if ((await this.root.getAttribute("data-kind")) === "order") return this.order();
    const ticked = await this.root.locator("input:checked").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    return ticked.sort();
  }

  /** The items in the order in which they stand, by their texts. */
  async order(): Promise<string[]> {
    const texts = await this.root.locator(".piece .piece-text").allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** Puts items, named by their texts, into an order, each by its own button. */
  private async arrange(texts: readonly string[]): Promise<void> {
    const keep = this.root.locator(".piece-keep button");
    if ((await this.order()).join() === texts.join() && (await keep.count()) > 0) return press(keep, this.hand, "Enter");
    for (const [place, text] of texts.entries()) {
      for (let at = (await this.order()).indexOf(text); at > place; at--) {
        const row = this.root.locator(".piece").nth(at);
        await press(row.locator('.piece-move[value="-1"]'), this.hand, "Enter");
        // The button moves with its item, and focus stays on it, or on its other one at the top.
        await this.root.locator(".piece").nth(at - 1).getByText(text, { exact: true }).waitFor();
      }
    }
  }

  private async choose(pairs: readonly string[]): Promise<void> {
    const selects = await this.root.locator("select").all();
    const items = await this.root.locator(".piece-pair .piece-text").allInnerTexts();
    for (const [at, select] of selects.entries()) {
      const target = pairs.find((pair) => items[at]?.trim() === pair.split("=")[0])?.split("=")[1] ?? "";
      if (this.hand !== "keyboard") {
        // The list itself is the browser's, outside the page.
        await select.selectOption(target);
        continue;
      }
      await tabTo(select);
      await select.page().keyboard.press("Home");
      while ((await select.inputValue()) !== target) await select.page().keyboard.press("ArrowDown");
    }
  }

  private async tick(values: readonly string[]): Promise<void> {
    for (const box of await this.root.locator('input[type="checkbox"], input[type="radio"]').all()) {
      const [value, isOn] = [await box.inputValue(), await box.isChecked()];
      if (values.includes(value) === isOn) continue;
      const isRadio = (await box.getAttribute("type")) === "radio";
      if (isRadio && isOn) continue;
      const label = this.root.locator("label").filter({ has: box.page().locator(`input[value="${value}"]`) });
      if (this.hand !== "keyboard") await press(label, this.hand);
      else if (!isRadio) await press(box, this.hand);
      else await this.moveTo(box);
    }
  }

  /** Of radio buttons Tab finds one only; arrows go on from there. */
  private async moveTo(radio: Locator): Promise<void> {
    const name = (await radio.getAttribute("name")) ?? "";
    const page = radio.page();
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (await page.evaluate((group) => (document.activeElement as HTMLInputElement | null)?.name === group, name)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses++) await page.keyboard.press("ArrowRight");
  }
}
