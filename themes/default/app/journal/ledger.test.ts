import assert from "node:assert/strict";
import test from "node:test";
import { chance, record, shuffled } from "../testing/random";
import { superseded } from "./erase";
import { Ledger } from "./ledger";
import { beats, isRecord, nameOf, type JournalRecord } from "./record";

/** What a ledger says, whatever the order in which it learned it. */
function said(ledger: Ledger): string {
  return JSON.stringify(ledger.all().sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
}

function merged(...heaps: readonly (readonly JournalRecord[])[]): Ledger {
  const ledger = new Ledger();
  heaps.forEach((heap) => heap.forEach((one) => ledger.merge(one)));
  return ledger;
}

/** Records of up to three tabs about up to four things; clocks collide, and now and then a whole record is repeated. */
function history(below: (bound: number) => number): JournalRecord[] {
  return Array.from({ length: below(12) }, () =>
    record({
      stream: below(2) ? "attempt/a" : "settings",
      item: below(2) ? "q1" : "q2",
      lamport: below(5),
      tab: "abc"[below(3)] ?? "",
      seq: below(3),
      value: below(3),
    }),
  );
}

test("merging is commutative, associative and idempotent over 10,000 random histories", () => {
  const below = chance(20261121);
  for (let round = 0; round < 10_000; round++) {
    const [a, b, c] = [history(below), history(below), history(below)];
    const expected = said(merged(a, b, c));
    assert.equal(said(merged(c, a, b)), expected, "order of heaps");
    assert.equal(said(merged(shuffled([...a, ...b, ...c], below))), expected, "order of records");
    assert.equal(said(merged(merged(a, b).all(), c)), expected, "a merge of merges");
    assert.equal(said(merged(a, b, c, a, c)), expected, "records twice");
    assert.equal(merged(a, b, c).clock, Math.max(0, ...[...a, ...b, ...c].map((one) => one.lamport)));
  }
});

test("of two records about one thing exactly one beats the other unless they are equal", () => {
  const below = chance(7);
  for (let round = 0; round < 10_000; round++) {
    const [a, b] = [history(below)[0], history(below)[0]];
    if (!a || !b) continue;
    const equal = JSON.stringify(a) === JSON.stringify(b);
    assert.equal(beats(a, b), !equal && !beats(b, a));
  }
});

test("the higher clock wins, then the greater tab name", () => {
  const ledger = merged([
    record({ lamport: 2, tab: "a", value: "later" }),
    record({ lamport: 1, tab: "z", value: "earlier" }),
  ]);
  assert.equal(ledger.find("attempt/a", "q1")?.value, "later");
  ledger.merge(record({ lamport: 2, tab: "b", value: "the other tab" }));
  assert.equal(ledger.find("attempt/a", "q1")?.value, "the other tab");
});

test("merge says whether something changed", () => {
  const ledger = new Ledger();
  assert.equal(ledger.merge(record()), true);
  assert.equal(ledger.merge(record()), false);
  assert.equal(ledger.merge(record({ lamport: 0 })), false);
  assert.equal(ledger.merge(record({ lamport: 2 })), true);
});

test("forgetting keeps the clock, so that what is written next still wins elsewhere", () => {
  const ledger = merged([record({ lamport: 9 }), record({ stream: "settings", item: "theme", value: "dark" })]);
  ledger.forget((stream) => stream !== "settings");
  assert.deepEqual(ledger.all().map(nameOf), ["settings/theme"]);
  assert.equal(ledger.clock, 9);
});

test("only sound records of this version and course are records", () => {
  assert.equal(isRecord(record(), "course"), true);
  const unsound: unknown[] = [
    null,
    7,
    "text",
    [],
    {},
    { ...record(), v: 2 },
    { ...record(), course: "another" },
    { ...record(), item: "a/b" },
    { ...record(), item: "" },
    { ...record(), stream: 3 },
    { ...record(), lamport: -1 },
    { ...record(), lamport: 1.5 },
    { ...record(), lamport: 2 ** 53 },
    { ...record(), wall: NaN },
    { ...record(), value: undefined },
    { ...record(), tab: "x".repeat(401) },
  ];
  for (const value of unsound) assert.equal(isRecord(value, "course"), false, JSON.stringify(value));
});

test("superseded rows are those that a newer row about the same thing replaces", () => {
  const old = record({ lamport: 1, tab: "a" });
  const next = record({ lamport: 2, tab: "b" });
  const other = record({ item: "q2" });
  assert.deepEqual(superseded([old, other, next]), [old]);
});
