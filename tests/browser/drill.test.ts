// Chat drills at the workbench: by keyboard, on a phone, killed, paused, by two customers at once.

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import { violations } from "./harness/axe";
import { closePlaces, placeOf } from "./harness/places";
import { BrowserProcess } from "./harness/process";
import { textsOf } from "./harness/sites";
import { Trainee, settled } from "./harness/trainee";
import { trial } from "./harness/trial";
import { DrillPage } from "./pages/drill";
import { ResultsPage } from "./pages/results";

const say = textsOf("drills", "zh-CN");
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

after(closePlaces);

async function drill(trainee: Trainee, id: string): Promise<DrillPage> {
  return new DrillPage(await trainee.open(`drills/${id}.html`), say);
}

/** A drill whose clocks move only when the test says so. */
async function still(trainee: Trainee, id: string): Promise<DrillPage> {
  const page = await trainee.context.newPage();
  await page.clock.install({ time: new Date("2026-11-22T08:00:00") });
  await trainee.go(page, `drills/${id}.html`);
  await page.clock.pauseAt(new Date("2026-11-22T08:10:00"));
  return new DrillPage(page, say);
}

/** The perfect run of the drill `whole` up to the promise. */
async function promise(bench: DrillPage): Promise<void> {
  await bench.begin();
  await bench.hear("肤色 75B 还有吗？");
  await bench.page.getByRole("button", { name: "库存" }).click();
  await bench.send("您好，肤色 75B 有货，还有 12 件。");
  await bench.hear("那我拍一件。");
  await bench.button("drill.popup_open").click();
  await bench.send("您好，订单 QL-0731 寄到安宁市江宁路 18 号，请问对吗？");
  await bench.hear("能送一份插垫吗？");
  await bench.send("可以，给您备注一份插垫。请您方便时付款。");
  await bench.hear("付好了，谢谢。");
}

trial("a perfect run by keyboard alone earns 100", { site: "drills", places: ["http", "file"] }, async (trainee) => {
  const bench = await drill(trainee, "whole");
  const { keyboard } = bench.page;
  const write = async (text: string): Promise<void> => {
    await keyboard.press("Alt+1");
    await keyboard.insertText(text);
    await keyboard.press("Enter");
  };
  await bench.tabTo(bench.button("drill.start"));
  await keyboard.press("Enter");
  await bench.hear("肤色 75B 还有吗？");
  await keyboard.press("Alt+L");
  await keyboard.press("Enter");
  await bench.page.locator(".panel.is-open", { hasText: "12" }).waitFor();
  await write("您好，肤色 75B 有货，还有 12 件。");
  await bench.hear("那我拍一件。");
  await keyboard.press("Alt+O");
  await bench.page.locator(".panel.is-open", { hasText: "安宁市江宁路 18 号" }).waitFor();
  await keyboard.press("Alt+1");
  await keyboard.type("/hddz");
  await keyboard.press("Enter");
  equal(await bench.field.inputValue(), "订单 QL-0731 寄到安宁市江宁路 18 号，请问对吗？");
  await keyboard.press("Home");
  await keyboard.insertText("您好，");
  await keyboard.press("Enter");
  await bench.hear("能送一份插垫吗？");
  await write("可以，给您备注一份插垫。请您方便时付款。");
  await bench.hear("付好了，谢谢。");
  await bench.tabTo(bench.page.locator("#drill-note"));
  await keyboard.insertText("送插垫一份");
  await keyboard.press("Enter");
  await bench.tabTo(bench.page.locator(".flag-none input"));
  await keyboard.press("ArrowRight");
  await bench.tabTo(bench.page.locator("#drill-group"));
  await keyboard.insertText("QL-0731 加插垫一份");
  await keyboard.press("Enter");
  await bench.tabTo(bench.button("drill.confirm"));
  await keyboard.press("Enter");
  await write("谢谢光临，请随时来找我们。");
  await keyboard.press("Alt+C");
  await bench.scored(100);
  equal(await bench.page.evaluate(() => document.activeElement?.id), "drill-debrief");
  const card = await bench.result.innerText();
  ok(card.includes(say("drill.result_passed")) && card.includes(say("drill.ran_normal")), card);
  equal(await bench.page.locator(".debrief-checkpoint.is-met").count(), 6);
  equal(await bench.page.locator(".remark.is-earned", { hasText: "先核对地址" }).count(), 1);
});

