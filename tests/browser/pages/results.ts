// The results page as a trainee reads it.

import type { Locator, Page } from "playwright-core";

/** The page with every attempt, the objectives and the time. */
export class ResultsPage {
  constructor(readonly page: Page) {}

  /** Waits until the attempts are listed. */
  async ready(): Promise<this> {
    await this.page.locator("table.attempts").waitFor();
    return this;
  }

  /** The rows of the attempts, the newest first. */
  get attempts(): Locator {
    return this.page.locator("table.attempts tbody tr");
  }

  /** The texts of the attempts' cells, the newest first: quiz, date, score, outcome, time. */
  async cells(): Promise<string[][]> {
    await this.ready();
    const rows: string[][] = [];
    for (const row of await this.attempts.all()) rows.push((await row.locator("th, td").allInnerTexts()).map(tidy));
    return rows;
  }

  /** The lines of the objectives: text, points. */
  async objectives(): Promise<string[]> {
    await this.ready();
    return (await this.page.locator(".results-objectives li").allInnerTexts()).map(tidy);
  }

  /** The lines of the time spent in modules. */
  async times(): Promise<string[]> {
    return (await this.page.locator("table.times tbody tr").allInnerTexts()).map(tidy);
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();
