// Progress on its way to another device as a copied text and as QR codes, read as a camera reads them.

import { deepEqual, equal, ok } from "node:assert/strict";
import jsQR from "jsqr";
import type { Page } from "playwright-core";
import { readCode } from "../../themes/default/app/progress/code";
import { textsOf } from "./harness/sites";
import { stored } from "./harness/stores";
import { enrol, trial } from "./harness/trial";
import { settled, type Trainee } from "./harness/trainee";
import { QuizPage } from "./pages/quiz";
import { ResultsPage } from "./pages/results";
import { SettingsPage } from "./pages/settings";
import { TraineesPage } from "./pages/trainees";

const BOTH = ["http", "file"] as const;
const say = textsOf("kinds", "zh-CN");

/** A finished practice quiz with one mistake. */
async function study(trainee: Trainee): Promise<void> {
  const page = await trainee.open("quizzes/alone.html");
  const quiz = await new QuizPage(page, "alone", say).ready();
  await quiz.practise("alone", { single: "C" });
  await quiz.page.close();
}

/** Opens the settings. */
async function settings(trainee: Trainee): Promise<SettingsPage> {
  const page = new SettingsPage(await trainee.open("settings.html"), say);
  await page.button("settings.export").waitFor();
  return page;
}

/** The text that the settings offer to copy. */
async function textOf(page: SettingsPage): Promise<string> {
  await page.button("settings.move_text").click();
  return page.page.getByLabel(say("settings.move_text_label")).inputValue();
}

/** Pastes a text and has it read. */
async function paste(page: SettingsPage, text: string): Promise<void> {
  await page.page.getByLabel(say("settings.import_paste")).fill(text);
  await page.button("settings.import_read").click();
}

/** What the results page says of a trainee with a single attempt: score and outcome. */
async function result(trainee: Trainee): Promise<string[]> {
  const page = await trainee.open("results.html");
  const [row] = await new ResultsPage(page).cells();
  await page.close();
  return [row?.[0] ?? "", row?.[2] ?? "", row?.[3] ?? ""];
}

/** What a camera reads in the QR codes of the page, each module four dots wide. */
async function scan(page: Page): Promise<string[]> {
  await page.locator(".move-code").first().waitFor();
  const codes = await page.locator(".move-code").evaluateAll((pictures) =>
    pictures.map((picture) => ({
      size: (picture as SVGSVGElement).viewBox.baseVal.width,
      path: picture.querySelector("path")?.getAttribute("d") ?? "",
    })),
  );
  return codes.map(({ size, path }) => {
    const width = size * 4;
    const dots = new Uint8ClampedArray(width * width * 4).fill(255);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
      for (let dot = 0; dot < 16; dot++) {
        const at = ((Number(y) * 4 + (dot >> 2)) * width + Number(x) * 4 + (dot & 3)) * 4;
        dots.fill(0, at, at + 3);
      }
    }
    return jsQR(dots, width, width)?.data ?? "not readable";
  });
}

trial("a copied text brings everything to another device, and a second time nothing", { site: "kinds", places: BOTH }, async (trainee) => {
  await study(trainee);
  const text = await textOf(await settings(trainee));
  const other = await enrol({ site: "kinds" }, trainee.place.name);
  try {
    const there = await settings(other);
    await paste(there, `${text.slice(0, 70)}\n ${text.slice(70)}\n`);
    await there.button("settings.import_apply").click();
    await there.says(say("settings.import_done", { count: "§" }).split("§")[0] ?? "");
    deepEqual(await result(other), await result(trainee));
    await paste(there, text);
    await there.says(say("settings.import_nothing", { date: "§" }).split("§")[1] ?? "");
    equal(await there.button("settings.import_apply").count(), 0);
  } finally {
    await other.context.close();
  }
});

