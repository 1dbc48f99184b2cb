import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { chance, MemoryKeys, MemoryRows, record } from "../testing/random";
import { Journal, type JournalParts } from "./journal";
import { Mirror } from "./mirror";

interface Stores {
  readonly rows?: MemoryRows | undefined;
  readonly keys?: MemoryKeys | undefined;
}

function open({ rows, keys }: Stores, more: Partial<JournalParts> = {}): Journal {
  const mirror = keys && new Mirror(keys, "course", "");
  return new Journal({
    course: "course",
    profile: "",
    tab: "t1",
    indexed: rows,
    mirror,
    wall: () => 1000,
    mono: () => 1,
    ...more,
  });
}

/** Lets promises settle; with mocked timers nothing else moves. */
async function turn(): Promise<void> {
  for (let times = 0; times < 30; times++) await Promise.resolve();
}

function clock(context: TestContext): (milliseconds: number) => Promise<void> {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  return async (milliseconds) => {
    await turn();
    context.mock.timers.tick(milliseconds);
    await turn();
  };
}

test("saved is said only after the transaction completed", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  const journal = open({ rows, keys: new MemoryKeys() });
  await journal.ready;
  assert.equal(journal.state, "saved");
  rows.mode = "hangs";
  journal.put("attempt/a", "q1", "B");
  await pass(10);
  assert.equal(journal.state, "saving");
  assert.equal(rows.rows.size, 0);
  rows.release();
  await pass(0);
  assert.equal(journal.state, "saved");
  assert.equal(rows.rows.size, 1);
});

test("typing holds at once, counts as not saved yet, and is written after a pause", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  const keys = new MemoryKeys();
  const journal = open({ rows, keys });
  await journal.ready;
  journal.put("attempt/a", "q1", "2", true);
  await pass(200);
  journal.put("attempt/a", "q1", "20", true);
  await pass(200);
  assert.equal(journal.get("attempt/a", "q1"), "20");
  assert.equal(journal.state, "saving");
  assert.equal(rows.rows.size, 0);
  await pass(101);
  assert.equal(journal.state, "saved");
  assert.equal(rows.rows.size, 1);
});

test("flush writes typing at once: the mirror has it before the call returns", async (context) => {
  clock(context);
  const keys = new MemoryKeys();
  const journal = open({ rows: new MemoryRows(), keys });
  await journal.ready;
  journal.put("attempt/a", "q1", "20", true);
  assert.equal(keys.map.size, 0);
  journal.flush();
  assert.equal(keys.map.size, 1);
});

test("without IndexedDB the state is fallback, without both unsaved, and the page still works", async (context) => {
  clock(context);
  const fallback = open({ keys: new MemoryKeys() });
  await fallback.ready;
  fallback.put("attempt/a", "q1", "B");
  assert.equal(fallback.state, "fallback");
  const memory = open({});
  await memory.ready;
  assert.equal(memory.readable, false);
  assert.equal(memory.state, "unsaved");
  memory.put("attempt/a", "q1", "B");
  assert.equal(memory.get("attempt/a", "q1"), "B");
  assert.equal(memory.state, "unsaved");
});

test("a full mirror does not matter while IndexedDB works", async () => {
  const journal = open({ rows: new MemoryRows(), keys: new MemoryKeys(10) });
  await journal.ready;
  journal.put("attempt/a", "q1", "B");
  await turn();
  assert.equal(journal.state, "saved");
});

test("an IndexedDB that never opens costs one second, and what it held and missed comes together when it does", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  rows.rows.set("old", record({ stream: "settings", item: "theme", lamport: 50, tab: "old", value: "dark" }));
  rows.rows.set("older", record({ stream: "attempt/a", item: "q2", lamport: 51, tab: "old", value: "C" }));
  rows.mode = "hangs";
  const journal = open({ rows, keys: new MemoryKeys() });
  let ready = false;
  void journal.ready.then(() => (ready = true));
  await pass(999);
  assert.equal(ready, false);
  await pass(2);
  assert.equal(ready, true);
  assert.equal(journal.state, "fallback");
  journal.put("settings", "theme", "light");
  await pass(2001);
  assert.equal(journal.state, "fallback");
  rows.release();
  await pass(0);
  assert.equal(journal.get("settings", "theme"), "light", "the later change wins though its clock was behind");
  assert.equal(journal.get("attempt/a", "q2"), "C");
  assert.equal(journal.state, "saved");
});

test("a store that was emptied under the page gets everything back", async () => {
  const [rows, keys] = [new MemoryRows(), new MemoryKeys()];
  const journal = open({ rows, keys });
  await journal.ready;
  journal.put("attempt/a", "q1", "B");
  journal.put("attempt/a", "q2", "C");
  await turn();
  rows.rows.clear();
  keys.map.clear();
  journal.safe.clear();
  await journal.reread();
  await turn();
  assert.equal(rows.rows.size, 2);
  assert.equal(journal.state, "saved");
  const again = open({ keys }, { tab: "t2" });
  assert.equal(again.get("attempt/a", "q2"), "C");
});

test("a refused write is tried again and then saved", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  const journal = open({ rows });
  await journal.ready;
  rows.mode = "fails";
  journal.put("attempt/a", "q1", "B");
  await pass(0);
  assert.equal(journal.state, "unsaved");
  rows.mode = "works";
  await pass(5001);
  assert.equal(journal.state, "saved");
  assert.equal(rows.rows.size, 1);
});

