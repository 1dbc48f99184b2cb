// The settings page as a trainee uses it.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import type { Texts } from "../harness/sites";

/** The page with appearance, language and learning records. */
export class SettingsPage {
  constructor(
    readonly page: Page,
    readonly say: Texts,
  ) {}

  /** The button with that interface text. */
  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.say(key), exact: true });
  }

  /** The radio button with that interface text. */
  choice(name: string): Locator {
    return this.page.getByRole("radio", { name, exact: true });
  }

  /** Downloads a backup. Returns its text and the name the browser proposes. */
  async backup(): Promise<{ readonly text: string; readonly name: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.button("settings.export").click()]);
    return { text: await readFile(await download.path(), "utf8"), name: download.suggestedFilename() };
  }

  /** Gives the page a backup file. */
  async choose(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    await this.page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/json", buffer });
  }

  /** Gives the page the file at a path. */
  async chooseFile(path: string): Promise<void> {
    await this.page.locator('input[type="file"]').setInputFiles(path);
  }

  /** Waits until the page says this. */
  async says(words: string): Promise<void> {
    await this.page.getByText(words).waitFor();
  }

  /** Restores a backup and waits until it is stored. */
  async restore(content: string): Promise<void> {
    await this.choose("backup.json", content);
    await this.button("settings.import_apply").click();
    await this.page.getByText(this.say("settings.import_done", { count: "§" }).split("§")[0] ?? "").waitFor();
  }

  /** Erases the learning records, through the question back. */
  async erase(): Promise<void> {
    await this.button("settings.reset").click();
    await this.button("settings.reset_now").click();
    await this.says(this.say("settings.reset_done"));
  }
}
