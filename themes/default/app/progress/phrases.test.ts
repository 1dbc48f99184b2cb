import assert from "node:assert/strict";
import test from "node:test";
import { PhraseBook } from "../drill/phrases";
import type { Journal } from "../journal/journal";
import { streams } from "../testing/course";
import { dropPhrase, initials, keepPhrase, offered, ownPhrases } from "./phrases";

/** A journal that only remembers what was put. */
function journal(): { readonly journal: Journal; readonly held: () => ReturnType<typeof ownPhrases> } {
  const put: (readonly [string, string, unknown])[] = [];
  const fake = { parts: { tab: "t" }, seq: 0, put: (stream: string, item: string, value: unknown) => (fake.seq++, void put.push([stream, item, value])) };
  return { journal: fake as unknown as Journal, held: () => ownPhrases(streams(put)) };
}

test("a phrase is kept without its slash, edited under its id, and deleted", () => {
  const { journal: book, held } = journal();
  assert.ok(keepPhrase(book, { keyword: " /缺货  补货", say: " 周五到货。 " }));
  assert.ok(keepPhrase(book, { keyword: "、包邮", say: "满 88 包邮。" }));
  assert.deepEqual(held().map(({ keyword, say }) => [keyword, say]), [["包邮", "满 88 包邮。"], ["缺货 补货", "周五到货。"]]);
  const [first, second] = held();
  assert.notEqual(first?.id, second?.id);
  assert.ok(keepPhrase(book, { keyword: "包邮", say: "满 99 包邮。" }, first?.id));
  dropPhrase(book, second?.id ?? "");
  assert.deepEqual(held(), [{ id: first?.id, keyword: "包邮", say: "满 99 包邮。" }]);
});

test("a phrase without a keyword or a text is not kept, and damaged records are none", () => {
  const { journal: book, held } = journal();
  assert.equal(keepPhrase(book, { keyword: "/", say: "有" }), false);
  assert.equal(keepPhrase(book, { keyword: "有", say: " " }), false);
  assert.deepEqual(held(), []);
  assert.deepEqual(ownPhrases(streams([["phrases", "a", 5], ["phrases", "b", { keyword: 1, say: "x" }], ["phrases", "c", null]])), []);
});

test("own phrases are found by each of their keywords and by pinyin initials", () => {
  const phrases = offered([{ id: "a", keyword: "缺货 补货", say: "周五到货。" }, { id: "b", keyword: "VIP专享", say: "有专享价。" }], "我的短语");
  const found = (query: string): string[] => new PhraseBook(phrases).find(query).map(({ say }) => say);
  assert.deepEqual(found("缺"), ["周五到货。"]);
  assert.deepEqual(found("bh"), ["周五到货。"]);
  assert.deepEqual(found("qh"), ["周五到货。"]);
  assert.deepEqual(found("vipzx"), ["有专享价。"]);
  assert.equal(found("").length, 2);
});

test("initials are those of the sounds", () => {
  assert.equal(initials("核对地址"), "hddz");
  assert.equal(initials("阿姨在吗"), "ayzm");
  assert.equal(initials("催付3天"), "cf3t");
});
