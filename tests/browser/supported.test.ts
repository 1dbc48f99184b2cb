// The oldest browsers that the README promises: style sheets and scripts ask nothing of them that they do not know. What a
// browser may lack is listed here with what happens then.

import { deepEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import promised from "../../themes/default/app/browsers.json";
import { root } from "./harness/folders";
import { beyond as asked } from "./supported/script";
import { beyond } from "./supported/style";

const theme = join(root, "themes", "default");

/** Properties that some promised browser does not know, and why nobody misses them there. */
const SPARED: Readonly<Record<string, string>> = {
  "@page": "paper keeps the margins of the browser",
  "accent-color": "boxes keep the browser's own colour",
  cursor: "phones have none",
  "forced-color-adjust": "Safari forces no colours",
  "hanging-punctuation": "punctuation stands inside the line",
  orphans: "paper may break between other lines",
  outline: "the focus ring has square corners",
  "overscroll-behavior": "the page behind a list may scroll on",
  resize: "phones have no handle",
  size: "paper stands upright unless told otherwise while printing",
  "text-autospace": "Chinese and Latin stand without a gap",
  "text-size-adjust": "Firefox on a computer enlarges no text by itself",
  "text-spacing-trim": "punctuation keeps its whole width",
  "text-wrap": "lines of a heading are not evened out",
  widows: "paper may break between other lines",
  "break-after": "paper may break behind a heading",
};

it("the README promises the browsers that scripts are built for", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const [browser, version] of Object.entries(promised)) {
    const name = { chrome: "Chrome", edge: "Edge", firefox: "Firefox", safari: "Safari", ios: "iOS" }[browser];
    ok(readme.includes(`${name} ${version.replace(".0", "")}`), `${browser} ${version}`);
  }
});

it("style sheets ask only for what the promised browsers know", () => {
  const found = readdirSync(join(theme, "styles")).flatMap((name) =>
    [...beyond(readFileSync(join(theme, "styles", name), "utf8"))].map((one) => `${name}: ${one}`),
  );
  deepEqual(found.filter((one) => !((one.split(": ")[1] ?? "") in SPARED)).sort().join("\n"), "");
  for (const name of Object.keys(SPARED)) ok(found.some((one) => one.includes(`: ${name}: `)), `${name} need not be spared`);
});

/** What the scripts name though some promised browser lacks it, and what happens there. */
const ASKED_FOR: Readonly<Record<string, string>> = {
  CompressionStream: "progress/code.ts writes letters without it",
  DecompressionStream: "progress/code.ts says that it cannot read the code",
  "HTMLElement.hidePopover": "terms.ts keeps plain links without popovers",
  "HTMLElement.showPopover": "terms.ts keeps plain links without popovers",
  "Navigator.clipboard": "copied by a field without it",
  requestIdleCallback: "exam/mount.tsx takes a timer without it",
  "KeyboardEvent.repeat": "every browser has it; the data knows it of Chrome since a later mend only",
};

it("scripts name only what the promised browsers have, on plain http too", () => {
  const found = asked();
  const names = found.map((one) => one.split(": ")[0] ?? "");
  deepEqual(found.filter((_, at) => !((names[at] ?? "") in ASKED_FOR)), []);
  deepEqual(Object.keys(ASKED_FOR).filter((name) => !names.includes(name)), [], "is listed, but need not be");
});

it("no script holds a pattern that looks behind: Safari before 16.4 refuses the whole script", () => {
  const assets = join(theme, "assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  ok(scripts.length > 20);
  deepEqual(scripts.filter((name) => /\(\?<[=!]/.test(readFileSync(join(assets, name), "utf8"))), []);
});
