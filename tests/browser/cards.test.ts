// Pages of cards: whole without scripts, filtered with them, copied, linked to, and marked when they have expired.

import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { violations } from "./harness/axe";
import { refuseBoth } from "./harness/faults";
import { trial } from "./harness/trial";

trial("without JavaScript every card of a collection can be read", { site: "shipped", context: { javaScriptEnabled: false } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("cards/quick-phrases.html"));
  equal(await page.locator("[data-card]:visible").count(), 60);
});

trial("a filter leaves what holds the words and the chosen facet", { site: "shipped", places: ["http", "file"] }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("cards/products.html"));
  await page.locator(".card-filter input").fill("噪音");
  equal(await page.locator("[data-card]:visible").count(), 1);
  equal(await page.locator("[data-card]:visible").getAttribute("id"), "washing-machine");
  await page.locator(".card-filter input").fill("");
  await page.getByRole("button", { name: "小满母婴店" }).click();
  equal(await page.locator("[data-card]:visible").count(), 3);
  // From the disk axe-core may not read the style sheets.
  if (trainee.place.name === "http") deepEqual(await violations(page), []);
  // A link to a card that is filtered out shows it.
  await page.goto(`${trainee.at("cards/products.html")}#dress`);
  ok(await page.locator("#dress").isVisible());
});

trial("a phrase is copied as it is, and the button says so", { site: "shipped", context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("cards/quick-phrases.html"));
  const copy = page.locator("#here [data-copy] button");
  await copy.click();
  await page.locator('#here [role="status"]:not(:empty)').waitFor({ state: "attached" });
  equal(await page.evaluate(() => navigator.clipboard.readText()), "您好，我在，请讲。");
});

trial("a card past its last day is marked on the page", { site: "shipped" }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.clock.setFixedTime(new Date("2027-03-01T08:00:00"));
  await page.goto(trainee.at("cards/rules.html"));
  await page.locator("#self-pickup .card-expired").waitFor();
  equal(await page.locator("#invoice .card-expired").count(), 0);
});

trial("a phrase of one's own that cannot be stored is said to be unsaved, and is in the backup", { site: "shipped", before: refuseBoth }, async (trainee) => {
  const page = await trainee.open("cards/quick-phrases.html");
  const own = page.locator(".own-phrases");
  await own.locator("input").fill("周五到货");
  await own.locator("textarea").fill("您好，周五到货，到了马上告诉您。");
  await own.locator('button[type="submit"]').click();
  await own.locator('[role="status"]', { hasText: "没有保存" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".notice-storage").getByRole("button", { name: "下载备份" }).click(),
  ]);
  ok(readFileSync(await download.path(), "utf8").includes("您好，周五到货，到了马上告诉您。"));
});

trial("a phrase of one's own is kept, edited, offered behind / in a drill by its initials, and deleted", { site: "shipped" }, async (trainee) => {
  const page = await trainee.open("cards/quick-phrases.html");
  const own = page.locator(".own-phrases");
  const rows = own.locator("[data-own-phrase]");
  await own.locator("input").fill("/周五到货");
  await own.locator("textarea").fill("您好，周五到货，到了马上告诉您。");
  await own.locator('button[type="submit"]').click();
  await rows.filter({ hasText: "/周五到货" }).waitFor();
  deepEqual(await violations(page), []);
  await page.reload();
  await rows.filter({ hasText: "周五到货，到了马上告诉您" }).waitFor();
  await rows.getByRole("button").nth(1).click();
  await own.locator("textarea").fill("您好，周六到货。");
  await own.locator("form").evaluate((form) => (form as HTMLFormElement).requestSubmit());
  await rows.filter({ hasText: "您好，周六到货。" }).waitFor();
  await page.locator(".card-filter input").fill("换班");
  await rows.first().waitFor({ state: "detached" });

  const bench = await trainee.open("drills/welcome-one.html");
  await bench.locator(".drill-start .button-primary, .button-primary").first().click();
  const field = bench.locator(".draft textarea");
  await field.fill("/zwdh");
  await bench.locator('[role="option"]', { hasText: "您好，周六到货。" }).waitFor();
  await field.press("Enter");
  equal(await field.inputValue(), "您好，周六到货。");
  await field.fill("/发货");
  const offered = bench.locator('[role="option"]');
  await offered.filter({ hasText: "已发货" }).waitFor();
  const words = await offered.allInnerTexts();
  ok(words.length > 1 && words.every((text) => text.includes("发货")), words.join(" / "));
  await field.press("ArrowDown");
  await field.press("Enter");
  const inserted = await field.inputValue();
  ok(inserted.length > 0 && words[1]?.includes(inserted), `${inserted} of ${words.join(" / ")}`);
  await bench.close();

  await page.locator(".card-filter input").fill("");
  await rows.getByRole("button").nth(2).click();
  await rows.first().waitFor({ state: "detached" });
});
