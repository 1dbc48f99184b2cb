import assert from "node:assert/strict";
import test from "node:test";
import { Ledger } from "../journal/ledger";
import type { JournalRecord } from "../journal/record";
import { chance, record } from "../testing/random";
import { changesOf, LARGEST_BACKUP, readBackup, writeBackup } from "./backup";

const here = { id: "course", title: "客服培训" };

function some(below: (bound: number) => number): JournalRecord[] {
  return Array.from({ length: 1 + below(20) }, (_, seq) =>
    record({
      stream: ["attempt/a", "attempt/b", "module/d1"][below(3)] ?? "",
      item: `q${below(6)}`,
      lamport: below(50),
      tab: "abc"[below(3)] ?? "",
      seq,
      value: [null, "二十", ["A", "C"], { response: true, at: below(9), "2": 1, "1": 2 }, 7.25][below(5)],
    }),
  );
}

function ledgerOf(records: readonly JournalRecord[]): Ledger {
  const ledger = new Ledger();
  records.forEach((one) => ledger.merge(one));
  return ledger;
}

test("what is exported, wiped and restored is equal, over 1,000 random states", () => {
  const below = chance(11);
  for (let round = 0; round < 1_000; round++) {
    const before = ledgerOf(some(below));
    const outcome = readBackup(writeBackup(here, before.all(), ["damaged"], 1e12), "course", "");
    assert.ok("backup" in outcome);
    const after = ledgerOf(outcome.backup.records);
    assert.deepEqual(after.all(), before.all());
    assert.deepEqual(changesOf(outcome.backup.records, before), { added: 0, newer: 0, same: before.all().length });
  }
});

test("restoring into other progress merges: both stay, of the same thing the newer", () => {
  const below = chance(12);
  for (let round = 0; round < 1_000; round++) {
    const [a, b] = [some(below), some(below)];
    const present = ledgerOf(a);
    const outcome = readBackup(writeBackup(here, ledgerOf(b).all(), [], 0), "course", "");
    assert.ok("backup" in outcome);
    const { added, newer, same } = changesOf(outcome.backup.records, present);
    const count = present.all().length;
    const changed = outcome.backup.records.filter((one) => present.merge(one)).length;
    assert.equal(changed, added + newer);
    assert.equal(added + newer + same, outcome.backup.records.length);
    assert.equal(present.all().length, count + added);
    const together = ledgerOf([...a, ...b]);
    assert.ok(
      together
        .all()
        .every(
          (one) =>
            present.find(one.stream, one.item) === one ||
            JSON.stringify(present.find(one.stream, one.item)) === JSON.stringify(one),
        ),
    );
  }
});

test("a backup is readable JSON that names its course and its time, without the settings", () => {
  const text = writeBackup(here, [record(), record({ stream: "settings", item: "theme", value: "dark" })], [], 0);
  const file = JSON.parse(text) as { [name: string]: unknown; records: unknown[] };
  assert.equal(file["format"], "coursewright-progress");
  assert.equal(file["version"], 1);
  assert.equal(file["course"], "course");
  assert.equal(file["title"], "客服培训");
  assert.equal(file["exported"], "1970-01-01T00:00:00.000Z");
  assert.equal(file.records.length, 1);
  assert.ok(text.includes("\n "));
});

test("a file that an editor laid out anew is still whole", () => {
  const text = JSON.stringify(JSON.parse(writeBackup(here, [record()], [], 0)), null, 8);
  assert.ok("backup" in readBackup(text.replace(/\n/g, "\r\n"), "course", ""));
});

test("every refusal has its reason", () => {
  const good = writeBackup(here, [record({ value: "B" })], [], 0);
  const reason = (content: string, course = "course") => {
    const outcome = readBackup(content, course, "");
    return "refused" in outcome ? [outcome.refused, outcome.title] : "taken";
  };
  assert.deepEqual(reason(""), ["unreadable", ""]);
  assert.deepEqual(reason("[]"), ["unreadable", ""]);
  assert.deepEqual(reason('{"format":"other"}'), ["unreadable", ""]);
  assert.deepEqual(reason(good.slice(0, -20)), ["unreadable", ""]);
  assert.deepEqual(reason(good.replace('"B"', '"C"')), ["damaged", ""]);
  assert.deepEqual(reason(good.replace('"version": 1', '"version": 2')), ["version", ""]);
  assert.deepEqual(reason(good, "another"), ["course", "客服培训"]);
  assert.deepEqual(reason(" ".repeat(LARGEST_BACKUP + 1)), ["large", ""]);
  assert.deepEqual(reason("[".repeat(200_000)), ["unreadable", ""]);
  assert.equal(reason(good), "taken");
});

test("10,000 damaged files never throw and never bring in a record that was not there", () => {
  const below = chance(13);
  let taken = 0;
  for (let round = 0; round < 10_000; round++) {
    const records = ledgerOf(some(below)).all();
    const characters = [...writeBackup(here, records, [], 0)];
    for (let times = 1 + below(3); times > 0; times--) {
      const place = below(characters.length);
      if (below(2)) characters.splice(place, 1 + below(30));
      else characters[place] = String.fromCharCode(32 + below(95));
    }
    const outcome = readBackup(characters.join(""), "course", "");
    if ("refused" in outcome) continue;
    taken++;
    assert.deepEqual(outcome.backup.records, records, "only damage to the layout may pass");
  }
  assert.ok(taken < 2_500, `${taken} taken`);
});

test("unsound records inside a whole file are left out, and so is a clock that leaves no room", () => {
  const odd = [
    record(),
    { ...record(), v: 2 },
    record({ lamport: 2 ** 41 }),
    record({ course: "another" }),
  ] as JournalRecord[];
  const outcome = readBackup(writeBackup(here, odd, [], 0), "course", "");
  assert.ok("backup" in outcome);
  assert.deepEqual(outcome.backup.records, [record()]);
});

test("records are restored for whoever studies here", () => {
  const outcome = readBackup(writeBackup(here, [record({ profile: "old" })], [], 0), "course", "new");
  assert.ok("backup" in outcome);
  assert.equal(outcome.backup.records[0]?.profile, "new");
});
