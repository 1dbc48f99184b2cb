// axe-core in a page. It is handed to the browser past the page, so the content security policy stays on.

import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { root } from "./folders";

const source = readFileSync(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

/** What axe-core has against the page as it stands: one line a violation and element. `without`: rules that are off. */
export async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  const rules = { ...OPTIONS.rules, ...Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) };
  const session = await page.context().newCDPSession(page);
  try {
    const evaluate = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
        allowUnsafeEvalBlockedByCSP: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    if ((await evaluate("typeof window.axe")) === "undefined") await evaluate(`${source};undefined`);
    const results = (await evaluate(`axe.run(document, ${JSON.stringify({ ...OPTIONS, rules })})`)) as AxeResults;
    return results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${(failureSummary ?? "").replace(/\s+/g, " ")}`),
    );
  } finally {
    await session.detach();
  }
}

/**
 * Fails when axe-core has anything against the page as it stands, in two themes at two widths, or when it scrolls sideways
 * at 320 pixels; `state` is what the report calls it.
 */
export async function inspect(page: Page, state: string): Promise<void> {
  const found: string[] = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await uncover(page);
      found.push(...(await violations(page)).map((one) => `${state}, ${width} px, ${colorScheme}: ${one}`));
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll("body *")]
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
          .map((node) => `${node.tagName.toLowerCase()}.${node.className}`)
          .slice(0, 5),
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  deepEqual(found, []);
  deepEqual(wide, [], `${state} scrolls sideways at 320 px`);
}

/** Scrolls until no button is cut by the edge of what stays at the top: how far a trainee scrolled is no fault of the page. */
async function uncover(page: Page): Promise<void> {
  await page.evaluate(() => {
    const cut = (): boolean => {
      const edge = document.querySelector(".exam-bar")?.getBoundingClientRect().bottom ?? 0;
      const buttons = [...document.querySelectorAll("button, a, input")].filter((node) => !node.closest(".exam-bar"));
      return buttons.some((node) => {
        const { top, bottom } = node.getBoundingClientRect();
        return top < edge && bottom > edge;
      });
    };
    for (let step = 0; step < 100 && cut(); step++) scrollBy(0, -2);
  });
}
