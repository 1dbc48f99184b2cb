import assert from "node:assert/strict";
import test from "node:test";
import { PhraseBook, filled, queryOf } from "./phrases";

const book = new PhraseBook([
  { keyword: "已发货", title: "包裹在路上", say: "您好，已经发出。", initials: "yfh bgzls" },
  { keyword: "发货", title: "发货时间", say: "您好，今天发。", initials: "fh fhsj" },
  { keyword: "退款", title: "退款", say: "款项发货前原路退回。", initials: "tk tk" },
]);

const find = (query: string): string[] => book.find(query).map(({ keyword }) => keyword);

test("phrases are found by keyword, title, text and pinyin initials, the nearest first", () => {
  assert.deepEqual(find("发货"), ["发货", "已发货", "退款"]);
  assert.deepEqual(find("fh"), ["发货", "已发货"]);
  assert.deepEqual(find("TK"), ["退款"]);
  assert.deepEqual(find("路上"), ["已发货"]);
  assert.deepEqual(find("没有"), []);
  assert.equal(find("").length, 3);
});

test("a draft asks for phrases when it begins with a slash, also one of a Chinese input method", () => {
  assert.deepEqual(["/fh", "／发货", "、发", "/"].map(queryOf), ["fh", "发货", "发", ""]);
  assert.deepEqual(["您好/", "", "/a\nb"].map(queryOf), [undefined, undefined, undefined]);
});

test("variables are filled in, the customer's before the drill's, and never twice", () => {
  const own = { order: "{shop}" };
  const shared = { order: "x", shop: "青梨" };
  assert.equal(filled("{order}，{shop}，{none}，{toString}", own, shared), "{shop}，青梨，{none}，{toString}");
});
