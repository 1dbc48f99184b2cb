// Builds sites with the command under test, and reads the interface texts they ship.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { courses } from "../fixtures/courses";
import { writeCourse } from "./course";
import { command, root, siteOf, sourcesOf } from "./folders";

/** Builds the project in `sources` into `site`, from nothing. Throws with what the command printed when it refuses. */
export function buildSite(sources: string, site: string): void {
  if (!existsSync(command)) throw new Error(`${command} is missing; run \`cargo build\` first`);
  // A site keeps the assets of the build before; here each is to hold its own only.
  rmSync(site, { recursive: true, force: true });
  const run = spawnSync(command, ["build", sources, "--out", site, "--lang", "en"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`cannot build ${sources}:\n${run.stdout}${run.stderr}`);
}

/** Builds the shipped course and every fixture course. */
export function buildAll(): void {
  buildSite(root, siteOf("shipped"));
  for (const [name, course] of Object.entries(courses)) {
    writeCourse(sourcesOf(name), course);
    buildSite(sourcesOf(name), siteOf(name));
  }
}

/** The interface texts of a language, as a built site ships them: key -> text with `{name}` places. */
export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads the interface texts of `language` from a built site. */
export function textsOf(site: string, language: string): Texts {
  const assets = join(siteOf(site), "assets");
  const name = readdirSync(assets).find((file) => file.startsWith(`text.${language}.`));
  if (name === undefined) throw new Error(`the site ${site} ships no texts for ${language}`);
  const script = readFileSync(join(assets, name), "utf8");
  const shipped = JSON.parse(script.slice(script.lastIndexOf("window.coursewrightTexts=") + "window.coursewrightTexts=".length, script.lastIndexOf("}") + 1)) as { texts: Record<string, string> };
  return (key, values = {}) => {
    const text = shipped.texts[key];
    if (text === undefined) throw new Error(`there is no interface text ${key}`);
    return text.replace(/\{(\w+)\}/g, (place, value: string) => String(values[value] ?? place));
  };
}

/** Every page of a built site, as paths from its root, sorted. */
export function pagesOf(site: string): string[] {
  return readdirSync(siteOf(site), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
}
