// Every text that the scripts show is in every language file, and the sections that scripts own hold nothing else.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

const theme = join("themes", "default");
const TAGS = ["zh-CN", "en"];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

/** The flat keys of a language file with their texts. */
function language(tag: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const line of readFileSync(join(theme, "language", `${tag}.yaml`), "utf8").split("\n")) {
    const [, key, text] = /^([a-z_]+\.[a-z_]+): (.+)$/.exec(line) ?? [];
    if (key !== undefined && text !== undefined) texts.set(key, text);
  }
  return texts;
}

const code = sources(join(theme, "app")).join("\n");
/** Keys written out, such as "quiz.check". */
const whole = new Set(code.match(/(?<=["`])(?:page|quiz|map|results|settings|storage|drill|setup|cards|tree|calculator)\.[a-z_]+(?=["`])/g));
/** Beginnings of keys that are put together, such as `quiz.kind_${kind}`. */
const beginnings = [...new Set(code.match(/(?<=`)(?:page|quiz|map|results|settings|storage|drill|setup)\.[a-z_]*(?=\$\{)/g))];

test("every text the scripts name is in every language", () => {
  assert.ok(whole.size > 60 && beginnings.length > 3);
  for (const tag of TAGS) {
    const texts = language(tag);
    for (const key of whole) assert.ok(texts.has(key), `${tag} has no ${key}`);
    for (const beginning of beginnings) {
      assert.ok(
        [...texts.keys()].some((key) => key.startsWith(beginning)),
        `${tag} has nothing like ${beginning}`,
      );
    }
  }
});

test("every language fills the same places", () => {
  const [first, ...others] = TAGS.map(language);
  const places = (text: string | undefined) => [...new Set(text?.match(/\{\w+\}/g))].sort();
  for (const other of others) {
    for (const key of whole) assert.deepEqual(places(other.get(key)), places(first?.get(key)), key);
  }
});
