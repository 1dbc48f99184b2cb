import assert from "node:assert/strict";
import test from "node:test";
import { whole } from "./evaluate";
import type { Event } from "./log";
import { replay } from "./replay";
import { score } from "./score";
import type { Customer, Node, Script } from "./shapes";

const node = (changes: Partial<Node> = {}): Node => ({ asks: ["在吗？"], fallback: [{ asks: ["嗯？"] }], ...changes });

const customer = (id: string, changes: Partial<Customer> = {}): Customer => ({
  id,
  name: id,
  arrives: 0,
  mood: 60,
  start: "ask",
  nodes: { ask: node() },
  ...changes,
});

const say = (at: number, to: string, text: string): Event => ({ do: "say", at, customer: to, text });

const arrivals = (greeting?: Script["greeting"]): Script =>
  whole({
    customers: ["a", "b", "c", "d", "e"].map((id, index) => customer(id, { arrives: index * 30 })),
    checkpoints: [{ id: "first", title: "首次响应", points: 100, need: [{ first_response: 20 }] }],
    ...(greeting && { greeting }),
  });

const answers = [8, 12, 20, 25, 15].map((seconds, index) =>
  say((index * 30 + seconds) * 1000, "abcde"[index] ?? "", "您好，在的"),
);

test("five arrivals answered after 8, 12, 20, 25 and 15 seconds have a mean first response of 16 seconds (S01)", () => {
  const { first, percent, passed } = score(arrivals(), answers, 145_000);
  assert.deepEqual(first, { count: 5, sum: 80_000, worst: 25_000, tenths: 160 });
  assert.deepEqual([percent, passed], [100, true]);
});

test("an automatic greeting after a second changes no response time (S01)", () => {
  const without = score(arrivals(), answers, 145_000);
  const greeted = arrivals({ after: 1, text: "客服马上就来" });
  assert.deepEqual(score(greeted, answers, 145_000), without);
  const [talk] = replay(greeted, answers, 145_000);
  assert.deepEqual(talk?.messages[1], { at: 1000, from: "auto", text: "客服马上就来", node: "ask" });
});

test("waits of 18, 22, 31 and 27 seconds have a mean of 24.5 seconds (S02)", () => {
  const asks = node({ fallback: [{ asks: ["还有呢？"] }] });
  const script = whole({ puzzled: 8, customers: [customer("a", { nodes: { ask: asks } })] });
  let at = 0;
  const log = [18, 22, 31, 27].map((seconds) => {
    const told = at + seconds * 1000;
    at = told + 8000;
    return say(told, "a", "请您稍等");
  });
  assert.deepEqual(score(script, log, at - 1).response, { count: 4, sum: 98_000, worst: 31_000, tenths: 245 });
});

test("the last word earns its points only if it is the agent's (S04)", () => {
  const nodes = { ask: node({ replies: [{ say: ["told"], to: "bye" }] }), bye: node({ asks: ["好的"], ends: true }) };
  const script = whole({
    says: { told: [["有货"]] },
    customers: [customer("a", { nodes })],
    checkpoints: [{ id: "close", title: "最后一句", points: 10, need: [{ last_word: true }] }],
  });
  const log = [say(5000, "a", "有货的")];
  assert.equal(score(script, log, 20_000).earned, 0);
  assert.equal(score(script, [...log, say(12_000, "a", "谢谢您")], 20_000).earned, 10);
});

test("a plan told after 59 minutes keeps the hour, after 61 minutes it does not (S51)", () => {
  const script = whole({
    limit: 7200,
    speed: 60,
    says: { plan: [["方案"]] },
    customers: [customer("a")],
    checkpoints: [{ id: "hour", title: "一小时", points: 10, need: [{ did: "plan", within: 3600 }] }],
  });
  const told = (minutes: number) => score(script, [say(minutes * 60_000, "a", "方案是补发")], 7_200_000).earned;
  assert.deepEqual([told(59), told(60), told(61)], [10, 10, 0]);
});

test("a promise that lacks a step keeps the conversation open and names the step (S32)", () => {
  const nodes = { ask: node({ replies: [{ say: ["gift"], promises: true, to: "bye" }] }), bye: node({ ends: true }) };
  const script = whole({ says: { gift: [["送"]] }, customers: [customer("a", { nodes })] });
  const close = (at: number): Event => ({ do: "close", at, customer: "a" });
  const log: Event[] = [
    say(1000, "a", "送您一份"),
    { do: "note", at: 5000, customer: "a", text: "赠品一份" },
    { do: "flag", at: 6000, customer: "a", colour: "red" },
    close(7000),
    { do: "confirm", at: 8000, customer: "a" },
    { do: "group", at: 9000, customer: "a", text: "请加赠品" },
    close(10_000),
    { do: "confirm", at: 11_000, customer: "a" },
    close(12_000),
  ];
  const at = (until: number) => {
    const [talk] = replay(script, log, until);
    return [talk?.status, talk?.promise, talk?.missing, talk?.refused];
  };
  assert.deepEqual(at(7000), ["open", "open", ["group", "confirm"], [3]]);
  assert.deepEqual(at(10_000), ["open", "open", ["confirm"], [3, 6]]);
  assert.deepEqual(at(12_000), ["closed", "kept", [], [3, 6]]);
});

test("two customers wait by their own clocks (S77)", () => {
  const script = whole({ customers: [customer("a"), customer("b", { arrives: 5 })] });
  const log = [say(10_000, "a", "您好")];
  const [a, b] = replay(script, log, 17_999);
  assert.deepEqual(a?.waits, [{ start: 0, end: 10_000 }]);
  assert.deepEqual(b?.waits, [{ start: 5000, end: null }]);
  assert.deepEqual([a?.due, a?.reacting, b?.due], [18_000, true, Infinity]);
});

test("damaged events are passed over, and no event is earlier than the one before", () => {
  const script = whole({ customers: [customer("a")] });
  const log: unknown[] = [
    null,
    { do: "say", at: 1.5, customer: "a", text: "一" },
    { do: "say", at: 5000, customer: "a", text: "二", chosen: "yes" },
    { do: "constructor", at: 5000, customer: "a" },
    say(6000, "a", "三"),
    say(4000, "a", "四"),
  ];
  const [talk] = replay(script, log, 7000);
  assert.deepEqual(
    talk?.messages.map(({ at, text, index }) => [at, text, index]),
    [[0, "在吗？", undefined], [6000, "三", 4], [6000, "四", 5]],
  );
});

test("names that every object knows by birth are neither nodes nor things said", () => {
  const script = whole({
    customers: [customer("a", { start: "constructor" })],
    checkpoints: [{ id: "c", title: "", points: 1, need: [{ note: "toString" }] }],
  });
  const log: Event[] = [{ do: "note", at: 1, customer: "a", text: "x" }];
  assert.deepEqual(replay(script, log, 5000)[0]?.messages, []);
  assert.equal(score(script, log, 5000).earned, 0);
});
