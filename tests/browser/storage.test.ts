// Stores that are refused, full, broken or silent: a visible notice where nothing is kept, and a page that works.

import { equal, ok } from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { startWithProfile } from "./harness/browser";
import { RIGHT } from "./fixtures/questions";
import {
  brokenDatabases,
  fullBoth,
  fullMirror,
  laterFull,
  refuseBoth,
  silentDatabases,
  silentDatabasesAlone,
  silentWrites,
  withoutDatabases,
} from "./harness/faults";
import { siteOf } from "./harness/folders";
import { placeOf, type PlaceName } from "./harness/places";
import { serve } from "./harness/server";
import { textsOf } from "./harness/sites";
import { settled, Trainee } from "./harness/trainee";
import { enrol, trial } from "./harness/trial";
import { DrillPage } from "./pages/drill";
import { QuizPage, type Given } from "./pages/quiz";
import { ResultsPage } from "./pages/results";
import { SettingsPage } from "./pages/settings";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

/** Milliseconds from the beginning of the visit to a quiz that takes answers. */
const LOAD_LIMIT = 1_500;

const banner = (page: Page | FrameLocator) => page.getByRole("alert").filter({ hasText: say("storage.notice") });

/** Opens the quiz page and fails when it is not usable within the limit, on the best of three visits: others use the machine too. */
async function openInTime(trainee: Trainee): Promise<QuizPage> {
  await trainee.context.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".quiz-app input")) return;
      observer.disconnect();
      document.documentElement.dataset["usable"] = String(performance.now());
    }).observe(document, { childList: true, subtree: true });
  });
  const page = await trainee.context.newPage();
  const quiz = new QuizPage(page, "alone", say);
  const visits: number[] = [];
  do {
    await trainee.go(page, "quizzes/alone.html");
    await quiz.ready();
    visits.push(Math.round(Number(await page.locator("html[data-usable]").getAttribute("data-usable"))));
  } while (Math.min(...visits) > LOAD_LIMIT && visits.length < 3);
  ok(Math.min(...visits) <= LOAD_LIMIT, `the quiz took answers after ${visits.join(", ")} ms`);
  return quiz;
}

/** With nothing kept anywhere: the notice stands, the quiz works to its result, and a backup can be had. */
async function worksWithNotice(trainee: Trainee): Promise<void> {
  const quiz = await openInTime(trainee);
  // Full stores can be read: that they take nothing is known with the first answer.
  await quiz.answerAndCheck("alone-single", "C");
  await banner(quiz.page).waitFor();
  equal(await quiz.saving.innerText(), say("storage.unsaved"));
  await quiz.next();
  for (const name of Object.keys(RIGHT).slice(1)) {
    await quiz.answerAndCheck(`alone-${name}`, RIGHT[name] as Given);
    if (name !== "blank") await quiz.next();
  }
  await quiz.finish();
  await quiz.scored(80);
  await banner(quiz.page).waitFor();
  equal(await quiz.saving.innerText(), say("storage.unsaved"), "the result says it of itself");
  const [download] = await Promise.all([
    quiz.page.waitForEvent("download"),
    banner(quiz.page).getByRole("button", { name: say("storage.download") }).click(),
  ]);
  ok(download.suggestedFilename().endsWith(".json"));
}

trial("where the browser refuses every store, the page says so and works", { site: "kinds", places: BOTH, before: refuseBoth }, worksWithNotice);
trial("where both stores are full, the page says so and works", { site: "kinds", places: BOTH, before: fullBoth }, worksWithNotice);
trial("where IndexedDB never answers and localStorage is full, the page says so and works", { site: "kinds", places: BOTH, before: silentDatabasesAlone }, worksWithNotice);

trial("the backup taken from the notice holds the answers that could not be stored", { site: "kinds", before: refuseBoth }, async (trainee) => {
  const quiz = await openInTime(trainee);
  await quiz.practise("alone", { single: "C" });
  const [download] = await Promise.all([
    quiz.page.waitForEvent("download"),
    banner(quiz.page).getByRole("button", { name: say("storage.download") }).click(),
  ]);
  const elsewhere = await enrol({ site: "kinds" }, "http");
  try {
    const settings = new SettingsPage(await elsewhere.open("settings.html"), say);
    await settings.chooseFile(await download.path());
    await settings.button("settings.import_apply").click();
    await settings.says(say("settings.stored", { attempts: 1, records: "§" }).split("§")[0] ?? "");
    await elsewhere.go(settings.page, "results.html");
    const [row] = await new ResultsPage(settings.page).cells();
    ok(row?.[2]?.startsWith("80% (8/10)"), row?.[2]);
  } finally {
    await elsewhere.context.close();
  }
});

for (const [what, before] of [
  ["missing", withoutDatabases],
  ["broken", brokenDatabases],
  ["silent", silentDatabases],
  ["silent while writing", silentWrites],
] as const) {
  trial(`where IndexedDB is ${what}, localStorage keeps the answers and the page does not claim more`, { site: "kinds", places: BOTH, before }, async (trainee) => {
    const quiz = await openInTime(trainee);
    await quiz.answerAndCheck("alone-single", "B");
    await quiz.next();
    await quiz.answer("alone-multiple", ["A", "D"]);
    await quiz.root.locator(".save-state.is-fallback").waitFor();
    equal(await quiz.saving.innerText(), say("storage.fallback"));
    await quiz.page.reload();
    await quiz.ready();
    equal((await quiz.given("alone-multiple")).toString(), "A,D");
    equal(await banner(quiz.page).count(), 0);
  });
}