test("a refused reading is tried again, and then everything counts as saved again", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  const journal = open({ rows, keys: new MemoryKeys() });
  await journal.ready;
  rows.mode = "fails";
  await journal.reread();
  assert.equal(journal.state, "fallback");
  rows.mode = "works";
  await pass(5001);
  assert.equal(journal.state, "saved");
});

test("a write that hangs is not saved after two seconds and saved when it completes after all", async (context) => {
  const pass = clock(context);
  const rows = new MemoryRows();
  const journal = open({ rows });
  await journal.ready;
  rows.mode = "hangs";
  journal.put("attempt/a", "q1", "B");
  await pass(2001);
  assert.equal(journal.state, "unsaved");
  rows.release();
  await pass(0);
  assert.equal(journal.state, "saved");
});

test("each store gets what only the other holds", async () => {
  const rows = new MemoryRows();
  const keys = new MemoryKeys();
  new Mirror(keys, "course", "").write(record({ item: "q1", lamport: 3, tab: "x", value: "mirror only" }));
  rows.rows.set("r", record({ item: "q2", lamport: 4, tab: "x", value: "rows only" }));
  const journal = open({ rows, keys });
  await journal.ready;
  await turn();
  assert.equal(journal.get("attempt/a", "q1"), "mirror only");
  assert.equal(journal.get("attempt/a", "q2"), "rows only");
  assert.equal(rows.rows.size, 2);
  assert.equal(keys.map.size, 2);
});

test("rows that are no records of this version stay, and are listed", async () => {
  const rows = new MemoryRows();
  const newer = { ...record(), v: 2 };
  rows.rows.set("newer", newer);
  const journal = open({ rows });
  await journal.ready;
  journal.put("attempt/a", "q1", "B");
  await turn();
  assert.deepEqual(journal.asideRows, [newer]);
  assert.deepEqual(rows.rows.get("newer"), newer);
});

test("two tabs with 400 writes each lose nothing, whatever reaches whom when", async () => {
  const below = chance(99);
  const rows = new MemoryRows();
  const keys = new MemoryKeys();
  const late: (() => void)[] = [];
  const tabs: Journal[] = [];
  const post = (from: number) => (message: unknown) =>
    void late.push(() => tabs[1 - from]?.receive(structuredClone(message)));
  tabs.push(open({ rows, keys }, { tab: "a", post: post(0) }), open({ rows, keys }, { tab: "b", post: post(1) }));
  await Promise.all(tabs.map((tab) => tab.ready));
  for (let nth = 0; nth < 400; nth++) {
    tabs[0]?.put("attempt/a", `a${nth}`, nth);
    tabs[1]?.put("attempt/b", `b${nth}`, nth);
    if (below(3) === 0) late.splice(0).forEach((deliver) => deliver());
  }
  await turn();
  const reader = open({ rows, keys }, { tab: "c" });
  await reader.ready;
  assert.equal(reader.ledger.all().length, 800);
  const mirrorOnly = open({ keys }, { tab: "d" });
  await mirrorOnly.ready;
  assert.equal(mirrorOnly.ledger.all().length, 800);
});

test("what a tab writes after it saw another's change wins, even if it saw it only in the mirror", async () => {
  const rows = new MemoryRows();
  const keys = new MemoryKeys();
  const first = open({ rows, keys }, { tab: "z" });
  const second = open({ rows, keys }, { tab: "a" });
  await Promise.all([first.ready, second.ready]);
  for (let nth = 0; nth < 5; nth++) first.put("attempt/a", "q1", nth);
  second.put("attempt/a", "q1", "last");
  await turn();
  const reader = open({ rows, keys }, { tab: "c" });
  await reader.ready;
  assert.equal(reader.get("attempt/a", "q1"), "last");
});

test("messages that are none are ignored", async () => {
  const journal = open({ rows: new MemoryRows() });
  await journal.ready;
  for (const message of [null, 5, "x", {}, { records: 5 }, { records: [null, { v: 1 }] }]) journal.receive(message);
  journal.receive({ records: [record({ course: "another" }), record({ profile: "another" })] });
  assert.equal(journal.ledger.all().length, 0);
});

test("erasing in one tab makes the others forget, but for the settings", async () => {
  const journal = open({ rows: new MemoryRows(), keys: new MemoryKeys() });
  await journal.ready;
  journal.put("attempt/a", "q1", "B");
  journal.put("settings", "theme", "dark");
  await turn();
  journal.receive({ erase: true });
  assert.equal(journal.get("attempt/a", "q1"), undefined);
  assert.equal(journal.get("settings", "theme"), "dark");
});

test("taking in records says how many changed something and stores them", async () => {
  const rows = new MemoryRows();
  const journal = open({ rows });
  await journal.ready;
  journal.put("attempt/a", "q1", "B");
  const count = journal.absorb([record({ item: "q1", lamport: 0 }), record({ item: "q2", lamport: 7 })]);
  await turn();
  assert.equal(count, 1);
  assert.equal(rows.rows.size, 2);
  journal.put("attempt/a", "q2", "after");
  assert.equal(journal.ledger.find("attempt/a", "q2")?.lamport, 8);
});

test("listeners hear of changes until they stop", async () => {
  const journal = open({ rows: new MemoryRows() });
  await journal.ready;
  let heard = 0;
  const stop = journal.subscribe(() => heard++);
  journal.put("attempt/a", "q1", "B");
  assert.equal(heard, 1);
  stop();
  journal.put("attempt/a", "q1", "C");
  await turn();
  assert.equal(heard, 1);
});
