// Runs the tests in a real browser. It wants target/debug/coursewright to be built.
//   node run.mjs [WORD...]          type-check, bundle, build the sites, run every test (of files named like a WORD)
//   node run.mjs --search N       measure the search on a course of N pages at a quarter of this machine's speed
//   node run.mjs --exam N           measure how an exam is restored and graded, N rounds at a quarter of this machine's speed
//   node run.mjs --engines          try the site in Firefox and WebKit, where they are installed
//   node run.mjs --campaign N       kill the browser N times while a trainee answers; further words go to the campaign
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const out = join(root, "target", "browser", "tests");

/** Runs node in the repository and shows what it prints. Returns whether it went well. */
function node(...words) {
  return spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" }).status === 0;
}

async function bundle(entries) {
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: here,
    entryPoints: entries,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    outdir: out,
    outbase: here,
    outExtension: { ".js": ".mjs" },
    sourcemap: "inline",
    logLevel: "warning",
  });
}

async function main(words) {
  const campaign = { "--campaign": "kill", "--search": "search", "--exam": "exam", "--engines": "engines" }[words[0]];
  const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts")).sort();
  const wanted = tests.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (!campaign && wanted.length === 0) {
    console.error(`no test file is named like ${words.join(", ")}; there are ${tests.join(", ")}`);
    return false;
  }
  if (!node(join(root, "node_modules", "typescript", "bin", "tsc"), "--project", here)) return false;
  await bundle(["prepare.ts", ...(campaign ? [`campaign/${campaign}.ts`] : wanted)]);
  if (!node("--enable-source-maps", join(out, "prepare.mjs"))) return false;
  if (campaign) return node("--enable-source-maps", join(out, "campaign", `${campaign}.mjs`), ...words.slice(1));
  return node(
    "--enable-source-maps",
    "--test",
    "--test-reporter=spec",
    "--test-concurrency=2",
    "--test-timeout=600000",
    ...wanted.map((name) => join(out, name.replace(/\.ts$/, ".mjs"))),
  );
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
