// How large the index of a large course is, and how long its first result takes on a slow machine.
//   node run.mjs --search PAGES      1000 if absent
// The course is made of the sentences of the shipped one in a new order, so that it compresses like real text.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { SearchData, SearchPage, SectionRow } from "../../../themes/default/app/search/data";
import { chance } from "../../../themes/default/app/testing/random";
import { startBrowser } from "../harness/browser";
import { siteOf } from "../harness/folders";
import { closePlaces, placeOf } from "../harness/places";

/** Characters of a page, sections of a page, and how much slower than this machine the processor is made. */
const LENGTH = 1600;
const SECTIONS = 4;
const SLOWER = 4;
const QUERIES = ["退", "首次响应", "刷單", "20秒", "七日无理由", "kefu", "sd", "rfm客户", "怎么取消订单", "return"];

function madeOf(shipped: SearchData, count: number): SearchData {
  const below = chance(1);
  const rows = shipped.pages.flatMap(({ sections }) => sections);
  const headings = rows.map(([heading]) => heading).filter((heading) => heading !== "");
  const sentences = rows.flatMap(([, , text]) => text.split(/(?<=[。！？])|\n/)).filter((sentence) => sentence.length > 8);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? "";
  const pages = Array.from({ length: count }, (_, number): SearchPage => {
    const sections = Array.from({ length: SECTIONS }, (_, index): SectionRow => {
      let text = "";
      while (text.length < LENGTH / SECTIONS) text += pick(sentences);
      const heading = index === 0 ? "" : pick(headings);
      return [heading, heading, text];
    });
    return { title: `第${number}课 ${pick(headings)}`, url: `modules/m${number}.html`, kind: "module", sections };
  });
  return { ...shipped, pages };
}

const count = Number(process.argv[2] ?? 1000);
const script = readFileSync(join(siteOf("shipped"), "assets", "search-index.js"), "utf8");
const shipped = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1)) as SearchData;
const index = `window.coursewrightSearch=${JSON.stringify(madeOf(shipped, count))};`;
const size = Buffer.byteLength(index);
console.log(`${count} pages: index ${size} bytes, ${(size / count).toFixed(0)} a page; gzip ${(gzipSync(index).length / count).toFixed(0)} a page`);

const browser = await startBrowser();
const page = await (await browser.newContext()).newPage();
await page.route("**/assets/search-index.js", (route) => route.fulfill({ body: index, contentType: "text/javascript" }));
const { root } = await placeOf("shipped", "http");
await page.goto(`${root}index.html`);
await page.locator("html[data-js]").waitFor();
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
const opening = Date.now();
await page.keyboard.press("/");
await page.locator("dialog.search").waitFor();
console.log(`opened after ${Date.now() - opening} ms`);
/** Milliseconds from the input to the results in the page, measured inside the page. */
const time = (query: string): Promise<number> =>
  page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>(".search-field");
    const list = document.querySelector(".search-results");
    if (!field || !list) throw new Error("no search");
    const start = performance.now();
    const shown = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve(performance.now() - start);
      }).observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return shown;
  }, query);
console.log(`first query at once: ${(await time("客服")).toFixed(0)} ms`);
await page.waitForTimeout(5000);
for (const query of QUERIES) console.log(`${query}: ${(await time(query)).toFixed(1)} ms`);
await browser.close();
await closePlaces();
