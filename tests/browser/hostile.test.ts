// A hostile author, a hostile trainee and a hostile store: no vector runs, with the content security policy and without
// it. Each layer alone must hold.

import { deepEqual, equal, ok } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { it } from "node:test";
import type { Page } from "playwright-core";
import { addresses, vectors } from "./fixtures/vectors";
import { writeCourse } from "./harness/course";
import { command, siteOf, sourcesOf } from "./harness/folders";
import { serve } from "./harness/server";
import { buildSite, textsOf } from "./harness/sites";
import { settled, Trainee } from "./harness/trainee";
import { placeOf } from "./harness/places";
import { theBrowser } from "./harness/trial";
import { SettingsPage } from "./pages/settings";

const say = textsOf("hostile", "zh-CN");

/** Says so in the console when a vector runs; frames and windows it opens have the same. */
function plantCanary(): void {
  (window as { canary?: (number: number) => void }).canary = (number) => console.log(`CANARY ${number}`);
}

/** What of a page is or could become script; nothing on a sound page. */
function remains(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((node) => {
      const name = node.tagName.toLowerCase();
      const own = name === "script" && (node.id === "page-data" || /^(\.\.\/)?assets\/[\w.-]+\.js$/.test(node.getAttribute("src") ?? ""));
      const found = [...node.attributes]
        .filter((one) => /^on/i.test(one.name) || (one.name === "style" && name !== "html") || /^[\s\u0000-\u001f]*(javascript|vbscript|data|blob|file):/i.test(one.value))
        .map((one) => `<${name} ${one.name}="${one.value}">`);
      if (/^(iframe|object|embed|base|style|form|template|meta|link|svg|math|marquee|video|audio)$/.test(name)) {
        const allowed =
          (name === "meta" && node.parentElement?.tagName === "HEAD") ||
          (name === "link" && node.parentElement?.tagName === "HEAD") ||
          (name === "template" && (node.hasAttribute("data-language") || node.hasAttribute("data-search"))) ||
          (name === "form" && node.closest(".quiz-app") !== null && !node.hasAttribute("action"));
        if (!allowed) found.push(`<${name}>`);
      }
      if (name === "script" && !own) found.push("<script>");
      return found;
    }),
  );
}

/** Takes the quiz of the page to its result, with `typed` in every field. */
function takeQuiz(page: Page, typed: string): Promise<void> {
  return page.evaluate(async (text) => {
    const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
    for (let steps = 0; steps < 40 && !document.querySelector(".quiz-result"); steps++) {
      document.querySelector<HTMLInputElement>('.quiz-app input[type="radio"]:enabled')?.click();
      for (const field of document.querySelectorAll<HTMLInputElement>('.quiz-app input[type="text"]:not([readonly])')) {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await turn();
      document.querySelector<HTMLButtonElement>(".quiz-app .quiz-actions .button-primary")?.click();
      await turn();
    }
    if (!document.querySelector(".quiz-result")) throw new Error("the quiz came to no result");
  }, typed);
}

/** Runs `body` on the hostile site, with its policy or without, and fails when a canary sang. */
async function attack(site: string, policy: boolean, body: (trainee: Trainee, page: Page) => Promise<void>): Promise<void> {
  const served = await serve({ "/": siteOf(site) }, (html) =>
    policy ? html : html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, ""),
  );
  const context = await (await theBrowser()).newContext();
  try {
    await context.addInitScript(plantCanary);
    const sung: string[] = [];
    context.on("console", (message) => message.text().startsWith("CANARY") && sung.push(`${message.text()} on ${message.page()?.url() ?? ""}`));
    context.on("dialog", (dialog) => void dialog.dismiss());
    const trainee = new Trainee(context, { name: "http", root: `http://127.0.0.1:${served.port}/` });
    const page = await context.newPage();
    await body(trainee, page);
    deepEqual(sung, []);
    deepEqual(trainee.faults.filter((fault) => fault.startsWith("uncaught")), []);
  } finally {
    await context.close();
    await served.close();
  }
}

