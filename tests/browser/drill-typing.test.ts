// What a key costs at the workbench, in time of the processor, which other work on the machine does not change.

import { ok } from "node:assert/strict";
import { textsOf } from "./harness/sites";
import { trial } from "./harness/trial";
import { DrillPage } from "./pages/drill";

const say = textsOf("drills", "zh-CN");
const TEXT = "您好，这一款我不知道还有没有货，请您稍等，我马上去仓库核实，十分钟之内一定回复您，再见。".repeat(2);

trial("a key with five customers waiting costs less than 16 ms of a processor slowed to a quarter", { site: "drills" }, async (trainee) => {
  const bench = await new DrillPage(await trainee.open("drills/five.html"), say).begin();
  await bench.queue.nth(4).waitFor({ timeout: 20_000 });
  await bench.field.focus();
  const session = await trainee.context.newCDPSession(bench.page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  /** Milliseconds that scripts, styles and layout have taken. */
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    const taken = metrics.filter(({ name }) => ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].includes(name));
    return taken.reduce((sum, { value }) => sum + value * 1000, 0);
  };
  const before = await spent();
  for (const character of TEXT) await bench.page.keyboard.insertText(character);
  const each = ((await spent()) - before) / TEXT.length;
  ok((await bench.page.locator(".draft-behind mark").count()) === 4, "the marks keep up");
  console.log(`a key costs ${each.toFixed(2)} ms here, ${(4 * each).toFixed(1)} ms at a quarter of the speed`);
  ok(4 * each < 16, `${each} ms`);
});
