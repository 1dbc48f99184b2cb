// Where focus is when a drill shows something new: there at once, for whoever works by keyboard types on without looking.

import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { DrillPage } from "./pages/drill";

const say = textsOf("drills", "zh-CN");

/**
 * The id of what has the focus in the very moment in which something that `selector` finds is shown after `act`: looked
 * at right behind the drawing, before a key or a painting can come.
 */
async function focusWith(page: Page, selector: string, act: () => Promise<void>): Promise<string> {
  await page.evaluate((wanted) => {
    const seen = new Promise<string>((tell) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(wanted)) return;
        observer.disconnect();
        tell(document.activeElement?.id ?? "");
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    Object.assign(window, { seen });
  }, selector);
  await act();
  return page.evaluate(() => (window as unknown as { readonly seen: Promise<string> }).seen);
}

trial("focus comes with the debrief, the start, an earlier run and the panel behind a popup", { site: "drills" }, async (trainee) => {
  const bench = await new DrillPage(await trainee.open("drills/whole.html"), say).begin();
  const { page } = bench;
  await bench.hear("肤色 75B 还有吗？");
  await page.getByRole("button", { name: "库存" }).click();
  await bench.send("您好，肤色 75B 有货，还有 12 件。");
  await bench.hear("那我拍一件。");
  const open = bench.button("drill.popup_open");
  await open.waitFor();
  equal(await focusWith(page, '.panel.is-open:has(#drill-panel-order)', () => open.click()), "drill-panel-order");
  await bench.button("drill.end").click();
  equal(await focusWith(page, ".debrief", () => bench.button("drill.end_yes").click()), "drill-debrief");
  equal(await focusWith(page, ".drill-start", () => bench.button("drill.again").first().click()), "drill-start");
  equal(await focusWith(page, ".debrief", () => bench.button("drill.review").click()), "drill-debrief");
});

trial("the result of a speed drill has the focus, and so has an earlier one that is opened from it", { site: "drills" }, async (trainee) => {
  const race = await new DrillPage(await trainee.open("drills/race.html"), say).begin();
  const end = race.button("drill.end");
  equal(await focusWith(race.page, ".debrief", () => end.click()), "speed-result");
  await race.button("drill.again").first().click();
  await race.begin();
  await end.click();
  const own = race.page.locator(".drill-history tbody tr", { hasText: say("drill.this_run") });
  equal(await own.count(), 1);
  const review = race.button("drill.review");
  equal(await focusWith(race.page, '.drill-history tr:last-child:not(:has(button))', () => review.click()), "speed-result");
});
