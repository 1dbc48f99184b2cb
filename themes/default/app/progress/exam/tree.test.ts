import assert from "node:assert/strict";
import test from "node:test";
import { readTrees } from "./tree";

test("trees survive being read", () => {
  const trees = [["p", { class: "a", "data-gap": "1" }, ["文字 ", ["img", { src: "../media/a.png", alt: "" }, []]]], "后"];
  assert.deepEqual(readTrees(JSON.parse(JSON.stringify(trees))), trees);
});

test("what could run, load or lead out of the page is left out", () => {
  const hostile = [
    ["script", { src: "../a.js" }, ["alert(1)"]],
    ["img", { src: "https://example.com/x.png", onerror: "alert(1)", style: "x" }, []],
    ["img", { src: "//example.com/x.png" }, []],
    ["a", { href: "javascript:alert(1)" }, ["a"]],
    ["a", { href: " \u0001java\u0000script:alert(1)", target: "_top" }, ["b"]],
    ["a", { href: "https://example.com" }, ["c"]],
    ["iframe", { srcdoc: "<script>" }, []],
    ["form", { action: "https://example.com" }, [["input", { formaction: "x", type: "text" }, []]]],
  ];
  assert.deepEqual(readTrees(hostile), [
    "alert(1)",
    ["img", {}, []],
    ["img", {}, []],
    ["a", {}, ["a"]],
    ["a", { href: " \u0001java\u0000script:alert(1)" }, ["b"]],
    ["a", { href: "https://example.com" }, ["c"]],
    ["input", { type: "text" }, []],
  ]);
});

test("anything else gives nothing, however deep it is", () => {
  for (const value of [null, 3, "text", {}, [3, null, {}, [], [4]]]) assert.deepEqual(readTrees(value), []);
  let deep: unknown = ["p", {}, []];
  for (let level = 0; level < 5_000; level++) deep = ["p", {}, [deep]];
  assert.equal(JSON.stringify(readTrees([deep])).length < 1_000, true);
});
