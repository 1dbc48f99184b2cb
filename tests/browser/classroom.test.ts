// What a trainer prints or puts on the wall of a classroom: the whole text of a lesson, and nothing to click.

import { deepEqual, ok } from "node:assert/strict";
import { trial } from "./harness/trial";

const CONTROLS = "button, input, select, textarea, nav, [role=button], [contenteditable]";

trial("a lesson on paper has all of its text and no controls", { site: "shipped", places: ["http"] }, async (trainee) => {
  // One with questions inside, and one with exercises and dialogues.
  for (const path of ["modules/t1-communication.html", "modules/t5-cases.html"]) {
    const page = await trainee.open(path);
    await page.locator("main h2").first().waitFor();
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator(CONTROLS).evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)));
    deepEqual(shown, [], path);
    const hidden = await page.locator(".prose :is(p, li, td, th, h2, h3)").evaluateAll((all) => all.filter((one) => !one.checkVisibility() && one.textContent?.trim() && !one.closest("[data-question], .quiz")).map((one) => one.textContent?.slice(0, 40)));
    deepEqual(hidden, [], path);
    ok((await page.locator(".prose p").count()) > 20, path);
    await page.close();
  }
});
