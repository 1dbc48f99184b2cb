// Takes the pictures of README.md: `cargo xtask tour`. Builds nothing; the site lies in target/browser/site.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const site = pathToFileURL(join(root, "target/browser/site/")).href;
const out = join(root, ".readme");
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.COURSEWRIGHT_BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

/** A page of the site in a fresh profile, as wide and high as given. */
async function open(path, width, height, scheme = "light") {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  await page.goto(site + path);
  await page.waitForLoadState("networkidle");
  return page;
}

const map = await open("index.html", 1200, 820);
await map.screenshot({ path: join(out, "map.png") });

const module = await open("modules/d1-service-flow.html", 1200, 820);
await module.locator("figure.chat").first().scrollIntoViewIfNeeded();
await module.evaluate(() => document.querySelector("figure.chat").scrollIntoView({ block: "start" }));
await module.evaluate(() => scrollBy(0, -90));
await module.screenshot({ path: join(out, "module.png") });

for (const [name, width, height] of [
  ["quiz", 1200, 820],
  ["phone", 390, 780],
]) {
  const quiz = await open("quizzes/d1-daily.html", width, height);
  await quiz.locator(".quiz-step input").first().check();
  await quiz.locator(".quiz-actions .button-primary").click();
  await quiz.locator(".feedback-card, .feedback").first().waitFor();
  await quiz.evaluate(() => document.querySelector(".quiz-step .question")?.scrollIntoView({ block: "start" }));
  await quiz.evaluate(() => scrollBy(0, -90));
  await quiz.screenshot({ path: join(out, `${name}.png`) });
}
await browser.close();
