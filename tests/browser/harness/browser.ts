// Finds and starts the browser.

import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";
import { INTRANET } from "./places";
import { programOf } from "./program";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser's program: what COURSEWRIGHT_BROWSER says, else the first Chromium on the PATH. */
export function browserProgram(): string {
  const told = process.env["COURSEWRIGHT_BROWSER"];
  if (told) return told;
  for (const name of NAMES) {
    const path = programOf(name);
    if (path) return path;
  }
  throw new Error(`no browser found: install one of ${NAMES.join(", ")}, or name its program in COURSEWRIGHT_BROWSER`);
}

/** What every browser of these tests is started with. Chromium refuses its sandbox to root, as in a container. */
export const ARGUMENTS: readonly string[] = [
  `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`,
  "--font-render-hinting=none",
  "--disable-gpu",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Starts a browser without a profile. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserProgram(), args: [...ARGUMENTS] });
}

/** Starts a browser with the profile in `folder`. */
export function startWithProfile(folder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath: browserProgram(), args: [...ARGUMENTS], ...options });
}
