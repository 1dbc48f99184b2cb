import assert from "node:assert/strict";
import test from "node:test";
import type { Message } from "../../drill/conversation";
import { steps } from "./curve";
import { lastOfNodes } from "./replayed";

const message = (from: Message["from"], node: string): Message => ({ at: 0, from, text: "", node });

test("a better wording stands behind the agent's last message at each point, else behind the last", () => {
  const messages = [
    message("customer", "ask"),
    message("agent", "ask"),
    message("auto", "ask"),
    message("customer", "order"),
    message("customer", "order"),
    message("customer", "ask"),
    message("agent", "ask"),
  ];
  assert.deepEqual([...lastOfNodes(messages)], [1, 4, 6]);
});

test("the curve stays at each mood until the next", () => {
  const curve = [{ at: 0, mood: 50 }, { at: 500, mood: 100 }];
  assert.equal(steps(curve, 0, 1000), "8.0,60.0 300.0,60.0 300.0,8.0 592.0,8.0");
});
