// Speed drills: item by item against the clock, by keys and by phrases.

import { deepEqual, equal, ok } from "node:assert/strict";
import { violations } from "./harness/axe";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { DrillPage } from "./pages/drill";

const say = textsOf("drills", "zh-CN");

/** The right key of each prompt. */
const KEYS: readonly (readonly [string, string])[] = [
  ["怎么选尺码", "1"],
  ["三天了还没到", "2"],
  ["收到是坏的", "3"],
];

async function keyOf(race: DrillPage): Promise<string> {
  const prompt = await race.page.locator(".speed-prompt").innerText();
  return KEYS.find(([words]) => prompt.includes(words))?.[1] ?? "";
}

const number = (race: DrillPage, at: number): Promise<void> =>
  race.page.getByText(say("drill.item", { number: at, count: 3 })).waitFor();

trial("right in time, right too late and wrong are told apart, and a run can be done again", { site: "drills" }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.clock.install({ time: new Date("2026-11-22T08:00:00") });
  await trainee.go(page, "drills/race.html");
  await page.clock.pauseAt(new Date("2026-11-22T08:10:00"));
  const race = new DrillPage(page, say);
  await race.begin();
  await number(race, 1);
  await page.clock.runFor(4_000);
  await page.keyboard.press(await keyOf(race));
  await number(race, 2);
  for (let seconds = 0; seconds < 12; seconds++) await page.clock.runFor(1_000);
  await page.getByText(say("drill.over_time")).waitFor();
  await page.keyboard.press(await keyOf(race));
  await number(race, 3);
  await page.keyboard.press((await keyOf(race)) === "1" ? "2" : "1");
  await race.scored(33);
  const states = await page.locator(".speed-line .speed-state").allInnerTexts();
  deepEqual(states, [say("drill.item_right"), say("drill.item_late"), say("drill.item_wrong")]);
  await race.button("drill.again").first().click();
  await race.begin();
  await page.clock.runFor(1_000);
  for (let at = 1; at <= 3; at++) {
    await number(race, at);
    await page.keyboard.press(await keyOf(race));
  }
  await race.scored(100);
  equal(await page.locator(".drill-history tbody tr").count(), 2);
});

trial("a phrase is found by its initials, several labels are needed together", { site: "drills", places: ["http", "file"] }, async (trainee) => {
  const race = await new DrillPage(await trainee.open("drills/profile.html"), say).begin();
  await race.page.locator("#speed-phrase-field").fill("/hy");
  await race.page.keyboard.press("Enter");
  await race.page.getByText(say("drill.chosen", { title: "/欢迎" })).waitFor();
  await race.page.getByRole("button", { name: "老客" }).click();
  await race.page.getByRole("button", { name: "送礼" }).click();
  await race.button("drill.answer").click();
  await race.scored(100);
  ok((await race.result.innerText()).includes(say("drill.ran_normal")));
});

trial("a race that was left comes back paused, with its item hidden", { site: "drills" }, async (trainee) => {
  const race = await new DrillPage(await trainee.open("drills/race.html"), say).begin();
  await race.page.keyboard.press(await keyOf(race));
  await number(race, 2);
  await race.saved();
  await race.page.reload();
  await race.page.getByText(say("drill.paused_item")).waitFor();
  await number(race, 2);
  equal(await race.page.locator(".speed-prompt").count(), 0);
  await race.button("drill.go_on").click();
  for (let at = 2; at <= 3; at++) {
    await number(race, at);
    await race.page.keyboard.press(await keyOf(race));
  }
  await race.scored(100);
  ok((await race.result.innerText()).includes(say("drill.ran", { modes: say("drill.ran_paused") })));
});

trial("start, items and result have no faults for assistive technology", { site: "drills" }, async (trainee) => {
  const race = new DrillPage(await trainee.open("drills/profile.html"), say);
  deepEqual(await violations(race.page), []);
  await race.begin();
  await race.page.locator("#speed-phrase-field").fill("/");
  await race.page.locator("#speed-phrase-field").fill("/您好");
  await race.page.locator(".phrase").first().waitFor();
  deepEqual(await violations(race.page), []);
  await race.button("drill.end").click();
  await race.scored(0);
  deepEqual(await violations(race.page), []);
});
