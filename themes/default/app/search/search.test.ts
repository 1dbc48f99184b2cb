import assert from "node:assert/strict";
import test from "node:test";
import { chance } from "../testing/random";
import { END_OF_SECTION, type SearchData, type SearchPage, type SearchTexts } from "./data";
import { excerpt, marked } from "./excerpt";
import { find } from "./find";
import { folder, places } from "./fold";
import { library, textOf, withTexts } from "./library";
import { MOST, scan, writings } from "./scan";
import { beginning, isSound, readings, soundsLike } from "./sound";

const data: SearchData = {
  pages: [
    {
      title: "服务基本流程",
      url: "modules/d1.html",
      kind: "module",
      sections: [
        ["", ""],
        ["两块秒表", "two-clocks"],
        ["退货 return 的步骤", "return"],
      ],
    },
    { title: "第一天小测", url: "quizzes/d1.html", kind: "quiz", sections: [["", ""]] },
    { title: "术语库", url: "cards/terms.html", kind: "cards", sections: [["首次响应时间", "frt", "first response time\nFRT"]] },
  ],
  traditional: "發发響响應应時时間间刪删",
  written: "時",
  sounds: { fu: "服", wu: "务", ji: "基", miao: "秒", biao: "表", liang: "两", tui: "退", huo: "货", xing: "行", hang: "行", shu: "术", zhu: "术", yu: "语", ku: "库" },
  texts: {},
};
const texts: SearchTexts = {
  pages: [
    ["modules/d1.html", 3],
    ["quizzes/d1.html", 1],
    ["cards/terms.html", 1],
  ],
  text: [
    "说清首次响应怎么算",
    "首次响应只看人工回复，平均 20 秒以内。\n自动回复不算。",
    "先问原因，再看 RFM 分层。",
    "首次响应\n礼物",
    "第一条人工回复的平均用時",
  ]
    .map((text) => text + END_OF_SECTION)
    .join(""),
};
const names = library(data);
const all = withTexts(names, texts);
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

