// A test in the browser: a sentence, a site, the places where it must hold. Each gets a fresh profile, and fails when a
// page throws, logs an error or asks another host for something.

import { deepEqual } from "node:assert/strict";
import { after, it } from "node:test";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { startBrowser } from "./browser";
import { closePlaces, placeOf, type PlaceName } from "./places";
import { Trainee } from "./trainee";

/** Milliseconds for one test. */
const LIMIT = 60_000;

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
  await closePlaces();
});

/** The browser of this test file. */
export function theBrowser(): Promise<Browser> {
  browser ??= startBrowser();
  return browser;
}

/** Where and how a test runs. */
export interface Setting {
  /** Name of the site: a fixture course, or "shipped". */
  readonly site: string;
  /** Where it is opened; on a web server if absent. */
  readonly places?: readonly PlaceName[];
  readonly context?: BrowserContextOptions;
  /** A script that runs before those of the page, such as one that breaks the stores. */
  readonly before?: () => void;
  /** Whether messages of the level `error` are part of the test; uncaught errors never are. */
  readonly noisy?: boolean;
  /** Milliseconds for the whole test; a minute if absent. */
  readonly limit?: number;
}

/** Opens a fresh profile at one place of `setting`. The caller closes the context. */
export async function enrol(setting: Setting, place: PlaceName): Promise<Trainee> {
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 800 }, ...setting.context });
  if (setting.before) await context.addInitScript(setting.before);
  return new Trainee(context, await placeOf(setting.site, place));
}

/** Requests that leave the place where the site is. */
export function strangers(trainee: Trainee): string[] {
  const { root } = trainee.place;
  const own = root.startsWith("file:") ? root : `${new URL(root).origin}/`;
  return trainee.requests.filter((url) => !url.startsWith(own) && !/^(blob|data|about):/.test(url));
}

/** Declares a test for each place. */
export function trial(sentence: string, setting: Setting, body: (trainee: Trainee) => Promise<void>): void {
  for (const place of setting.places ?? ["http"]) {
    it(setting.places ? `${sentence} (${place})` : sentence, { timeout: setting.limit ?? LIMIT }, async () => {
      const trainee = await enrol(setting, place);
      try {
        await body(trainee);
        deepEqual(
          trainee.faults.filter((fault) => !setting.noisy || fault.startsWith("uncaught")),
          [],
          "a page complained",
        );
        deepEqual(strangers(trainee), [], "a page asked for something outside the site");
      } finally {
        await trainee.context.close();
      }
    });
  }
}
