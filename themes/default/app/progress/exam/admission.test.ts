import assert from "node:assert/strict";
import test from "node:test";
import type { ExamRules } from "../../page/data";
import { finished, streams } from "../../testing/course";
import { attempts, type Attempt } from "../attempt";
import { admission, mayReview } from "./admission";

const HOUR = 3_600_000;
const rules = (changes: Partial<ExamRules> = {}): ExamRules => ({ cool_down: 0, review: "after_submit", keep: "best", ...changes });

/** Attempts handed in at these hours, the last one passed if `passed`. */
function handedIn(hours: readonly number[], passed = false): Attempt[] {
  const all = hours.flatMap((hour, index) =>
    finished(`a${index}`, "exam", 50, passed && index === hours.length - 1, { wall: hour * HOUR }),
  );
  return attempts(streams(all), "exam");
}

test("without limits every attempt may begin", () => {
  assert.deepEqual(admission(handedIn([1, 2, 3]), rules(), 3 * HOUR), { may: true });
});

test("attempts are counted down, and none is left after the last", () => {
  assert.deepEqual(admission([], rules({ attempts: 2 }), 0), { left: 2, may: true });
  assert.deepEqual(admission(handedIn([1]), rules({ attempts: 2 }), 0), { left: 1, may: true });
  assert.deepEqual(admission(handedIn([1, 2]), rules({ attempts: 2 }), 0), { left: 0, may: false });
  assert.deepEqual(admission(handedIn([1, 2, 3]), rules({ attempts: 2 }), 0), { left: 0, may: false });
});

test("the next attempt waits for the end of the cool-down, also when the clock was set back", () => {
  const exam = rules({ cool_down: 24 });
  assert.deepEqual(admission(handedIn([10]), exam, 11 * HOUR), { opens: 34 * HOUR, may: false });
  assert.deepEqual(admission(handedIn([10]), exam, 5 * HOUR), { opens: 34 * HOUR, may: false });
  assert.deepEqual(admission(handedIn([10]), exam, 34 * HOUR), { may: true });
  assert.deepEqual(admission([], exam, 0), { may: true });
});

test("the review policy decides whether answers are shown", () => {
  const [failed, passed] = [handedIn([1]), handedIn([1], true)];
  const may = (review: ExamRules["review"], all: Attempt[]): boolean => mayReview(all, rules({ review, attempts: 2 }));
  assert.deepEqual([may("never", passed), may("after_submit", failed)], [false, true]);
  assert.deepEqual([may("after_pass", failed), may("after_pass", passed)], [false, true]);
  assert.deepEqual([may("after_last_attempt", passed), may("after_last_attempt", handedIn([1, 2]))], [false, true]);
  assert.equal(mayReview(handedIn([1, 2, 3]), rules({ review: "after_last_attempt" })), false);
});