test("whatever sounds like a word has a beginning that is looked for", () => {
  const sounds = { ke: "客可", fu: "服", xing: "行", hang: "行航", a: "啊", an: "安", gan: "安干" };
  const table = readings(sounds);
  const below = chance(5);
  const letters = [..."客可服行航啊安干kfaxn甲1 "];
  let heard = 0;
  for (let round = 0; round < 60_000; round++) {
    const text = Array.from({ length: below(6) }, () => letters[below(letters.length)]).join("");
    const word = Array.from({ length: 2 + below(4) }, () => "kefuxinghafn"[below(12)]).join("");
    const stretch = soundsLike(text, word, table);
    if (!stretch) continue;
    heard++;
    const places = [...text.matchAll(beginning(word, sounds))].map(({ index }) => index);
    assert.ok(places.length > 0, `${word} in ${text}`);
  }
  assert.ok(heard > 200, `${heard}`);
  assert.doesNotThrow(() => beginning("constructor", sounds).test(""));
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
    ["frt", "cards/terms.html#frt"],
    ["平均用时", "cards/terms.html#frt"],
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
  const text = "首次响应只看人工回复，平均 20 秒以内。\n自动回复不算。";
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

test("a pattern fits in a text exactly where the folded text has the word", () => {
  const traditional = "發发髮发響响乾干";
  const fold = folder(traditional);
  const pattern = writings(fold, "發乾");
  const below = chance(11);
  const letters = ["发", "發", "响", "干", "a", "B", "ｂ", "Ｂ", "2", "２", " ", "，", ",", "“", "]", "^", "\\", "É", "é", "😀", "\n"];
  const some = (most: number): string => Array.from({ length: 1 + below(most) }, () => letters[below(letters.length)] as string).join("");
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    const text = some(14).replace(/ +/g, " ").replace(/^ | $|(?<=\n) | (?=\n)/g, "");
    const word = fold(some(3)).replace(/[ \n]/g, "");
    if (word === "") continue;
    const expected = fold(text).split(word).length - 1;
    assert.equal([...text.matchAll(pattern(word))].length, expected, `${JSON.stringify(word)} in ${JSON.stringify(text)}`);
    found += expected;
  }
  assert.ok(found > 1000);
});

test("places are counted by section, up to a limit, and a word inside of another is not alone", () => {
  const counted = (word: string, sections: readonly string[]): unknown => {
    const rows = sections.map((_, index): [string, string] => ["", `${index}`]);
    const library_ = library({ ...data, pages: [{ title: "", url: "a", kind: "module", sections: rows }] });
    const { texts, fold, pattern } = withTexts(library_, { pages: [["a", rows.length]], text: sections.map((text) => text + END_OF_SECTION).join("") });
    if (!texts) throw new Error("no texts");
    const { counts, alone } = scan(pattern(word), word, texts, fold);
    return [[...counts], alone];
  };
  assert.deepEqual(counted("退", ["退退", "", "货", "退"]), [[2, 0, 0, 1], true]);
  assert.deepEqual(counted("退", ["退".repeat(90), "退"]), [[MOST, 1], true]);
  assert.deepEqual(counted("kf", ["akf", "KFC"]), [[1, 1], false]);
  assert.deepEqual(counted("kf", ["akf", "客服 ＫＦ"]), [[1, 1], true]);
  assert.deepEqual(counted("甲乙", ["甲", "乙", "甲 乙"]), [[0, 0, 1], true]);
});

test("before the texts are there names are found, in the same order as with them, and nothing that only comes close", () => {
  const placesBefore = (query: string): string[] => find(query, names).hits.map(({ entry }) => entry.anchor);
  assert.deepEqual(placesBefore("步骤"), ["return"]);
  assert.deepEqual(placesBefore("miaobiao"), ["two-clocks"]);
  assert.deepEqual(placesBefore("首次响应"), ["frt"]);
  assert.deepEqual(find("首次响应是看人工回复吗", names), { hits: [], words: ["首次响应是看人工回复吗"], near: false });
  assert.equal(textOf(names.entries[1]!, names), "");
});

test("texts of another build than the names are taken for the pages that still have as many sections", () => {
  const newer = withTexts(names, {
    pages: [
      ["modules/new.html", 2],
      ["modules/d1.html", 2],
      ["cards/terms.html", 1],
    ],
    text: "新\f旧\f礼盒\f礼品\f人工\f",
  });
  const shown = Object.fromEntries(newer.entries.map((entry) => [entry.page.url + entry.anchor, textOf(entry, newer)]));
  assert.deepEqual(shown, { "modules/d1.html": "", "modules/d1.htmltwo-clocks": "", "modules/d1.htmlreturn": "", "quizzes/d1.html": "", "cards/terms.htmlfrt": "人工" });
  const shifted = withTexts(names, {
    pages: [
      ["modules/new.html", 1],
      ["modules/d1.html", 3],
    ],
    text: "新\f一\f二\f三\f",
  });
  assert.deepEqual(shifted.entries.map((entry) => textOf(entry, shifted)), ["一", "二", "三", "", ""]);
  assert.deepEqual(find("人工", newer).hits.map(({ entry }) => entry.anchor), ["frt"]);
  assert.deepEqual(find("礼盒", newer).hits, []);
});

test("texts that are prepared step by step are the same as those that are prepared when they are asked for", () => {
  const pages = Array.from({ length: 250 }, (_, number): SearchPage => ({ title: `${number}`, url: `${number}`, kind: "module", sections: [["", ""], ["题", "a"]] }));
  const bare = library({ ...data, pages });
  const given: SearchTexts = { pages: pages.map(({ url }) => [url, 2]), text: pages.map(({ url }) => `${url}\f题${url}\f`).join("") };
  const slow = withTexts(bare, given);
  assert.deepEqual([slow.prepare(), slow.prepare(), slow.prepare(), slow.prepare()], [true, true, false, false]);
  assert.deepEqual(slow.texts, withTexts(bare, given).texts);
  assert.equal(textOf(slow.entries[499]!, slow), "题249");
});