trial("closing before a promise is kept is refused and names what is missing", { site: "drills" }, async (trainee) => {
  const bench = await drill(trainee, "whole");
  await promise(bench);
  await bench.page.locator("#drill-note").fill("送插垫一份");
  await bench.page.locator("#drill-note").press("Enter");
  await bench.page.locator(".flag-red").click();
  await bench.button("drill.close").click();
  const steps = `${say("drill.step_group")}、${say("drill.step_confirm")}`;
  await bench.page.getByText(say("drill.close_refused", { steps })).waitFor();
  await bench.button("drill.confirm").click();
  await bench.page.getByText(say("drill.confirm_refused", { steps: say("drill.step_group") })).waitFor();
  await bench.page.locator("#drill-group").fill("加插垫一份");
  await bench.page.locator("#drill-group").press("Enter");
  await bench.button("drill.confirm").click();
  await bench.button("drill.close").click();
  await bench.result.waitFor();
  await bench.page.getByText(say("drill.refused_times", { count: 1 })).waitFor();
});

trial("what must not be said is underlined with its reason, and costs the red line", { site: "drills" }, async (trainee) => {
  const bench = await (await drill(trainee, "whole")).begin();
  await bench.field.fill("我不知道，再见");
  equal(await bench.page.locator(".draft-behind mark.is-forbidden").innerText(), "不知道");
  equal(await bench.page.locator(".draft-behind mark.is-avoided").innerText(), "再见");
  const reasons = await bench.page.locator(".composer .reasons").innerText();
  ok(reasons.includes("话说到这里，服务就断了") && reasons.includes("我去核实，十分钟内回复您"), reasons);
  await bench.field.press("Enter");
  await bench.end();
  const card = await bench.result.innerText();
  ok(card.includes(say("drill.red_missed", { titles: "用语得体" })), card);
  await bench.page.locator(".debrief-checkpoint.is-missed", { hasText: "先核对地址" }).getByRole("link", { name: "正文" }).click();
  match(bench.page.url(), /d1-drills\.html#address$/);
});

trial("Enter that ends a word of an input method sends nothing", { site: "drills" }, async (trainee) => {
  const bench = await (await drill(trainee, "five")).begin();
  await bench.field.fill("您好");
  const before = await bench.messages.count();
  const press = (isComposing: boolean, keyCode: number): Promise<void> =>
    bench.field.evaluate(
      (node, [composing, code]) => void node.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: composing === 1, keyCode: code ?? 0 })),
      [Number(isComposing), keyCode],
    );
  await press(true, 13);
  await press(false, 229);
  await bench.page.waitForTimeout(300);
  equal(await bench.field.inputValue(), "您好");
  equal(await bench.messages.count(), before);
  // The key "/" of a Chinese input method.
  await bench.field.fill("、欢迎");
  await bench.field.press("Enter");
  equal(await bench.field.inputValue(), "您好，欢迎光临，请问有什么可以帮您？");
});

trial("every customer waits by their own clock, and the bar turns at 15 and above 20 seconds", { site: "drills" }, async (trainee) => {
  const bench = await still(trainee, "five");
  await bench.begin();
  const { clock } = bench.page;
  const states = (): Promise<string[]> =>
    bench.page.locator(".queue-line .wait").evaluateAll((waits) => waits.map((wait) => wait.className.replace("wait is-", "")));
  await clock.runFor(2_000);
  deepEqual(await states(), ["green", "green"]);
  await clock.runFor(12_750);
  equal((await states())[0], "green");
  await clock.runFor(250);
  deepEqual(await states(), ["amber", "green", "green", "green", "green"]);
  await clock.runFor(5_000);
  deepEqual(await states(), ["amber", "amber", "amber", "green", "green"]);
  await clock.runFor(250);
  equal((await states())[0], "red");
  await bench.page.keyboard.press("Alt+2");
  await bench.send("您好，在的，请讲。");
  deepEqual((await states()).slice(0, 3), ["red", "answered", "amber"]);
  match(await bench.queue.first().innerText(), new RegExp(say("drill.wait_red", { time: say("drill.seconds", { seconds: 20 }) })));
});

