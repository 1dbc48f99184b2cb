// The shipped course and a fixture course in every other engine that is installed: Firefox, WebKitGTK, WPE. Each scenario
// on a web server and from the disk; prints a line for each, and fails when one does.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startFirefox, startWebKit, type Engine } from "../harness/engine";
import { programOf } from "../harness/program";
import { closePlaces, placeOf } from "../harness/places";

/** Milliseconds for something to be on a page. */
const PATIENCE = 15_000;

/** What a scenario works with. */
interface Sitting {
  readonly at: (site: string, path: string) => Promise<string>;
  /** Whether every local file has stores of its own. */
  readonly isApart: boolean;
  /** Whether the profile outlives the engine: a WebKit that is driven keeps nothing on the disk. */
  readonly isKept: boolean;
  engine: Engine;
  /** Kills the engine and starts it with the same profile. */
  readonly restart: () => Promise<void>;
}

/** Waits until `test` holds in the page for its words; throws with the words if it never does. */
async function shown(engine: Engine, test: (words: string) => boolean, words: string): Promise<void> {
  for (const limit = Date.now() + PATIENCE; !(await engine.run(test, words)); await pause(100)) {
    if (Date.now() > limit) throw new Error(`not shown: ${words}`);
  }
}

const has = (selector: string): boolean => document.querySelector(selector) !== null;
const says = (words: string): boolean => document.body.innerText.includes(words);

/** Presses the first button that is called so; throws when there is none. */
async function press(engine: Engine, words: string): Promise<void> {
  await shown(engine, says, words);
  const isThere = await engine.run((name) => {
    const button = [...document.querySelectorAll("button")].find(({ innerText }) => innerText.trim() === name);
    button?.click();
    return button !== undefined;
  }, words);
  if (!isThere) throw new Error(`no button ${words}`);
}

/** Pages of every kind in the shipped course, and what their scripts make there. */
const PAGES: Readonly<Record<string, string>> = {
  "index.html": ".next-action, [data-slot='progress'] a",
  "modules/d1-service-flow.html": ".quiz-app",
  "quizzes/final.html": ".quiz-app",
  "drills/welcome-one.html": ".drill-start",
  "drills/phrase-race.html": ".drill-start",
  "cards/quick-phrases.html": ".card-filter",
  "trees/after-sale.html": ".is-stepping",
  "calculators/response-time.html": ".calculator-results",
  "results.html": "[data-slot='results'] *",
  "review.html": "[data-slot='review'] *",
  "certificate.html": "[data-slot='certificate'] *",
  "settings.html": ".setting-choice",
};

const SCENARIOS: Readonly<Record<string, (sitting: Sitting) => Promise<void>>> = {
  "every kind of page works": async ({ engine, at }) => {
    for (const [path, made] of Object.entries(PAGES)) {
      await engine.go(await at("shipped", path));
      await shown(engine, has, made);
    }
  },
  "answers outlive a reload, and where a profile is kept a killed browser": async (sitting) => {
    const page = await sitting.at("kinds", "quizzes/exam.html");
    await sitting.engine.go(page);
    await press(sitting.engine, "开始考试");
    await shown(sitting.engine, has, 'input[value="B"]');
    await sitting.engine.click('input[value="B"]');
    await shown(sitting.engine, has, 'input[value="B"]:checked');
    await shown(sitting.engine, has, ".save-state.is-saved");
    await sitting.engine.go(page);
    await shown(sitting.engine, has, 'input[value="B"]:checked');
    if (!sitting.isKept) return;
    await sitting.restart();
    await sitting.engine.go(page);
    await shown(sitting.engine, has, 'input[value="B"]:checked');
  },
  "the map knows of other pages, or says that it cannot": async ({ engine, at, isApart }) => {
    await engine.go(await at("kinds", "modules/t1-first.html"));
    await press(engine, "读完了，打个勾");
    await pause(500);
    await engine.go(await at("kinds", "index.html"));
    await shown(engine, has, isApart ? ".notice-apart" : ".track.is-done, .is-done");
    if (!isApart && (await engine.run(has, ".notice-apart"))) throw new Error("says that pages are apart");
  },
  "the search finds two characters, and sounds": async ({ engine, at }) => {
    await engine.go(await at("shipped", "index.html"));
    await engine.click(".site-search");
    await shown(engine, has, ".search-field");
    await engine.type(".search-field", "退款");
    await shown(engine, has, ".search-hit");
    await engine.type(".search-field", " huanhuo");
    await shown(engine, (word) => document.querySelector(".search-results")?.textContent?.includes(word) ?? false, "换货");
  },
  "a facet of cards is chosen": async ({ engine, at }) => {
    await engine.go(await at("shipped", "cards/quick-phrases.html"));
    await shown(engine, has, ".facet button");
    await engine.click(".facet button");
    await shown(engine, has, '.facet button[aria-pressed="true"]');
    await shown(engine, has, ".card[hidden]");
  },
  "a chat drill offers phrases and takes an answer": async ({ engine, at }) => {
    await engine.go(await at("shipped", "drills/welcome-one.html"));
    await shown(engine, has, ".drill-start .button-primary");
    await engine.click(".drill-start .button-primary");
    await shown(engine, has, ".draft textarea");
    await engine.type(".draft textarea", "/");
    await shown(engine, has, ".phrase");
  },
};

/** The engines that are installed: how they start with a profile, by name. */
function engines(): Map<string, (folder: string) => Promise<Engine>> {
  const found = new Map<string, (folder: string) => Promise<Engine>>();
  const firefox = process.env["COURSEWRIGHT_FIREFOX"] ?? programOf("firefox-esr") ?? programOf("firefox");
  if (firefox) found.set("Firefox", (folder) => startFirefox(firefox, folder));
  const [gtk, wpe, cog] = ["WebKitWebDriver", "WPEWebDriver", "cog"].map(programOf);
  // MiniBrowser needs a screen, such as that of xvfb-run.
  if (gtk && process.env["DISPLAY"]) found.set("WebKitGTK", (folder) => startWebKit(gtk, folder, {}));
  const options = { "wpe:browserOptions": { binary: cog, args: ["--automation", "--platform=headless"] } };
  if (wpe && cog) found.set("WPE", (folder) => startWebKit(wpe, folder, options));
  return found;
}

let failed = 0;
const installed = engines();
if (installed.size === 0) throw new Error("no other engine found: install firefox-esr, webkit2gtk-driver (with xvfb-run), or wpewebkit-driver and cog");
for (const [name, start] of installed) {
  for (const place of ["http", "file"] as const) {
    const folder = mkdtempSync(join(tmpdir(), "coursewright-engine-"));
    const sitting: Sitting = {
      at: async (site, path) => (await placeOf(site, place)).root + path,
      isApart: name === "Firefox" && place === "file",
      isKept: name === "Firefox",
      engine: await start(folder),
      restart: async () => {
        await sitting.engine.kill();
        sitting.engine = await start(folder);
      },
    };
    for (const [words, scenario] of Object.entries(SCENARIOS)) {
      const wrong = await scenario(sitting).then(
        async () => (await sitting.engine.faults()).join("; "),
        (error: unknown) => String(error),
      );
      if (wrong) failed++;
      console.log(`${wrong ? "FAILED" : "good  "} ${name}, ${place}: ${words}${wrong && `: ${wrong}`}`);
    }
    await sitting.engine.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
await closePlaces();
process.exitCode = failed === 0 ? 0 : 1;
