// What a first visit loads, measured from real requests and compressed with gzip -9.

import { deepEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { siteOf } from "./harness/folders";
import { pagesOf } from "./harness/sites";
import type { Trainee } from "./harness/trainee";
import { trial } from "./harness/trial";

const KB = 1024;
const PAGE = 40 * KB;
/** An exam holds the whole bank that its papers are drawn from: the shipped final draws 50 of some 390. */
const EXAM_PAGE = 200 * KB;
/** A drill holds its whole script, the workbench with its texts, and the wording checker; one of them a setup as well. */
const DRILL_PAGE = 65 * KB;
/** Pages of one's own affairs: repetition reckons with ts-fsrs and shows every kind of question, the settings draw QR codes that carry phrases. */
const OWN: Readonly<Record<string, number>> = { "review.html": 64 * KB, "settings.html": 43 * KB };
const REQUESTS = 6;
const READING_SCRIPT = 6 * KB;
const QUIZ_SCRIPT = 25 * KB;
/**
 * A page that asks every kind of question loads the views of all of them, the drawing of numbers, and the checker of texts with
 * what underlines them.
 */
const EVERY_KIND = { page: 59 * KB, requests: 8, script: 33 * KB, examScript: 40 * KB };

const packed = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;

/** What one visit loads: address from the root -> bytes, compressed. The icon counts, whether this browser asks for it or not. */
async function load(trainee: Trainee, path: string): Promise<Map<string, number>> {
  const page = await trainee.context.newPage();
  const loaded = new Map<string, number>();
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    bodies.push(response.body().then((body) => void loaded.set(response.url().slice(trainee.place.root.length), packed(body))));
  });
  await trainee.go(page, path);
  await page.waitForLoadState("networkidle");
  await Promise.all(bodies);
  const icon = await page.locator('link[rel="icon"]').getAttribute("href");
  const name = new URL(icon ?? "", trainee.at(path)).href.slice(trainee.place.root.length);
  if (icon && !loaded.has(name)) loaded.set(name, packed(readFileSync(join(siteOf("shipped"), name))));
  await page.close();
  return loaded;
}

const sum = (loaded: ReadonlyMap<string, number>, ending = ""): number =>
  [...loaded].reduce((total, [name, bytes]) => (name.endsWith(ending) ? total + bytes : total), 0);

/** Whether a visit loads the views of further kinds of question. */
const asksFurther = (loaded: ReadonlyMap<string, number>): boolean => [...loaded.keys()].some((name) => /kinds\.[0-9a-f]+\.js$/.test(name));

/** Fails when the visit is over a limit; says what it consists of. */
function within(path: string, loaded: ReadonlyMap<string, number>, usual: number): void {
  const further = asksFurther(loaded);
  const [whole, requests, script] = further ? [EVERY_KIND.page, EVERY_KIND.requests, EVERY_KIND.script] : [PAGE, REQUESTS, usual];
  const told = [...loaded].map(([name, bytes]) => `${name} ${bytes}`).join(", ");
  const line = `${path}: ${sum(loaded)} bytes in ${loaded.size} requests, ${sum(loaded, ".js")} of them script (${told})`;
  console.log(line);
  ok(sum(loaded) < whole, line);
  ok(loaded.size <= requests, line);
  ok(sum(loaded, ".js") < script, line);
}

/** The shipped modules, by the compressed size of their page, the heaviest first. */
function heaviest(hasQuiz: boolean): string {
  const pages = pagesOf("shipped")
    .filter((path) => path.startsWith("modules/"))
    .map((path) => ({ path, html: readFileSync(join(siteOf("shipped"), path)) }))
    .filter(({ html }) => /<section class="quiz"/.test(html.toString("utf8")) === hasQuiz)
    .sort((a, b) => packed(b.html) - packed(a.html));
  const [first] = pages;
  if (!first) throw new Error("the shipped course has no such module");
  return first.path;
}

trial("the heaviest module page with its quiz inside keeps to the budget", { site: "shipped" }, async (trainee) => {
  const path = heaviest(true);
  within(path, await load(trainee, path), QUIZ_SCRIPT);
});

trial("the heaviest module page without a quiz inside keeps to the budget of a reading page", { site: "shipped" }, async (trainee) => {
  const path = heaviest(false);
  within(path, await load(trainee, path), READING_SCRIPT);
});

trial("the page of the first day's quiz keeps to the budget", { site: "shipped" }, async (trainee) => {
  within("quizzes/d1-daily.html", await load(trainee, "quizzes/d1-daily.html"), QUIZ_SCRIPT);
});

/** What a page names that a first visit loads: what stands outside of templates. The same as `load` finds, in no time. */
function named(path: string): Map<string, number> {
  const site = siteOf("shipped");
  const html = readFileSync(join(site, path));
  const shown = html.toString("utf8").replace(/<template[^]*?<\/template>/g, "");
  const addresses = [...shown.matchAll(/<(?:script|img|link)\b[^>]*?\s(?:src|href)="([^"#]+)"/g)].map(([, address]) => posix.join(posix.dirname(path), address ?? ""));
  return new Map([[path, packed(html)], ...addresses.map((name) => [name, packed(readFileSync(join(site, name)))] as const)]);
}

trial("every page of the shipped site keeps to the budget", { site: "shipped" }, async (trainee) => {
  const sizes = (loaded: ReadonlyMap<string, number>): object => Object.fromEntries([...loaded].sort());
  for (const path of ["quizzes/final.html", "review.html", "drills/gifts.html"]) deepEqual(sizes(named(path)), sizes(await load(trainee, path)));
  for (const path of pagesOf("shipped")) {
    const loaded = named(path);
    const exam = readFileSync(join(siteOf("shipped"), path), "utf8").includes('"mode":"exam"');
    const usual = asksFurther(loaded) ? EVERY_KIND.page : PAGE;
    const most = OWN[path] ?? (exam ? EXAM_PAGE : path.startsWith("drills/") ? DRILL_PAGE : usual);
    ok(sum(loaded) < most, `${path}: ${sum(loaded)} bytes`);
  }
});

trial("pages that ask every kind of question keep to their budget, in practice and in an exam", { site: "further" }, async (trainee) => {
  const practice = await load(trainee, "quizzes/further.html");
  ok(asksFurther(practice));
  within("quizzes/further.html", practice, QUIZ_SCRIPT);
  const exam = await load(trainee, "quizzes/further-exam.html");
  ok(sum(exam, ".js") < EVERY_KIND.examScript, `${sum(exam, ".js")} bytes of script`);
});
