import assert from "node:assert/strict";
import test from "node:test";
import { begin, decide, isOver, remaining, resume, stored, tick, warning, type Clock, type Moment } from "./clock";

const HOUR = 3_600_000;
const START: Moment = { wall: 1_800_000_000_000, mono: 10_000, visible: true };

/** A moment `mono` milliseconds after the start, on a computer whose clock is off by `off`. */
const at = (mono: number, off = 0, visible = true): Moment => ({ wall: START.wall + mono + off, mono: START.mono + mono, visible });

/** A clock that ticks every second from one second to another. */
function run(clock: Clock, from: number, to: number, off = 0): Clock {
  let now = clock;
  for (let second = from; second <= to; second++) now = tick(now, at(second * 1000, off));
  return now;
}

test("the time left is what is missing to the end", () => {
  assert.equal(remaining(run(begin(3600, START), 1, 600)), 3000);
});

test("a clock set back or ahead, by an hour or a day, changes nothing and hands nothing in", () => {
  for (const off of [-HOUR, HOUR, -24 * HOUR, 24 * HOUR]) {
    const clock = run(run(begin(3600, START), 1, 60), 61, 120, off);
    assert.equal(remaining(clock), 3480, String(off));
    assert.equal(isOver(clock), false);
    assert.deepEqual(clock.jumps.map(({ seconds, counted }) => [seconds, counted]), [[off / 1000, false]]);
    assert.equal(clock.doubt, off > 0 ? off : 0);
  }
});

test("a clock set ahead and back again leaves the time as it was", () => {
  const clock = run(run(run(begin(3600, START), 1, 60), 61, 120, HOUR), 121, 180);
  assert.equal(remaining(clock), 3420);
  assert.equal(clock.jumps.length, 2);
});

test("when the trainee says that the computer slept, that time counts", () => {
  const clock = run(run(begin(3600, START), 1, 60), 61, 62, HOUR / 2);
  assert.equal(remaining(clock), 3538);
  const counted = decide(clock, true);
  assert.deepEqual([remaining(counted), counted.doubt, counted.jumps[0]?.counted], [1738, 0, true]);
  const other = decide(clock, false);
  assert.deepEqual([remaining(other), other.doubt, other.jumps[0]?.counted], [3538, 0, false]);
});

test("a short sleep, and any sleep of a page that was away, is time that passed", () => {
  assert.equal(remaining(tick(begin(3600, START), at(1000, 240_000))), 3600 - 241);
  const hidden = tick(begin(3600, START), at(1000, 0, false));
  const back = tick(hidden, at(2000, HOUR / 2));
  assert.deepEqual([remaining(back), back.jumps.length], [3600 - 1802, 0]);
});

test("time runs on while the page is closed; a clock set back meanwhile gives none", () => {
  const before = run(begin(3600, START), 1, 600);
  const later = { wall: before.last.wall + 300_000, mono: 5, visible: true };
  assert.equal(remaining(resume(stored(before), later)), 2700);
  const back = resume(stored(before), { wall: before.last.wall - HOUR, mono: 5, visible: true });
  assert.deepEqual([remaining(back), back.jumps[0]?.seconds], [3000, -3600]);
});

test("the end is reached once it is seen twice", () => {
  const last = run(begin(60, START), 1, 60);
  assert.deepEqual([remaining(last), isOver(last)], [0, false]);
  assert.equal(isOver(run(last, 61, 61)), true);
  const away = resume(stored(begin(60, START)), { wall: START.wall + HOUR, mono: 1, visible: true });
  const once = tick(away, { wall: START.wall + HOUR + 1000, mono: 1001, visible: true });
  assert.deepEqual([isOver(away), isOver(once)], [false, false]);
  assert.equal(isOver(tick(once, { wall: START.wall + HOUR + 2000, mono: 2001, visible: true })), true);
});

test("each announcement is made once, of several at once the last", () => {
  const made = (limit: number): (string | undefined)[] => {
    const heard: (string | undefined)[] = [];
    for (let left = limit; left > 0; left--) {
      const one = warning(left, left - 1, limit);
      if (one) heard.push(one);
    }
    return heard;
  };
  assert.deepEqual(made(3600), ["quarter", "five", "one"]);
  assert.deepEqual(made(600), ["five", "quarter", "one"]);
  assert.deepEqual(made(60), ["quarter"]);
  assert.equal(warning(3000, 40, 3600), "one");
  assert.equal(warning(901, 300, 3600), "five");
});
