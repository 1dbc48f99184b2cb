import assert from "node:assert/strict";
import test from "node:test";
import { type DrillClock, isCalm, tick, waitState } from "./clock";
import { whole } from "./evaluate";
import { replay } from "./replay";

const at = (mode: DrillClock["mode"]): DrillClock => ({ elapsed: 1000, mode, mono: 0 });

test("drill time passes at the speed of the script, at half of it, or not at all", () => {
  assert.equal(tick(at("normal"), 500, 1, false).elapsed, 1500);
  assert.equal(tick(at("normal"), 500, 60, false).elapsed, 31_000);
  assert.equal(tick(at("slow"), 500, 1, false).elapsed, 1250);
  assert.equal(tick(at("paused"), 500, 1, true).elapsed, 1000);
});

test("with the clock off time passes only while nobody is kept waiting", () => {
  assert.equal(tick(at("off"), 500, 1, false).elapsed, 1000);
  assert.equal(tick(at("off"), 500, 1, true).elapsed, 1500);
});

test("a page that slept lets no customer wait, and a clock set back takes no time away", () => {
  assert.equal(tick(at("normal"), 3_600_000, 1, false).elapsed, 4000);
  assert.equal(tick({ ...at("normal"), mono: 500 }, 0, 1, false).elapsed, 1000);
});

test("the bar turns amber at 15 seconds and red above 20 (S03)", () => {
  const targets = { amber: 15, red: 20 };
  const states = [14_900, 15_000, 20_000, 20_100].map((waited) => waitState(waited, targets));
  assert.deepEqual(states, ["green", "amber", "amber", "red"]);
});

test("nobody is kept waiting once the agent has answered", () => {
  const nodes = { ask: { asks: ["在吗？"], fallback: [{ asks: ["嗯？"] }] } };
  const script = whole({ customers: [{ id: "a", name: "a", arrives: 0, mood: 60, start: "ask", nodes }] });
  const log = [{ do: "say", at: 2000, customer: "a", text: "您好" }];
  assert.deepEqual([1000, 2000, 10_000].map((until) => isCalm(replay(script, log, until))), [false, true, false]);
});
