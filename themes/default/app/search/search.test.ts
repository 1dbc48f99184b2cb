import assert from "node:assert/strict";
import test from "node:test";
import { chance } from "../testing/random";
import type { SearchData } from "./data";
import { excerpt, marked } from "./excerpt";
import { find } from "./find";
import { folder, places } from "./fold";
import { library, warm } from "./library";
import { isSound, readings, soundsLike } from "./sound";

const data: SearchData = {
  pages: [
    {
      title: "服务基本流程",
      url: "modules/d1.html",
      kind: "module",
      sections: [
        ["", "", "说清首次响应怎么算"],
        ["两块秒表", "two-clocks", "首次响应只看人工回复，平均 20 秒以内。\n自动回复不算。"],
        ["退货 return 的步骤", "return", "先问原因，再看 RFM 分层。"],
      ],
    },
    { title: "第一天小测", url: "quizzes/d1.html", kind: "quiz", sections: [["", "", "首次响应\n礼物"]] },
    { title: "术语库", url: "cards/terms.html", kind: "cards", sections: [["首次响应时间", "frt", "第一条人工回复的平均用时", "first response time"]] },
  ],
  traditional: "發发響响應应時时間间",
  sounds: { fu: "服", wu: "务", ji: "基", miao: "秒", biao: "表", liang: "两", tui: "退", huo: "货", xing: "行", hang: "行", shu: "术", zhu: "术", yu: "语", ku: "库" },
  texts: {},
};
const all = library(data);
const placesOf = (query: string): string[] => find(query, all).hits.map(({ entry }) => `${entry.page.url}#${entry.anchor}`);

test("width, case, script and spaces beside Chinese make no difference", () => {
  const fold = folder(data.traditional);
  for (const [one, other] of [
    ["２０ 秒", "20秒"],
    ["RFM 分層", "rfm分層"],
    ["首次響應時間", "首次响应时间"],
    ["好，", "好,"],
    ["first  Response", "first response"],
  ] as const) {
    assert.equal(fold(one), fold(other));
  }
  assert.notEqual(fold("a b"), fold("ab"));
});

test("every place in a folded text leads back to its character", () => {
  const fold = folder(data.traditional);
  const below = chance(7);
  const letters = ["甲", "乙", "a", "B", " ", "　", "２", "，", "發", "😀", "\n", "İ"];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: below(14) }, () => letters[below(letters.length)] as string).join("");
    const folded = fold(text);
    const origin = places(text, folded);
    assert.equal(origin.length, folded.length + 1);
    for (let at = 0; at < folded.length; at++) {
      if (folded[at] === " ") assert.match(text[origin[at] as number] as string, /[ 　]/);
      else assert.equal(fold(text[origin[at] as number] as string), folded[at], `${JSON.stringify(text)} at ${at}`);
    }
  }
});

test("characters are found by syllables, by initials and by both, each reading counts", () => {
  const table = readings(data.sounds);
  for (const word of ["miaobiao", "mb", "miaob", "mbiao", "miaobi"]) {
    assert.deepEqual(soundsLike("两块秒表", word, table), { start: 2, end: 4 }, word);
  }
  for (const word of ["biaomiao", "mk", "miaobiaox"]) assert.equal(soundsLike("两块秒表", word, table), undefined, word);
  assert.deepEqual(soundsLike("行", "xi", table), { start: 0, end: 1 });
  assert.deepEqual(soundsLike("行", "ha", table), { start: 0, end: 1 });
  assert.equal(soundsLike("first", "fi", table), undefined);
  assert.ok(isSound("mb") && !isSound("m") && !isSound("20"));
});

test("a title comes before a heading, a heading before a term, a term before the text, a quiz last", () => {
  assert.deepEqual(placesOf("服务"), ["modules/d1.html#"]);
  assert.deepEqual(placesOf("首次响应"), ["cards/terms.html#frt", "modules/d1.html#", "modules/d1.html#two-clocks", "quizzes/d1.html#"]);
  assert.deepEqual(placesOf("响"), ["cards/terms.html#frt", "modules/d1.html#", "modules/d1.html#two-clocks", "quizzes/d1.html#"]);
});

test("one character, mixed scripts, several words, sounds and English names all lead there", () => {
  for (const [query, place] of [
    ["退", "modules/d1.html#return"],
    ["20秒", "modules/d1.html#two-clocks"],
    ["退货return", "modules/d1.html#return"],
    ["rfm退货", "modules/d1.html#return"],
    ["秒表 自动", "modules/d1.html#two-clocks"],
    ["miaobiao", "modules/d1.html#two-clocks"],
    ["退货步骤", "modules/d1.html#return"],
    ["FIRST RESPONSE", "cards/terms.html#frt"],
    ["首次響應", "cards/terms.html#frt"],
  ] as const) {
    assert.equal(placesOf(query)[0], place, query);
  }
});

test("a question that stands nowhere leads to what comes closest, and says so", () => {
  const found = find("首次响应是看人工回复吗", all);
  assert.equal(found.near, true);
  assert.equal(found.hits[0]?.entry.anchor, "two-clocks");
  assert.deepEqual(find("火星移民计划", all).hits, []);
  assert.deepEqual(find("  ", all), { hits: [], words: [], near: false });
});

test("what was found is marked in the words around it", () => {
  const text = data.pages[0]?.sections[1]?.[2] ?? "";
  const shown = excerpt(text, ["20秒"], all);
  assert.deepEqual(shown.filter((piece) => piece.marked).map((piece) => piece.text), ["20 秒"]);
  assert.equal(shown.map((piece) => piece.text).join(""), text.replace("\n", " · "));
  assert.deepEqual(marked("两块秒表", ["mb"], all), [
    { text: "两块", marked: false },
    { text: "秒表", marked: true },
  ]);
  assert.deepEqual(marked("邀评的入口", ["邀评入口"], all).filter((piece) => piece.marked).map((piece) => piece.text), ["邀评", "入口"]);
  const long = `${"前".repeat(200)}这里${"后".repeat(200)}`;
  const cut = excerpt(long, ["这里"], all).map((piece) => piece.text);
  assert.equal(cut[0], "…");
  assert.equal(cut[cut.length - 1], "…");
  assert.ok(cut.join("").length < 110);
});

test("folding goes on where it stopped", () => {
  let clock = 0;
  const first = warm(0, all, 2, () => clock++);
  assert.ok(first > 0 && first < all.entries.length);
  assert.equal(warm(first, all, 1e9, () => 0), all.entries.length);
});