trial("new messages are told to screen readers, politely and once", { site: "drills" }, async (trainee) => {
  const bench = await still(trainee, "five");
  await bench.page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) {
        const region = (target as Element).closest?.('[role="status"]');
        if (region?.parentElement?.classList.contains("workbench")) addedNodes.forEach((node) => told.push(node.textContent ?? ""));
      }
    }).observe(document, { subtree: true, childList: true });
  });
  await bench.begin();
  await bench.page.clock.runFor(5_000);
  const told = await bench.page.evaluate(() => (window as unknown as { told: string[] }).told);
  const expected = ["赵先生", "钱女士", "孙先生"].map((name) => say("drill.tell_message", { name, text: "在吗？" }));
  deepEqual(told, expected);
});

trial("a clock that was paused stands still, sends nothing, and is told in the result", { site: "drills" }, async (trainee) => {
  const bench = await still(trainee, "five");
  await bench.begin();
  await bench.page.clock.runFor(3_000);
  await bench.page.keyboard.press("Alt+P");
  const time = bench.page.locator(".drill-time-now");
  const before = await time.innerText();
  await bench.page.clock.runFor(60_000);
  equal(await time.innerText(), before);
  await bench.send("您好");
  equal(await bench.field.inputValue(), "您好");
  await bench.button("drill.go_on").click();
  await bench.field.press("Enter");
  await bench.hear("您好");
  await bench.page.clock.runFor(1_000);
  await bench.end();
  ok((await bench.result.innerText()).includes(say("drill.ran", { modes: say("drill.ran_paused") })));
});

trial("with the clock off nobody waits too long, and the result says so", { site: "drills" }, async (trainee) => {
  const bench = await still(trainee, "five");
  await bench.page.getByRole("radio", { name: say("drill.clock_off") }).check();
  await bench.begin();
  await bench.page.clock.runFor(120_000);
  equal(await bench.queue.count(), 1);
  await bench.send("您好，在的，请讲。");
  await bench.page.clock.runFor(4_000);
  await bench.hear("没事了，我再看看。");
  await bench.end();
  ok((await bench.result.innerText()).includes(say("drill.ran", { modes: say("drill.ran_off") })));
});

trial("a run works on a phone: strip, tabs, no sideways scrolling", { site: "drills", context: PHONE }, async (trainee) => {
  const bench = await (await drill(trainee, "whole")).begin();
  const isInside = (): Promise<boolean> => bench.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  ok(await isInside());
  await bench.hear("肤色 75B 还有吗？");
  const bottom = await bench.button("drill.send").boundingBox();
  ok(bottom && bottom.y + bottom.height <= 740, "the field is in sight");
  await bench.button("drill.tab_facts").tap();
  await bench.page.getByRole("button", { name: "库存" }).tap();
  await bench.page.locator(".panel.is-open").waitFor();
  await bench.button("drill.tab_handling").tap();
  await bench.page.locator(".flag-red").tap();
  await bench.button("drill.tab_talk").tap();
  await bench.field.fill("您好，肤色 75B 有货，还有 12 件。");
  await bench.button("drill.send").tap();
  await bench.hear("那我拍一件。");
  ok(await isInside());
  deepEqual(await violations(bench.page), []);
  await bench.end();
  ok(await isInside());
  deepEqual(await violations(bench.page), []);
});

trial("start, workbench and debrief have no faults for assistive technology", { site: "drills" }, async (trainee) => {
  const bench = await drill(trainee, "whole");
  deepEqual(await violations(bench.page), []);
  await promise(bench);
  await bench.field.fill("/");
  await bench.page.locator(".phrase").first().waitFor();
  deepEqual(await violations(bench.page), []);
  await bench.field.fill("不知道，再见");
  await bench.button("drill.expressions_open").click();
  await bench.button("drill.close").click();
  deepEqual(await violations(bench.page), []);
  await bench.button("drill.end").click();
  deepEqual(await violations(bench.page), []);
  await bench.button("drill.end_yes").click();
  await bench.result.waitFor();
  deepEqual(await violations(bench.page), []);
});

