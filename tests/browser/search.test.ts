// The search: opened by keyboard, answered offline, the right section first for nearly every query of the set.

import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { find } from "../../themes/default/app/search/find";
import { library, textOf, withTexts, type Entry } from "../../themes/default/app/search/library";
import { violations } from "./harness/axe";
import { root } from "./harness/folders";
import { searchOf } from "./harness/search";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";

/** The share of the query set whose right section comes first. */
const FIRST = 0.95;

const placeOf = ({ page, anchor }: Entry): string => `${page.url.replace(/\.html$/, "")}#${anchor}`;

const queries = readFileSync(join(root, "tests", "search", "queries.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [query = "", places = ""] = line.split("\t");
    return { query, places: places.split(" ") };
  });

it("the right section comes first for 95 of 100 queries, and far more often than by plain substring", () => {
  const { data, texts } = searchOf("shipped");
  const all = withTexts(library(data), texts);
  const known = new Set(all.entries.map(placeOf));
  deepEqual(queries.flatMap(({ places }) => places.filter((place) => !known.has(place))), [], "places that are gone");
  ok(queries.length >= 200);
  const isRight = (entry: Entry | undefined, places: readonly string[]): boolean => entry !== undefined && places.includes(placeOf(entry));
  const missed = queries.filter(({ query, places }) => !isRight(find(query, all).hits[0]?.entry, places)).map(({ query }) => query);
  const plain = queries.filter(({ query, places }) =>
    isRight(all.entries.find((entry) => [entry.page.title, entry.heading, entry.names, textOf(entry, all)].some((text) => text.includes(query))), places),
  );
  const first = 1 - missed.length / queries.length;
  console.log(`first: ${(first * 100).toFixed(1)} %, by plain substring: ${((plain.length / queries.length) * 100).toFixed(1)} %, missed: ${missed.join(", ")}`);
  ok(first >= FIRST, `only ${first}`);
  ok(plain.length < queries.length / 2);
  const late = find("久等", all).hits.map(({ entry }) => placeOf(entry));
  ok(late.includes("cards/standard-phrases#long-wait"), late.join(", "));
});

it("no key, choice or explanation can be found", () => {
  const { data, texts } = searchOf("shipped");
  const all = withTexts(library(data), texts);
  const quizzes = all.entries.filter(({ page }) => page.kind === "quiz");
  ok(quizzes.length > 20);
  ok(quizzes.some((entry) => textOf(entry, all) !== ""));
  for (const entry of quizzes) {
    const { sections, url } = entry.page;
    equal(sections.length, 1);
    const topics = textOf(entry, all).split("\n");
    ok(topics.every((topic) => topic.length < (url.includes(".en.") ? 160 : 60)), topics.join(" / "));
  }
});

trial(
  "the search loads when it is asked for, is used by keyboard alone, and gives the focus back",
  { site: "shipped", places: ["http", "file"] },
  async (trainee) => {
    const page = await trainee.context.newPage();
    await page.goto(trainee.at("modules/d1-service-flow.html"));
    await page.waitForLoadState("load");
    deepEqual(trainee.requests.filter((url) => /\/search[-.]/.test(url)), []);
    await page.locator(".site-search").focus();
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog.search");
    await dialog.waitFor();
    await page.keyboard.type("自提三日");
    await page.locator('.search-count:has-text("1")').first().waitFor();
    await page.locator('dialog [role="status"]:not(:empty)').waitFor({ state: "attached" });
    equal(await page.locator(".search-heading mark").first().innerText(), "自提");
    // From the disk axe-core may not read the style sheets.
    if (trainee.place.name === "http") deepEqual(await violations(page), []);
    await page.keyboard.press("ArrowDown");
    equal(await page.evaluate(() => document.activeElement?.tagName), "A");
    await page.keyboard.press("ArrowUp");
    equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT");
    await page.keyboard.press("Escape");
    ok(!(await dialog.isVisible()));
    ok(await page.locator(".site-search").evaluate((button) => button === document.activeElement));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zitibaoliu");
    await page.locator(".search-hit").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/cards\/rules\.html#self-pickup$/);
    ok(await page.locator("#self-pickup").isVisible());
  },
);

trial("with the pointer over the button it loads, titles are found before the texts, and at 360 px nothing lies outside the window", { site: "shipped", context: { viewport: { width: 360, height: 640 } } }, async (trainee) => {
  const page = await trainee.context.newPage();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/search-text.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(trainee.at("index.html"));
  await page.locator("html[data-js]").waitFor();
  await page.locator(".site-search").hover();
  await page.waitForFunction(() => window.coursewrightOpenSearch !== undefined);
  equal(await page.locator("dialog.search").count(), 0);
  await page.keyboard.press("/");
  await page.locator("dialog.search").waitFor();
  await page.keyboard.type("退货");
  await page.locator(".search-hit").first().waitFor();
  const first = await page.locator(".search-heading").first().innerText();
  const waiting = textsOf("shipped", "zh-CN")("search.names_only");
  await page.locator(`.search-count:has-text("${waiting}")`).waitFor();
  release();
  await page.locator(`.search-count:not(:has-text("${waiting}"))`).waitFor();
  await page.locator(".search-context mark").first().waitFor();
  equal(await page.locator(".search-heading").first().innerText(), first);
  await page.locator(".search-hit").nth(19).waitFor({ state: "attached" });
  const wide = await page.evaluate(() => [...document.querySelectorAll("dialog.search *")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1).length);
  equal(wide, 0);
  equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});
