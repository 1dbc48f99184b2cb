// Terms in the text: a link to the card by themselves, an explanation at the mouse, the keyboard's focus and the first tap.

import { equal, ok } from "node:assert/strict";
import { trial } from "./harness/trial";

const LESSON = "modules/d1-service-flow.html";
const TERM = 'a.term[href$="#first-response-time"]';

trial("without JavaScript a term leads to its card, and each is marked once", { site: "shipped", context: { javaScriptEnabled: false } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at(LESSON));
  equal(await page.locator(TERM).count(), 1);
  equal(await page.locator(":is(h1, h2, h3, th, a a, code, .chat, .quiz) .term").count(), 0);
  await page.locator(TERM).click();
  await page.locator("#first-response-time:target").waitFor();
});

trial("a term explains itself to mouse and keyboard, and Escape closes it", { site: "shipped", places: ["http", "file"] }, async (trainee) => {
  const page = await trainee.context.newPage();
  await trainee.go(page, LESSON);
  equal(await page.locator("script[src*='/glossary.']").count(), 0);
  const box = page.locator(".term-box");
  await page.locator(TERM).hover();
  await box.getByText("第一条人工回复的平均用时").waitFor();
  ok((await box.boundingBox())?.width);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "hidden" });
  await page.locator(TERM).focus();
  await box.waitFor();
  const described = await page.locator(TERM).getAttribute("aria-describedby");
  ok((await page.locator(`#${described ?? ""}`).textContent())?.includes("first response time"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/cards\/terms\.html#first-response-time$/);
});

trial("the first tap on a term explains it, the second one leads to its card", { site: "shipped", context: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await trainee.go(page, LESSON);
  // Whoever scrolls has touched the page before.
  await page.locator("h1").tap();
  await page.locator(".term-box").waitFor({ state: "attached" });
  await page.locator(TERM).tap();
  const box = page.locator(".term-box");
  await box.waitFor();
  const place = await box.boundingBox();
  ok(place && place.x >= 0 && place.x + place.width <= 360);
  await page.locator(TERM).tap();
  await page.waitForURL(/cards\/terms\.html#first-response-time$/);
});

trial("a first tap that is faster than the explanations waits for them", { site: "shipped", context: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await trainee.go(page, LESSON);
  let tapped = (): void => {};
  const untilTapped = new Promise<void>((resolve) => (tapped = resolve));
  await page.route(/\/assets\/(terms|glossary)[^/]*\.js$/, async (route) => {
    await untilTapped;
    await route.continue();
  });
  await page.locator(TERM).tap();
  tapped();
  await page.locator(".term-box").getByText("第一条人工回复的平均用时").waitFor();
  ok(page.url().endsWith(LESSON));
});
