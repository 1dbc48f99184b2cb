// A drill on its page, as a trainee sees it.

import type { Locator, Page } from "playwright-core";
import type { Texts } from "../harness/sites";

/** One drill that is open in `page`. */
export class DrillPage {
  constructor(
    readonly page: Page,
    readonly say: Texts,
  ) {}

  /** The field in which an answer is written. */
  get field(): Locator {
    return this.page.locator(".draft textarea");
  }

  /** The messages of the conversation that is shown. */
  get messages(): Locator {
    return this.page.locator(".talk .message .bubble");
  }

  /** The lines of the list of customers. */
  get queue(): Locator {
    return this.page.locator(".queue-line");
  }

  /** The heading block of a result. */
  get result(): Locator {
    return this.page.locator(".debrief-result");
  }

  /** A button by the key of its label. */
  button(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.getByRole("button", { name: this.say(key, values), exact: true });
  }

  /** Begins a run and waits for the workbench. */
  async begin(): Promise<this> {
    await this.button("drill.start").click();
    await this.page.locator(".workbench, .race").waitFor();
    return this;
  }

  /** Sends an answer. */
  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
  }

  /** Waits until a message with this text is shown. */
  async hear(text: string): Promise<void> {
    await this.messages.filter({ hasText: text }).last().waitFor();
  }

  /** Waits until everything is stored. */
  async saved(): Promise<void> {
    await this.page.locator(".save-state.is-saved").waitFor({ state: "attached" });
  }

  /** Ends the run and confirms it. */
  async end(): Promise<void> {
    await this.button("drill.end").click();
    await this.button("drill.end_yes").click();
    await this.result.waitFor();
  }

  /** Waits for a result of so many percent. */
  async scored(percent: number): Promise<void> {
    await this.result.locator(".result-percent", { hasText: new RegExp(`^${percent}%$`) }).waitFor();
  }

  /** Presses Tab until `target` has the focus; with `back` in the other direction. */
  async tabTo(target: Locator, back = false): Promise<void> {
    for (let step = 0; step < 80; step++) {
      if (await target.evaluate((node) => node === document.activeElement)) return;
      await this.page.keyboard.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Tab does not get to ${String(target)}`);
  }
}
