// How large the index of a large course is, and how long its first result takes on a slow machine.
//   node run.mjs --search PAGES [file]      1000 if absent; from the disk instead of a server
// The course is made of the sentences of the shipped one in a new order, so that it compresses like real text.

import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { END_OF_SECTION, type SearchData, type SearchPage, type SearchTexts, type SectionRow } from "../../../themes/default/app/search/data";
import { chance } from "../../../themes/default/app/testing/random";
import { startBrowser } from "../harness/browser";
import { siteOf, work } from "../harness/folders";
import { searchOf, type SearchFiles } from "../harness/search";
import { serve } from "../harness/server";

/** Characters of a page, sections of a page, and how much slower than this machine the processor is made. */
const LENGTH = 1600;
const SECTIONS = 4;
const SLOWER = 4;
const QUERIES = ["退", "首次响应", "刷單", "20秒", "七日无理由", "kefu", "sd", "rfm客户", "怎么取消订单", "return"];
/** Words of titles, by characters and by sound; no longer than what one key can type (three characters). */
const FIRST = ["客服", "kf"];
/** Times that the search is opened anew for each query that is typed at once. */
const ROUNDS = 8;

function madeOf({ data, texts }: SearchFiles, count: number): { data: SearchData; texts: SearchTexts } {
  const below = chance(1);
  const headings = data.pages.flatMap(({ sections }) => sections.map(([heading]) => heading)).filter((heading) => heading !== "");
  const sentences = texts.text.split(/(?<=[。！？])|[\n\f]/).filter((sentence) => sentence.length > 8);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? "";
  let text = "";
  const pages = Array.from({ length: count }, (_, number): SearchPage => {
    const sections = Array.from({ length: SECTIONS }, (_, index): SectionRow => {
      let own = "";
      while (own.length < LENGTH / SECTIONS) own += pick(sentences);
      text += own + END_OF_SECTION;
      const heading = index === 0 ? "" : pick(headings);
      return [heading, heading];
    });
    return { title: `第${number}课 ${pick(headings)}`, url: `modules/m${number}.html`, kind: "module", sections };
  });
  return { data: { ...data, pages }, texts: { pages: pages.map(({ url }) => [url, SECTIONS]), text } };
}

/** Two characters that some text has and no name. */
function wordOfTexts({ data, texts }: { data: SearchData; texts: SearchTexts }): string {
  const names = JSON.stringify(data.pages);
  const pairs = texts.text.match(/[一-鿿]{2}/g) ?? [];
  const found = pairs.reverse().find((pair) => !names.includes(pair));
  if (!found) throw new Error("titles have every word");
  return found;
}

/** When results were there, in milliseconds since a key was pressed or a field changed: in the document, and on the screen. */
interface Shown {
  readonly found: number;
  readonly painted: number;
}

declare global {
  interface Window {
    /** Waits for the next results, from the moment `from` or else from the next key in the field on. */
    nextResults: (from?: number) => Promise<Shown>;
    /** The first ones of the page. */
    firstResults: Promise<Shown>;
  }
}

/** Runs in the page, before everything else of it. */
function watchResults(): void {
  window.nextResults = (from) =>
    new Promise((resolve) => {
      let start = from;
      const onKey = (event: KeyboardEvent): void => {
        if ((event.target as Element).matches(".search-field")) start ??= event.timeStamp;
      };
      addEventListener("keydown", onKey, { capture: true });
      const watcher = new MutationObserver(() => {
        const since = start;
        if (since === undefined || !document.querySelector(".search-hit mark")) return;
        watcher.disconnect();
        removeEventListener("keydown", onKey, { capture: true });
        const found = performance.now() - since;
        // A message that is sent while a frame is made is read when the frame is done.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ found, painted: performance.now() - since });
          port2.postMessage(0);
        });
      });
      watcher.observe(document, { childList: true, subtree: true, characterData: true });
    });
  window.firstResults = window.nextResults();
}

async function openedOn(browser: Browser, address: string): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watchResults);
  await page.goto(address);
  await page.locator("html[data-js]").waitFor();
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.keyboard.press("/");
  await page.locator("dialog.search").waitFor();
  return { page, session };
}

const inTenths = (values: readonly number[]): string => values.map((value) => value.toFixed(1).padStart(5)).join(" ");

/** Types as soon as there is a field; the time counts from when the key was pressed, not from when the page heard of it. */
async function firstQuery(browser: Browser, address: string, query: string): Promise<readonly number[]> {
  const { page, session } = await openedOn(browser, address);
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: query, key: query });
  const { found, painted } = await page.evaluate(() => window.firstResults);
  await page.context().close();
  return [found, painted];
}

/** Puts a query into the field, which was typed into before. */
function query(page: Page, typed: string): Promise<Shown> {
  return page.evaluate((value) => {
    const field = document.querySelector<HTMLInputElement>(".search-field");
    if (!field) throw new Error("no search");
    const shown = window.nextResults(performance.now());
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return shown;
  }, typed);
}

const count = Number(process.argv[2] ?? 1000);
const files = searchOf("shipped");
const made = madeOf(files, count);
const scripts = {
  "search-index.js": `window.coursewrightSearch=${JSON.stringify(made.data)};\n${files.script}`,
  "search-text.js": `window.coursewrightSearchTexts=${JSON.stringify(made.texts)};\n`,
};
const site = join(work, "search");
rmSync(site, { recursive: true, force: true });
cpSync(siteOf("shipped"), site, { recursive: true });
for (const [name, script] of Object.entries(scripts)) {
  writeFileSync(join(site, "assets", name), script);
  const size = Buffer.byteLength(script);
  console.log(`${count} pages: ${name} ${size} bytes, ${(size / count).toFixed(0)} a page; gzip ${(gzipSync(script).length / count).toFixed(0)} a page`);
}
const served = await serve({ "/": site });
const address = process.argv[3] === "file" ? pathToFileURL(join(site, "index.html")).href : `http://127.0.0.1:${served.port}/index.html`;
const browser = await startBrowser();
console.log(`milliseconds at a ${SLOWER}th of the speed: in the document; on the screen`);
for (const word of [...FIRST, wordOfTexts(made)]) {
  for (let round = 0; round < ROUNDS; round++) console.log(`at once, ${word}: ${inTenths(await firstQuery(browser, address, word))}`);
}
const { page } = await openedOn(browser, address);
await page.waitForTimeout(2000);
for (let round = 0; round < ROUNDS; round++) {
  for (const typed of QUERIES) {
    const { found, painted } = await query(page, typed);
    console.log(`${typed}: ${inTenths([found, painted])}`);
  }
}
await browser.close();
await served.close();