trial("where localStorage is full, IndexedDB keeps the answers and they are shown as saved", { site: "kinds", places: BOTH, before: fullMirror }, async (trainee) => {
  const quiz = await openInTime(trainee);
  await quiz.answer("alone-single", "B");
  await quiz.saved();
  equal(await banner(quiz.page).count(), 0);
  await quiz.page.reload();
  await quiz.ready();
  equal(await quiz.given("alone-single"), "B");
});

trial("another course that fills localStorage costs no answer", { site: "kinds", places: BOTH }, async (trainee) => {
  const blank = await trainee.context.newPage();
  await blank.route("**/*.js", (route) => route.abort());
  await blank.goto(trainee.at("index.html"));
  await blank.evaluate(() => {
    let text = "x".repeat(5_242_880);
    for (let key = 0; text.length > 0; ) {
      try {
        localStorage.setItem(`coursewright/1/another/${key}`, text);
        key++;
      } catch {
        text = text.slice(0, text.length >> 1);
      }
    }
  });
  await blank.close();
  trainee.faults.length = 0;
  const quiz = await openInTime(trainee);
  await quiz.practise("alone", { single: "C" });
  await quiz.page.reload();
  await quiz.ready();
  await quiz.scored(80);
});

trial("stores that fail in the middle bring the notice, and stores that work again take it away with nothing lost", { site: "kinds", places: BOTH, before: laterFull }, async (trainee) => {
  const quiz = await openInTime(trainee);
  await quiz.answerAndCheck("alone-single", "B");
  await quiz.saved();
  await quiz.page.evaluate(() => window.fail?.());
  await quiz.next();
  await quiz.answerAndCheck("alone-multiple", ["A"]);
  await banner(quiz.page).waitFor();
  equal(await quiz.saving.innerText(), say("storage.unsaved"));
  await quiz.page.evaluate(() => window.mend?.());
  await quiz.saved();
  equal(await banner(quiz.page).count(), 0);
  await quiz.page.reload();
  await quiz.ready();
  equal(await quiz.heading.innerText(), say("quiz.number", { number: 3, count: 5 }));
});

trial("the backup taken from the notice on the page of a drill holds what was said in it", { site: "drills", before: refuseBoth }, async (trainee) => {
  const saying = textsOf("drills", "zh-CN");
  const bench = new DrillPage(await trainee.open("drills/whole.html"), saying);
  await bench.begin();
  await bench.hear("肤色 75B 还有吗？");
  await bench.send("您好，请您等我看一下库存。");
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.page.locator(".notice-storage").getByRole("button", { name: saying("storage.download") }).click(),
  ]);
  ok(readFileSync(await download.path(), "utf8").includes("您好，请您等我看一下库存。"));
});

trial("where every store is refused, the notice stands on every kind of page as soon as the stores were given up", { site: "kinds", before: refuseBoth }, async (trainee) => {
  const page = await trainee.open("index.html");
  const shown = async (path: string): Promise<Locator> => {
    await trainee.go(page, path);
    // `go` returns when the stores were read or given up; the notice is there with that.
    return page.locator(".notice-storage");
  };
  // Where answers are given or kept, they can be had as a file; where nothing is, no page promises one.
  for (const path of ["modules/d1-practice.html", "quizzes/exam.html", "review.html", "settings.html"]) {
    const notice = await shown(path);
    equal(await notice.locator("p").innerText(), say("storage.notice"), path);
    equal(await notice.getByRole("button", { name: say("storage.download") }).count(), 1, path);
  }
  for (const path of ["index.html", "results.html", "certificate.html"]) {
    const notice = await shown(path);
    equal(await notice.locator("p").innerText(), say("unstored.notice"), path);
    equal(await notice.getByRole("button").count(), 0, path);
  }
});

trial("a page in a sandboxed frame says that nothing is kept, and works", { site: "kinds", noisy: true }, async (trainee) => {
  const site = await serve({ "/": siteOf("kinds") });
  const around = await serve({ "/": siteOf("kinds") }, () => `<!doctype html><iframe sandbox="allow-scripts" width="900" height="700" src="http://127.0.0.1:${site.port}/quizzes/alone.html"></iframe>`);
  try {
    const page = await trainee.context.newPage();
    await page.goto(`http://127.0.0.1:${around.port}/index.html`);
    const frame = page.frameLocator("iframe");
    await banner(frame).waitFor();
    await frame.locator('input[value="B"]').first().check();
    await frame.getByRole("button", { name: say("quiz.check"), exact: true }).click();
    await frame.locator(".verdict.is-right").waitFor();
    trainee.requests.length = 0;
  } finally {
    await site.close();
    await around.close();
  }
});

for (const place of BOTH) {
  it(`with cookies blocked in the browser's settings, the page says that nothing is kept, and works (${place})`, { timeout: 60_000 }, () => cookiesBlocked(place));
}

async function cookiesBlocked(place: PlaceName): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-profile-"));
  try {
    mkdirSync(join(profile, "Default"));
    writeFileSync(
      join(profile, "Default", "Preferences"),
      JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
    );
    const context = await startWithProfile(profile);
    try {
      const trainee = new Trainee(context, await placeOf("kinds", place));
      const page = await trainee.open("index.html");
      const refused = await page.evaluate(() => {
        try {
          return localStorage.length < 0;
        } catch {
          return true;
        }
      });
      ok(refused, "the browser was to refuse the stores");
      await settled(page);
      await worksWithNotice(trainee);
      equal(trainee.faults.filter((fault) => fault.startsWith("uncaught")).join("\n"), "");
    } finally {
      await context.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
