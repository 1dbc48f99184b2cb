// Progress as a file: out, in again, and everything that is no such file.

import { deepEqual, equal, ok } from "node:assert/strict";
import { openSync, ftruncateSync, closeSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { work } from "./harness/folders";
import { textsOf } from "./harness/sites";
import { names, stored, wipe } from "./harness/stores";
import { enrol, trial } from "./harness/trial";
import type { Trainee } from "./harness/trainee";
import { QuizPage } from "./pages/quiz";
import { ResultsPage } from "./pages/results";
import { SettingsPage } from "./pages/settings";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

/** Two finished attempts, and an open one with a typed answer. */
async function study(trainee: Trainee): Promise<void> {
  const page = await trainee.open("quizzes/alone.html");
  const alone = await new QuizPage(page, "alone", say).ready();
  await alone.practise("alone", { single: "C" });
  await trainee.go(page, "modules/d1-practice.html");
  const inside = await new QuizPage(page, "inside", say).ready();
  await inside.answerAndCheck("inside-single", "B");
  await inside.next();
  await inside.answerAndCheck("inside-multiple", ["A", "C"]);
  await inside.finish();
  await trainee.go(page, "quizzes/exam.html");
  const exam = await new QuizPage(page, "exam", say).ready();
  await exam.button("exam.start").click();
  await exam.answer("exam-numeric", "二十四");
  await exam.saved();
  await page.close();
}

/** One answer in an open exam: what most tests need to find again. */
async function begin(trainee: Trainee): Promise<void> {
  const page = await trainee.open("quizzes/exam.html");
  const exam = await new QuizPage(page, "exam", say).ready();
  await exam.button("exam.start").click();
  await exam.answer("exam-numeric", "二十四");
  await exam.saved();
  await page.close();
}

async function openSettings(trainee: Trainee): Promise<SettingsPage> {
  const page = await trainee.open("settings.html");
  const settings = new SettingsPage(page, say);
  await settings.button("settings.export").waitFor();
  return settings;
}

async function readResults(trainee: Trainee): Promise<unknown> {
  const page = await trainee.open("results.html");
  const results = await new ResultsPage(page).ready();
  const all = { cells: await results.cells(), objectives: await results.objectives(), times: await results.times() };
  await page.close();
  return all;
}

trial("a backup, wiped stores and a restore give the same results and the same open attempt", { site: "kinds", places: BOTH }, async (trainee) => {
  await study(trainee);
  const before = await readResults(trainee);
  let settings = await openSettings(trainee);
  const backup = await settings.backup();
  ok(/^fixture-kinds-\d{4}-\d\d-\d\d\.json$/.test(backup.name), backup.name);
  await settings.page.close();
  // A page without its scripts: nothing holds the database, nothing writes.
  const sweeper = await trainee.context.newPage();
  await sweeper.route("**/*.js", (route) => route.abort());
  await sweeper.goto(trainee.at("index.html"));
  await wipe(sweeper);
  deepEqual(await names(sweeper), []);
  await sweeper.close();
  trainee.faults.length = 0;
  settings = await openSettings(trainee);
  await settings.says(say("settings.stored", { attempts: 0, records: 0 }));
  await settings.restore(backup.text);
  await settings.page.close();
  deepEqual(await readResults(trainee), before);
  const page = await trainee.open("quizzes/exam.html");
  equal(await (await new QuizPage(page, "exam", say).ready()).given("exam-numeric"), "二十四");
});

trial("restoring twice changes nothing, and restoring never takes anything away", { site: "kinds", places: BOTH }, async (trainee) => {
  await begin(trainee);
  const settings = await openSettings(trainee);
  const backup = await settings.backup();
  const page = await trainee.open("quizzes/exam.html");
  const exam = await new QuizPage(page, "exam", say).ready();
  await exam.answer("exam-single", "B");
  await exam.answer("exam-numeric", "24.5");
  await exam.saved();
  await settings.choose("backup.json", backup.text);
  await settings.page.getByText(say("settings.import_nothing", { date: "§" }).split("§")[1] ?? "").waitFor();
  equal(await settings.button("settings.import_apply").count(), 0);
  await page.reload();
  equal(await (await exam.ready()).given("exam-numeric"), "24.5", "the newer answer stays");
  equal(await exam.given("exam-single"), "B", "what the backup does not know stays");
});

/** Files that are no backup of this course, and what the page says about each. */
function refusals(backup: string): [string, string | Buffer, string][] {
  const foreign = JSON.parse(backup) as Record<string, unknown>;
  const byte = backup.indexOf("二十四");
  return [
    ["damaged.json", `${backup.slice(0, byte)}二十五${backup.slice(byte + 3)}`, say("settings.refused_damaged")],
    ["cut.json", backup.slice(0, backup.length / 2), say("settings.refused_unreadable")],
    ["empty.json", "", say("settings.refused_unreadable")],
    ["other.json", '{"name": "package", "version": "1.0.0"}', say("settings.refused_unreadable")],
    ["picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), say("settings.refused_unreadable")],
    ["newer.json", JSON.stringify({ ...foreign, version: 2 }), say("settings.refused_version")],
    ["deep.json", "[".repeat(200_000), say("settings.refused_unreadable")],
  ];
}

trial("a damaged, cut, empty, newer or foreign kind of file is refused in words and changes nothing", { site: "kinds", places: BOTH }, async (trainee) => {
  await begin(trainee);
  const settings = await openSettings(trainee);
  const { text } = await settings.backup();
  const before = await stored(settings.page, "fixture-kinds");
  for (const [name, content, words] of refusals(text)) {
    await settings.choose(name, content);
    await settings.says(words);
    equal(await settings.button("settings.import_apply").count(), 0, name);
    await settings.page.reload();
    await settings.button("settings.export").waitFor();
  }
  equal(await stored(settings.page, "fixture-kinds"), before);
});

trial("the backup of another course is refused by that course's name", { site: "twin-a" }, async (trainee) => {
  const twin = textsOf("twin-a", "zh-CN");
  const settings = new SettingsPage(await trainee.open("settings.html"), twin);
  const { text } = await settings.backup();
  const course = JSON.parse(text) as { course: string };
  equal(course.course, "fixture-twin-a");
  const other = await enrol({ site: "twin-b" }, "http");
  try {
    const foreign = new SettingsPage(await other.open("settings.html"), twin);
    await foreign.choose("backup.json", text);
    await foreign.says(twin("settings.refused_course", { title: "双胞胎 fixture-twin-a" }));
  } finally {
    await other.context.close();
  }
});

trial("a huge file is refused at once, without being read", { site: "kinds", places: BOTH }, async (trainee) => {
  const folder = join(work, "files");
  mkdirSync(folder, { recursive: true });
  const huge = join(folder, `huge-${trainee.place.name}.json`);
  const file = openSync(huge, "w");
  // A hole of 4 GB: it takes no room on the disk.
  ftruncateSync(file, 4 * 1024 ** 3);
  closeSync(file);
  try {
    const settings = await openSettings(trainee);
    await settings.chooseFile(huge);
    await settings.says(say("settings.refused_large"));
  } finally {
    rmSync(huge);
  }
});

trial("erasing asks first, can be declined, and then leaves only the settings", { site: "kinds", places: BOTH }, async (trainee) => {
  await begin(trainee);
  const settings = await openSettings(trainee);
  await settings.choice(say("settings.theme_dark")).check();
  await settings.button("settings.reset").click();
  await settings.says(say("settings.reset_title"));
  await settings.button("settings.reset_cancel").click();
  await settings.page.reload();
  await settings.says(say("settings.stored", { attempts: 1, records: "§" }).split("§")[0] ?? "");
  await settings.erase();
  await settings.says(say("settings.stored", { attempts: 0, records: 0 }));
  await settings.page.reload();
  await settings.says(say("settings.stored", { attempts: 0, records: 0 }));
  equal(await settings.page.locator("html").getAttribute("data-theme"), "dark", "the appearance is no learning record");
  await trainee.go(settings.page, "results.html");
  await settings.page.getByText(say("results.empty")).waitFor();
});
