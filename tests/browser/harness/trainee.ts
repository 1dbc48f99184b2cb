// A trainee at a fresh browser profile, and everything the pages complain about while they study.

import type { BrowserContext, Page } from "playwright-core";
import type { Place } from "./places";

/** Milliseconds for anything to happen on a page; a busy machine is slow, a broken page never gets there. */
const PATIENCE = 10_000;

/** One browser context at one place, watched. */
export class Trainee {
  /** Uncaught errors and messages of the level `error` of every page, in order. */
  readonly faults: string[] = [];
  /** Addresses of all requests. */
  readonly requests: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly place: Place,
  ) {
    context.setDefaultTimeout(PATIENCE);
    context.on("weberror", (error) => this.faults.push(`uncaught: ${String(error.error())}`));
    context.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("request", (request) => this.requests.push(request.url()));
  }

  /** The whole address of a path from the site's root. */
  at(path: string): string {
    return this.place.root + path;
  }

  /** Opens a path in a new tab and waits until the scripts of the page have begun. */
  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await this.go(page, path);
    return page;
  }

  /** Opens a path in `page`. */
  async go(page: Page, path: string): Promise<void> {
    await page.goto(this.at(path));
    await settled(page);
  }
}

/** Waits until `page` has read its stores and shows what they say. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await window.coursewright.ready;
  });
}

declare global {
  interface Window {
    /** What the pages' scripts share; the tests wait for it, and put a record where no page of theirs writes one. */
    coursewright: { readonly ready: Promise<void>; readonly journal: { put(stream: string, item: string, value: unknown): void } };
  }
}