trial("nothing that an author or a trainee writes runs as script", { site: "drills" }, async (trainee) => {
  const bench = await (await drill(trainee, "harm")).begin();
  const harm = '<img src=x onerror="harmed=1"><svg onload="harmed=1">';
  await bench.page.locator(".panel-button").click();
  await bench.send(harm);
  await bench.page.locator("#drill-note").fill(harm);
  await bench.page.locator("#drill-note").press("Enter");
  await bench.page.locator(".choice-reply").first().click();
  await bench.button("drill.close").click();
  await bench.result.waitFor();
  equal(await bench.page.locator(".drill img, .drill svg:not(.curve svg), .drill script").count(), 0);
  equal(await bench.page.evaluate(() => "harmed" in window), false);
  ok((await bench.page.locator(".replayed").innerText()).includes(harm));
});

trial("results, module and map say what the best run came to", { site: "drills" }, async (trainee) => {
  const bench = await (await drill(trainee, "five")).begin();
  await bench.send("您好，在的，请讲。");
  await bench.end();
  await bench.scored(20);
  await bench.saved();
  await trainee.go(bench.page, "results.html");
  const [row] = await new ResultsPage(bench.page).cells();
  equal(row?.[0], "五位顾客一起来");
  match(row?.[2] ?? "", /^20%/);
  equal(row?.[3], say("results.failed"));
  await trainee.go(bench.page, "modules/d1-drills.html");
  const words = say("page.offer_tried", { percent: 20 });
  await bench.page.locator('[data-drill-offer="five"]').getByText(words).waitFor();
  await trainee.go(bench.page, "index.html");
  await bench.page.locator(".drill-links").getByText(words).waitFor();
});

it("a tab killed in mid-drill comes back paused, with everything there", { timeout: 60_000 }, async () => {
  const profile = mkdtempSync(join(tmpdir(), "coursewright-drill-"));
  const open = async (browser: BrowserProcess): Promise<DrillPage> => {
    const trainee = new Trainee(browser.context, await placeOf("drills", "http"));
    return drill(trainee, "whole");
  };
  try {
    let browser = await BrowserProcess.start(profile);
    let bench = await open(browser);
    await promise(bench);
    await bench.page.locator("#drill-note").fill("送插垫一份");
    await bench.page.locator("#drill-note").press("Enter");
    await bench.saved();
    await browser.kill();
    browser = await BrowserProcess.start(profile);
    try {
      bench = await open(browser);
      await bench.page.getByText(say("drill.paused_note")).waitFor();
      await bench.hear("付好了，谢谢。");
      equal(await bench.messages.count(), 8);
      await bench.page.locator(".handling-texts li", { hasText: "送插垫一份" }).waitFor();
      await bench.page.locator(".promise").waitFor();
      const time = bench.page.locator(".drill-time-now");
      const before = await time.innerText();
      await bench.page.waitForTimeout(1_500);
      equal(await time.innerText(), before);
      await bench.button("drill.go_on").click();
      await bench.send("谢谢光临，请随时来找我们。");
      await bench.end();
      ok((await bench.result.innerText()).includes(say("drill.ran", { modes: say("drill.ran_paused") })));
    } finally {
      await browser.kill();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

trial("a run that goes on in another tab stops here", { site: "drills" }, async (trainee) => {
  const first = await (await drill(trainee, "five")).begin();
  await first.hear("在吗？");
  await first.saved();
  const second = await drill(trainee, "five");
  await second.page.getByText(say("drill.paused_note")).waitFor();
  await first.page.getByText(say("drill.elsewhere")).waitFor();
  await settled(second.page);
  await second.button("drill.go_on").click();
  await second.send("您好，在的，请讲。");
  await second.hear("您好，在的，请讲。");
});
