import assert from "node:assert/strict";
import test from "node:test";
import { folder } from "../search/fold";
import { facetWords, filterCards, hasExpired, type FilterCard } from "./filter";

const fold = folder("");
const card = (id: string, text: string, platform: readonly string[]): FilterCard => ({ id, text: fold(text), facets: new Map([["platform", platform]]) });
const cards = [card("a", "自提 3 日", ["京东"]), card("b", "七日无理由 Return", ["淘宝", "京东"]), card("c", "邀评", ["淘宝"])];
const left = (query: string, ...chosen: string[]): string[] => [...filterCards(cards, { query, chosen: new Map([["platform", new Set(chosen)]]) }, fold)];

test("every word typed must stand on the card, in whatever width and case", () => {
  assert.deepEqual(left(""), ["a", "b", "c"]);
  assert.deepEqual(left("３日"), ["a"]);
  assert.deepEqual(left("return 七日"), ["b"]);
  assert.deepEqual(left("return七日"), ["b"]);
  assert.deepEqual(left("没有"), []);
});

test("of a facet one chosen word is enough, and words and facets go together", () => {
  assert.deepEqual(left("", "京东"), ["a", "b"]);
  assert.deepEqual(left("", "京东", "淘宝"), ["a", "b", "c"]);
  assert.deepEqual(left("自提", "淘宝"), []);
});

test("facets list their words once; one word alone is no filter", () => {
  assert.deepEqual(facetWords(cards), new Map([["platform", ["京东", "淘宝"]]]));
  assert.deepEqual(facetWords(cards.slice(0, 1)), new Map());
});

test("a card holds through its last day", () => {
  assert.equal(hasExpired("2026-11-21", new Date(2026, 10, 21, 23, 59)), false);
  assert.equal(hasExpired("2026-11-21", new Date(2026, 10, 22, 0, 0)), true);
  assert.equal(hasExpired("2027-01-01", new Date(2026, 11, 31)), false);
});
