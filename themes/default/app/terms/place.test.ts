import assert from "node:assert/strict";
import test from "node:test";
import { places } from "./place";

const box = { width: 200, height: 80 };
const view = { width: 360, height: 600 };

test("an explanation stands below its term and above it where there is no room below", () => {
  assert.deepEqual(places({ left: 40, top: 100, bottom: 120 }, box, view), { left: 40, top: 126 });
  assert.deepEqual(places({ left: 40, top: 560, bottom: 580 }, box, view), { left: 40, top: 474 });
});

test("an explanation stays inside the window, and below where there is room nowhere", () => {
  assert.equal(places({ left: 300, top: 100, bottom: 120 }, box, view).left, 154);
  assert.equal(places({ left: -20, top: 100, bottom: 120 }, box, view).left, 6);
  assert.equal(places({ left: 40, top: 40, bottom: 60 }, box, { width: 150, height: 100 }).top, 66);
  assert.equal(places({ left: 40, top: 40, bottom: 60 }, box, { width: 150, height: 100 }).left, 6);
});
