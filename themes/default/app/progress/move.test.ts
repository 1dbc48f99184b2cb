import assert from "node:assert/strict";
import test from "node:test";
import { Ledger } from "../journal/ledger";
import { finished, ledger } from "../testing/course";
import { chance } from "../testing/random";
import { attempts } from "./attempt";
import { readBackup, writeBackup } from "./backup";
import { canUnpack, isCode, readCode, writeCode } from "./code";
import { carriedPhrases, codes, essence } from "./essence";
import { quizScores } from "./module";
import { ownPhrases } from "./phrases";

const here = { id: "course", title: "客服培训" };

const some = ledger([
  ...finished("a", "d1", 60, true, { marks: { q1: { earned: 0, total: 1, correct: false }, q2: { earned: 1, total: 1, correct: true } } }),
  ...finished("b", "d1", 90, true, { marks: { q1: { earned: 1, total: 1, correct: true } } }),
  ...finished("c", "d2", 40, false),
  ["module/d1", "read", { wall: 5 }],
]);

test("a backup goes through a code and back, also with line breaks a chat put in", async () => {
  const backup = writeBackup(here, some.all(), [], 0);
  const code = await writeCode(backup);
  assert.ok(isCode(code) && /^CW1:[\w-]+$/.test(code), code.slice(0, 20));
  const broken = code.replace(/.{40}/g, "$&\r\n ");
  const read = readBackup((await readCode(broken)) ?? "", "course", "");
  assert.ok("backup" in read);
  assert.deepEqual(read.backup.records, some.all());
});

test("of 2,000 damaged codes none is taken for a backup with other content", async () => {
  const below = chance(5);
  const backup = writeBackup(here, some.all(), [], 0);
  const code = await writeCode(backup);
  const letters = "ABCxyz019-_";
  for (let round = 0; round < 2_000; round++) {
    const at = 4 + below(code.length - 4);
    const letter = letters[below(letters.length)] ?? "";
    const damaged = below(3) === 0 ? code.slice(0, at) : code.slice(0, at) + letter + code.slice(at + 1);
    const content = await readCode(damaged);
    const outcome = content === undefined ? undefined : readBackup(content, "course", "");
    if (outcome && "backup" in outcome) assert.deepEqual(outcome.backup.records, some.all());
  }
});

test("what is no code is none", async () => {
  for (const text of ["", "hello", "CW2:abc", "https://example.com"]) assert.equal(isCode(text), false, text);
  assert.equal(await readCode("CW1:%%%"), undefined);
  assert.equal(await readCode("CW1:"), undefined);
});

test("the essence keeps the best of every quiz, its mistakes and what was read, and gives way to the whole", () => {
  const there = new Ledger();
  const small = essence(some.streams).flat();
  small.forEach((record) => there.merge(record));
  assert.deepEqual([...quizScores(there.streams)], [
    ["d1", { percent: 90, passed: true }],
    ["d2", { percent: 40, passed: false }],
  ]);
  assert.equal(attempts(there.streams).length, 2);
  assert.ok(there.find("module/d1", "read"));
  some.all().forEach((record) => there.merge(record));
  small.forEach((record) => there.merge(record));
  assert.deepEqual(new Set(there.all()), new Set(some.all()));
});

test("codes are split until each is short enough, and lose nothing", async () => {
  const groups = essence(some.streams);
  const write = async (records: readonly unknown[]): Promise<string> => "x".repeat(records.length);
  assert.deepEqual((await codes(groups, 2, write)).map(({ length }) => length), [2, 2, 1]);
  assert.deepEqual(await codes(groups, 99, write), ["xxxxx"]);
  assert.deepEqual(await codes([], 9, write), []);
});

test("a browser that cannot unpack a code knows that before it calls the code damaged", () => {
  const stream = globalThis.DecompressionStream;
  assert.ok(canUnpack("CW1:abc"));
  try {
    Reflect.deleteProperty(globalThis, "DecompressionStream");
    assert.ok(!canUnpack(" CW1:abc"));
    assert.ok(canUnpack("CW0:abc"));
  } finally {
    globalThis.DecompressionStream = stream;
  }
});

/** A phrase of one's own, kept under `id`. */
const phrase = (id: string, say: string): readonly [string, string, unknown] => ["phrases", id, { keyword: id, say }];

test("the essence keeps one's own phrases as they are, and of those that were deleted nothing", () => {
  const mine = ledger([phrase("催付", "您好，{order} 还没付款。"), phrase("旧的", "不用了。"), ["phrases", "旧的", null]]);
  const there = new Ledger();
  essence(mine.streams).flat().forEach((record) => there.merge(record));
  assert.deepEqual(ownPhrases(there.streams), [{ id: "催付", keyword: "催付", say: "您好，{order} 还没付款。" }]);
  assert.equal(there.all().length, 1);
});

test("phrases that codes have no room for stay behind, the oldest first and the longest always, and are counted", () => {
  const many = Array.from({ length: 7 }, (_, at) => phrase(`p${at}`, "字".repeat(98)));
  const mine = ledger([...many, phrase("长", "字".repeat(120)), phrase("短", "好")]);
  const { records, left } = carriedPhrases(mine.streams);
  assert.deepEqual(records.map(({ item }) => item), ["短", "p6", "p5", "p4", "p3", "p2"]);
  assert.equal(left, 3);
  assert.deepEqual(carriedPhrases(ledger([]).streams), { records: [], left: 0 });
});

test("the longest phrase that codes carry fits into one, in characters that do not compress", async () => {
  const characters = Array.from({ length: 118 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join("");
  const groups = essence(ledger([phrase("短语", characters)]).streams);
  const [code = ""] = await codes(groups, 0, (records) => writeCode(writeBackup(here, records, [], 0)));
  assert.equal(groups.length, 1);
  assert.ok(code.length > 0 && code.length <= 800, `${code.length}`);
});
