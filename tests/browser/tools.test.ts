// Decision trees: whole without scripts, one step at a time with them, back and by link, by keyboard, printed whole.
// Calculators: formulas and worked cases without scripts, results at every change with them.

import { deepEqual, equal, ok } from "node:assert/strict";
import { violations } from "./harness/axe";
import { trial } from "./harness/trial";

trial("without JavaScript every step of a tree can be read and its answers lead on", { site: "shipped", context: { javaScriptEnabled: false } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("trees/gifts.html"));
  equal(await page.locator("[data-step]:visible").count(), 11);
  await page.locator("#cash").getByRole("link", { name: "是，要抵现金" }).click();
  ok(page.url().endsWith("#no-cash"));
  equal(await page.locator("#no-cash").getByText("可以这样发").isVisible(), true);
  equal(await page.locator(".chart svg [data-node]").count(), 11);
});

trial("a tree is walked by keyboard, a step at a time, and back", { site: "shipped", places: ["http", "file"] }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("trees/gifts.html"));
  const visible = page.locator("[data-step]:visible");
  await page.locator(".is-stepping").waitFor();
  equal(await visible.count(), 1);
  for (const answer of ["不是，问的是礼物", "是活动赠品", "想要两份或更多"]) {
    await visible.getByRole("link", { name: answer }).waitFor();
    await visible.getByRole("link", { name: answer }).focus();
    await page.keyboard.press("Enter");
  }
  // Somebody who wants two is never given two.
  await page.locator("#one-each").waitFor();
  equal(await visible.getAttribute("id"), "one-each");
  equal(await page.evaluate(() => document.activeElement?.id), "one-each");
  const way = page.getByRole("navigation", { name: "走到这里的路" });
  deepEqual(await way.locator("b").allTextContents(), ["不是，问的是礼物", "是活动赠品", "想要两份或更多"]);
  if (trainee.place.name === "http") deepEqual(await violations(page), []);
  await page.getByRole("link", { name: "上一步" }).click();
  await page.locator("#more").waitFor();
  equal(await visible.getAttribute("id"), "more");
  await page.goBack();
  await page.locator("#one-each").waitFor();
  equal(await visible.getAttribute("id"), "one-each");
  await page.getByRole("link", { name: "从头再来" }).click();
  await page.locator("#cash").waitFor();
  equal(await visible.getAttribute("id"), "cash");
  equal(await way.count(), 0);
});

trial("the six gift cases end where the shop's rule says", { site: "shipped" }, async (trainee) => {
  const page = await trainee.context.newPage();
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["no-cash", ["是，要抵现金"]],
    ["give-campaign", ["不是，问的是礼物", "是活动赠品", "只要该有的一份"]],
    ["one-each", ["不是，问的是礼物", "是活动赠品", "想要两份或更多"]],
    ["give-remark", ["不是，问的是礼物", "不是", "天猫顾客主动问到插垫", "还没有下单"]],
    ["give-group", ["不是，问的是礼物", "不是", "天猫顾客主动问到插垫", "已经付款"]],
    ["decline", ["不是，问的是礼物", "不是", "别的东西，或者别的店"]],
  ];
  for (const [outcome, answers] of cases) {
    await page.goto(`${trainee.at("trees/gifts.html")}#cash`);
    // The second case on is a step within the same document, so what was shown may still stand for a moment.
    await page.locator(".is-stepping #cash").waitFor();
    for (const answer of answers) await page.locator("[data-step]:visible").getByRole("link", { name: answer, exact: true }).click();
    await page.locator(`#${outcome}`).waitFor();
    equal(await page.locator("[data-step]:visible").getAttribute("id"), outcome);
  }
});

trial("a link to a node of a tree shows that node and the way to it", { site: "shipped" }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(`${trainee.at("trees/after-sale.html")}#no-reason-return`);
  await page.locator(".tree-way b").first().waitFor();
  equal(await page.locator("[data-step]:visible").getAttribute("id"), "no-reason-return");
  deepEqual(await page.locator(".tree-way b").allTextContents(), ["没有问题，不想要了", "在七日内", "不是例外，商品完好"]);
  // On paper stand the chart and every step.
  await page.emulateMedia({ media: "print" });
  equal(await page.locator("[data-step]:visible").count(), 18);
  ok(await page.locator(".chart svg").isVisible());
});