trial("a text that was cut, changed, or is something else is refused in words and changes nothing", { site: "kinds" }, async (trainee) => {
  await study(trainee);
  const page = await settings(trainee);
  const text = await textOf(page);
  const before = await stored(page.page, "fixture-kinds");
  const middle = text.length >> 1;
  for (const [damaged, words] of [
    [text.slice(0, middle), "damaged"],
    [`${text.slice(0, middle)}${text[middle] === "A" ? "B" : "A"}${text.slice(middle + 1)}`, "damaged"],
    ["CW1:", "damaged"],
    ["您好，欢迎光临", "unreadable"],
    ['{"format": "something else"}', "unreadable"],
  ] as const) {
    await paste(page, damaged);
    const refused = page.page.getByText(say(`settings.refused_${words}`));
    const unreadable = page.page.getByText(say("settings.refused_unreadable"));
    await refused.or(unreadable).first().waitFor();
    equal(await page.button("settings.import_apply").count(), 0);
    await page.page.reload();
    await page.button("settings.export").waitFor();
  }
  equal(await stored(page.page, "fixture-kinds"), before);
});

trial("the records of one trainee are refused by the profile of another, and taken by their own", { site: "kinds" }, async (trainee) => {
  const people = await TraineesPage.open(trainee, say);
  await people.enrol({ name: "王芳", number: "1024" });
  await study(trainee);
  const page = await settings(trainee);
  const [text, file] = [await textOf(page), await page.backup()];
  ok(file.name.includes("王芳"), file.name);
  const other = await enrol({ site: "kinds" }, "http");
  try {
    const there = await TraineesPage.open(other, say);
    await there.enrol({ name: "李强", number: "2048" });
    const foreign = await settings(other);
    await paste(foreign, text);
    await foreign.says(say("settings.refused_trainee", { title: "王芳" }));
    await foreign.page.reload();
    await foreign.choose("backup.json", file.text);
    await foreign.says(say("settings.refused_trainee", { title: "王芳" }));
    await other.go(there.page, "settings.html");
    await there.handOver();
    await there.enrol({ name: "芳芳", number: "1024" });
    const own = await settings(other);
    await paste(own, text);
    await own.says(say("settings.import_of", { name: "王芳" }));
    await own.button("settings.import_apply").click();
    await own.says(say("settings.import_done", { count: "§" }).split("§")[0] ?? "");
    deepEqual(await result(other), await result(trainee));
  } finally {
    await other.context.close();
  }
});

trial("a QR code leads another device to the settings, which ask before they take the progress in", { site: "kinds", places: BOTH }, async (trainee) => {
  await study(trainee);
  const page = await settings(trainee);
  await page.page.evaluate(() => window.coursewright.journal.put("phrases", "own", { keyword: "催付", say: "您好，还没付款。" }));
  await page.button("settings.move_codes").click();
  const codes = await scan(page.page);
  ok(codes.length > 0 && codes.every((code) => code.length <= 900), codes.join("\n"));
  const other = await enrol({ site: "kinds" }, trainee.place.name);
  try {
    for (const code of codes) {
      let there: SettingsPage;
      if (trainee.place.name === "file") {
        ok(code.startsWith("CW1:"), "on the disk there is no address to lead to");
        there = await settings(other);
        await paste(there, code);
      } else {
        ok(code.startsWith(`${trainee.place.root}settings.html#move=CW1:`), code);
        const tab = await other.context.newPage();
        await tab.goto(code);
        await settled(tab);
        there = new SettingsPage(tab, say);
      }
      await there.button("settings.import_apply").click();
      await there.says(say("settings.import_done", { count: "§" }).split("§")[0] ?? "");
      equal(new URL(there.page.url()).hash, "", "the progress does not stay in the address");
    }
    const whole = await readCode(await textOf(await settings(other)));
    ok(whole?.includes("您好，还没付款。"), "a phrase of one's own comes along");
    deepEqual(await result(other), await result(trainee));
  } finally {
    await other.context.close();
  }
});
