// Builds the page scripts, checks their sizes, and runs the unit tests. Development only: `cargo build` takes the
// committed bundles in ../assets.
//   node build.mjs           writes the bundles
//   node build.mjs --check   fails when the committed bundles differ from what the sources give
//   node build.mjs --sizes   prints their sizes, fails over budget
//   node build.mjs --test    bundles every *.test.ts and runs them with node's test runner
import { build } from "esbuild";
import { minify } from "terser";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const app = dirname(fileURLToPath(import.meta.url));
const assets = join(app, "..", "assets");
const root = join(app, "..", "..", "..");
const entries = [
  "app.ts",
  "choice.tsx",
  "quiz.tsx",
  "kinds.tsx",
  "exam.tsx",
  "exam-kinds.tsx",
  "draw.ts",
  "formula.ts",
  "write.ts",
  "map.tsx",
  "results.tsx",
  "settings.tsx",
  "search.tsx",
  "terms.ts",
  "cards.ts",
  "review.tsx",
  "certificate.tsx",
  "tree.ts",
  "calculator.ts",
  "language.ts",
  "drill.tsx",
  "drill-setup.tsx",
  "speed.tsx",
];

/** Bytes, gzip -9: what a first visit of a reading page and of a page with a quiz may load as script. */
const budgets = [
  { name: "a reading page", files: ["app.js"], bytes: 6 * 1024 },
  { name: "a page with a quiz", files: ["app.js", "quiz.js"], bytes: 25 * 1024 },
  { name: "a page with further kinds", files: ["app.js", "kinds.js"], bytes: 25 * 1024 },
  { name: "the same, with every kind", files: ["app.js", "kinds.js", "formula.js", "write.js"], bytes: 33 * 1024 },
  { name: "a page with an exam", files: ["app.js", "exam.js"], bytes: 30 * 1024 },
  { name: "the same, with every kind", files: ["app.js", "exam-kinds.js", "formula.js", "write.js"], bytes: 40 * 1024 },
  { name: "a page with a chat drill", files: ["app.js", "drill.js"], bytes: 35 * 1024 },
  { name: "the same, with something to set up first", files: ["app.js", "drill-setup.js"], bytes: 36 * 1024 },
  { name: "a page with a speed drill", files: ["app.js", "speed.js"], bytes: 25 * 1024 },
];

/**
 * Members of the journal, of sessions and of views that nothing but our own scripts names: none stands in JSON, in a store, in a template, in a
 * test or in a browser's object. Every page carries the journal, so they are shortened, alike in every bundle.
 */
const OURS = [
  "pending", "listeners", "adopted", "indexedWorks", "mirrorWorks", "inFlight", "isOurs", "tryLater", "readRows",
  "readMirror", "mirrored", "transact", "adopt", "everyVisible", "asideRows", "reread", "absorb", "factory",
  "downloadBackup", "subscribe", "copied", "safe", "onLost", "settle", "notify", "flush", "rowsCome", "mend",
  "receive", "forget", "finalMark", "checkedMark", "startWrong", "outdated", "feedbackTitle", "inPlace", "highest",
  "indexed", "loading", "retry", "handIn", "onAnswer", "onReview", "onRetry", "onFinish", "onSay", "onBack",
  "withNumbers", "numbersOf", "fillNumbers", "paperOf",
];
/** The short names, once and for all: bundles hand each other objects. */
const SHORT = Object.fromEntries(OURS.map((name, index) => [name, `_${index.toString(36)}`]));

/** The oldest browsers that scripts are written for. */
const oldest = JSON.parse(readFileSync(join(app, "browsers.json"), "utf8"));

/** How every bundle is made. */
const usual = {
  absWorkingDir: app,
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: Object.entries(oldest).map(([browser, version]) => browser + version),
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  mangleProps: new RegExp(`^(${OURS.join("|")})$`),
  mangleCache: SHORT,
  outdir: assets,
  logLevel: "warning",
};

/** A bundle made smaller still: terser finds 3 to 5 % after esbuild, compressed, which is what a phone loads. */
async function smaller(text) {
  const { code } = await minify(text, { ecma: 2020, compress: { passes: 2 } });
  return `${code}\n`;
}

/** The bundles as they must be: file name -> text. Same sources, same bytes. */
async function bundles() {
  const result = await build({ ...usual, entryPoints: entries });
  const files = result.outputFiles.map(async (file) => [relative(assets, file.path), await smaller(file.text)]);
  return new Map(await Promise.all(files));
}

function printSizes(files) {
  const size = (name) => gzipSync(files.get(name), { level: 9 }).length;
  for (const [name, text] of files) {
    console.log(
      `${name.padEnd(14)}${String(Buffer.byteLength(text)).padStart(8)} bytes${String(size(name)).padStart(8)} gzip -9`,
    );
  }
  let within = true;
  for (const { name, files: names, bytes } of budgets) {
    const total = names.reduce((sum, file) => sum + size(file), 0);
    within &&= total < bytes;
    console.log(`${name}: ${total} of ${bytes} bytes${total < bytes ? "" : ", OVER BUDGET"}`);
  }
  return within;
}

function checkCommitted(files) {
  const stale = [...files].filter(([name, text]) => {
    try {
      return readFileSync(join(assets, name), "utf8") !== text;
    } catch {
      return true;
    }
  });
  for (const [name] of stale) {
    console.error(`themes/default/assets/${name} is not what its sources give; run \`npm run build\` and commit it`);
  }
  return stale.length === 0;
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? testFiles(path) : /\.test\.tsx?$/.test(entry.name) ? [path] : [];
    });
}

async function runTests() {
  const out = mkdtempSync(join(tmpdir(), "coursewright-tests-"));
  try {
    await build({
      absWorkingDir: app,
      entryPoints: testFiles(app),
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      outdir: out,
      outbase: app,
      outExtension: { ".js": ".mjs" },
      sourcemap: "inline",
      logLevel: "warning",
    });
    const tests = readdirSync(out, { recursive: true }).filter((name) => name.endsWith(".test.mjs"));
    const run = spawnSync(
      process.execPath,
      ["--enable-source-maps", "--test", ...tests.sort().map((name) => join(out, name))],
      {
        cwd: root,
        stdio: "inherit",
      },
    );
    return run.status === 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const task = process.argv[2] ?? "";
let good = true;
if (task === "--test") {
  good = await runTests();
} else {
  const files = await bundles();
  if (task === "--sizes") {
    good = printSizes(files);
  } else if (task === "--check") {
    good = checkCommitted(files);
  } else {
    for (const [name, text] of files) writeFileSync(join(assets, name), text);
  }
}
process.exitCode = good ? 0 : 1;