trial("the sentence of an outcome is copied as it is", { site: "shipped", context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(`${trainee.at("trees/reship.html")}#reship-now`);
  await page.locator("#reship-now [data-copy] button").click();
  await page.locator('#reship-now [role="status"]:not(:empty)').waitFor({ state: "attached" });
  equal(await page.evaluate(() => navigator.clipboard.readText()), "实在抱歉。这边已经为您开了补发单，今天发出，运费由店铺承担，单号出来马上发给您。");
});

trial("the library lists the trees, and the search finds their nodes", { site: "shipped" }, async (trainee) => {
  const page = await trainee.open("index.html");
  ok(await page.locator(".shelf").getByRole("link", { name: "顾客问礼物" }).isVisible());
  await page.keyboard.press("/");
  await page.locator(".search-field").fill("不折现");
  const hit = page.locator('.search-hit a[href$="trees/gifts.html#no-cash"]');
  await hit.waitFor();
});

trial("without JavaScript a calculator shows its formula and its worked cases", { site: "shipped", context: { javaScriptEnabled: false } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("calculators/self-pickup.html"));
  ok(await page.getByText("arrival + kept - counted").isVisible());
  deepEqual(await page.locator(".cases tbody tr").first().locator("td").allTextContents(), ["2026-05-01", "3", "不算", "2026-05-04", "2026-05-05", "您好，包裹 2026-05-01 已经到自提点，请在 2026-05-04 以前取走；从 2026-05-05 起会视作取消订单。"]);
});

trial("a calculator answers at every change, and in words where there is no number", { site: "shipped", places: ["http", "file"] }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("calculators/reply-rate.html"));
  const result = (title: string) => page.locator(".calculator-results .card-field", { hasText: title }).locator("dd span").first();
  await page.getByLabel("咨询次数").fill("240");
  await page.getByLabel("应答次数").fill("228");
  equal(await page.locator(".calculator-number").first().textContent(), "95.00");
  if (trainee.place.name === "http") deepEqual(await violations(page), []);
  await page.getByLabel("应答次数").fill("241");
  equal(await page.locator(".calculator-refused").textContent(), "应答次数不可能多过咨询次数，请核对数据");
  await page.getByLabel("咨询次数").fill("0");
  await page.getByLabel("应答次数").fill("0");
  equal(await page.locator(".calculator-number").first().textContent(), "没有数据");
  ok(await result("结论").isVisible());
  await page.getByLabel("应答次数").fill("两百");
  equal(await page.getByLabel("应答次数").getAttribute("aria-invalid"), "true");
  equal(await page.locator("#input-answered-fault").textContent(), "这里填的用不了，请重填");
  equal(await page.locator(".calculator-results dl").isVisible(), false);
  await page.getByLabel("应答次数").fill("0.5");
  equal(await page.locator("#input-answered-fault").textContent(), "要是 1 的倍数");
});

trial("days, times and choices are calculated with, and the sentence is copied", { site: "shipped", context: { permissions: ["clipboard-read", "clipboard-write"] } }, async (trainee) => {
  const page = await trainee.context.newPage();
  await page.goto(trainee.at("calculators/self-pickup.html"));
  await page.getByLabel("到货日期").fill("2026-05-01");
  await page.getByLabel("到货当天").selectOption("算");
  deepEqual(await page.locator(".calculator-number").allTextContents(), ["2026-05-03", "2026-05-04"]);
  await page.goto(trainee.at("calculators/reply-promise.html"));
  await page.getByLabel("顾客来问的时间").fill("23:10");
  await page.getByRole("button", { name: "复制“结果”" }).click();
  await page.locator('.calculator-results [role="status"]:not(:empty)').waitFor({ state: "attached" });
  equal(await page.evaluate(() => navigator.clipboard.readText()), "您好，您的问题已经收到，最晚明天 03:10 前给您答复。");
});