for (const policy of [true, false]) {
  const how = policy ? "with the policy" : "without the policy";

  // The policy stops what the pages let through, and they let nothing through: with it, a part of the vectors is enough.
  const tried = [...vectors.entries()].filter(([number]) => !policy || number % 6 === 0);

  it(`${tried.length} vectors in every place that takes a text never run, ${how}`, { timeout: 240_000 }, () =>
    attack("hostile", policy, async (trainee, page) => {
      for (const [number, vector] of tried) {
        await trainee.go(page, `modules/hostile-${number}.html`);
        await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
        deepEqual(await remains(page), [], `module of vector ${number}: ${vector}`);
        await takeQuiz(page, vector);
        deepEqual(await remains(page), [], `quiz of vector ${number}: ${vector}`);
      }
      for (const path of ["index.html", "results.html", "settings.html"]) {
        await trainee.go(page, path);
        deepEqual(await remains(page), [], path);
      }
    }),
  );

  it(`a hostile store, a hostile address and a hostile backup never run anything, ${how}`, { timeout: 60_000 }, () =>
    attack("kinds", policy, async (trainee, page) => {
      await trainee.go(page, "index.html");
      await fillStores(page, vectors);
      for (const path of ["results.html", "index.html", "modules/d1-practice.html", "quizzes/alone.html", "quizzes/exam.html", "settings.html"]) {
        await trainee.go(page, `${path}?${encodeURIComponent(vectors[7] ?? "")}#${vectors[7] ?? ""}`);
        deepEqual(await remains(page), [], path);
      }
      const settings = new SettingsPage(page, say);
      for (const vector of vectors) {
        await settings.choose(`${vector.replace(/[/\n\u0000]/g, "")}.json`, JSON.stringify({ format: "coursewright-progress", version: 1, course: vector, title: vector }));
        await page.locator(".notice-warning").waitFor();
      }
      deepEqual(await remains(page), [], "after refusing backups");
    }),
  );
}

/** Writes sound records with hostile values, names and titles into both stores. */
async function fillStores(page: Page, texts: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    const record = (stream: string, item: string, number: number, value: unknown): Record<string, unknown> => ({
      v: 1,
      course: "fixture-kinds",
      profile: "",
      stream,
      item,
      lamport: 1_000 + number,
      tab: "hostile",
      seq: number,
      wall: 1_700_000_000_000,
      mono: 1,
      value,
    });
    const records = all.flatMap((text, number) => {
      const stream = `attempt/hostile${number}`;
      const item = text.replaceAll("/", "").slice(0, 300) || "x";
      return [
        record(stream, "@start", number, { quiz: number % 2 ? text : "alone", mode: text, title: text, pass: text, scope: "all", order: ["alone-single", text], prints: { "alone-single": text }, wall: 1 }),
        record(stream, "alone-single", number, { response: text, print: text, checked: true, at: 1 }),
        record(stream, "@handin", number, { earned: 1, total: 2, percent: 50, passed: false, marks: { [text]: { earned: 0, total: 1, correct: false, objective: text } }, objectives: { [text]: { earned: 0, total: 1 } }, red_line_missed: [text], seconds: 1, wall: 1 }),
        record("settings", item, number, text),
        record(`module/${text.slice(0, 300)}`, "opened", number, text),
      ];
    });
    for (const [item, value] of [["theme", all[7]], ["language", all[7]], ["text-size", all[7]]] as const) records.push(record("settings", item, 1, value));
    const store = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("coursewright/fixture-kinds", 1);
      request.onsuccess = () => resolve(request.result);
    });
    await new Promise<void>((resolve) => {
      const transaction = store.transaction("records", "readwrite");
      for (const one of records) transaction.objectStore("records").put(one, ["", one["stream"] as string, one["item"] as string, "hostile"]);
      transaction.oncomplete = () => resolve();
    });
    store.close();
    all.forEach((text, number) => localStorage.setItem(`coursewright/1/fixture-kinds//attempt/x${number}/${text}`, text));
  }, texts);
}

for (const [number, address] of addresses.entries()) {
  it(`the address ${JSON.stringify(address)} is refused, or stands on no page`, { timeout: 60_000 }, async () => {
    const name = `address-${number}`;
    writeCourse(sourcesOf(name), {
      manifest: { id: "fixture-address", title: "x", language: "en", days: [{ id: "D1", title: "x" }] },
      modules: { one: { settings: { title: "x", day: "D1" }, text: `## A\n\n[link](<${address}>)\n\n![picture](<${address}>)\n\n[named]\n\n[named]: <${address}>\n\n<${address}>` } },
      quizzes: {},
    });
    const check = spawnSync(command, ["check", sourcesOf(name), "--format", "json"], { encoding: "utf8" });
    const { diagnostics } = JSON.parse(check.stdout) as { diagnostics: { severity: string; line: number; file: string }[] };
    if (check.status === 1) {
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      ok(errors.length > 0 && errors.every(({ line, file }) => line > 0 && file === "course/one.md"), check.stdout);
      return;
    }
    equal(check.status, 0, check.stderr);
    buildSite(sourcesOf(name), siteOf(name));
    const context = await (await theBrowser()).newContext();
    try {
      const trainee = new Trainee(context, await placeOf(name, "http"));
      const page = await trainee.open("modules/one.html");
      await settled(page);
      deepEqual(await remains(page), []);
    } finally {
      await context.close();
    }
  });
}
