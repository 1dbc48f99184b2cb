import assert from "node:assert/strict";
import test from "node:test";
import { markOf } from "./marking";
import { numbersOf, withNumbers } from "./numbers";
import { ledger, question } from "../testing/course";
import { addGraders } from "../grade/mark";
import { fieldGraders } from "../grade/fields";

addGraders(fieldGraders);

const NOTHING = ledger([]).streams;

/** Streams in which the attempt has that record `@start`. */
const begun = (attempt: string, start: unknown): typeof NOTHING => ledger([[`attempt/${attempt}`, "@start", start]]).streams;

const rate = question("rate", {
  key: {
    kind: "formula",
    variables: [
      { name: "a", from: "200", to: "300", step: "1" },
      { name: "b", from: "150", to: "200", step: "5" },
    ],
    answer: "=round(b / a * 100, 2)",
    tolerance: "0",
    unit: "%",
  },
});

test("an attempt draws numbers for the questions that want them, and stores nothing else", () => {
  // The draw of G16.2 in tests/vectors/draw.json: attempt 5f2c9d1e-7b3a-4c10, question d1-rate.
  const asked = [question("plain"), { ...rate, id: "d1-rate" }];
  const drawn = numbersOf({ questions: [...asked, { ...rate, id: "other" }] }, asked, "5f2c9d1e-7b3a-4c10");
  assert.deepEqual(drawn, { values: { "d1-rate": { a: "248", b: "195" } } });
  assert.deepEqual(numbersOf({ questions: [rate] }, [question("plain")], "x"), {});
});

test("the stored numbers are asked and graded, not those of the seed", () => {
  const asked = withNumbers(rate, "any", begun("any", { values: { rate: { a: "250", b: "200" } } }));
  assert.deepEqual(asked.values, { a: "250", b: "200" });
  assert.equal(markOf(asked, "80").correct, true);
  assert.equal(markOf(asked, "80%").correct, true);
  assert.equal(markOf(asked, "78.63").correct, false);
});

test("before an attempt begins the numbers shown are those that it will store", () => {
  const shown = withNumbers(rate, "next", NOTHING);
  const start = numbersOf({ questions: [rate] }, [rate], "next");
  assert.deepEqual(shown.values, start.values?.["rate"]);
  assert.deepEqual(withNumbers(rate, "next", begun("next", start)), shown);
});

test("stored numbers that do not fit the question of today are drawn anew", () => {
  for (const start of [null, 3, { values: 4 }, { values: { rate: { a: "199", b: "200" } } }, { values: { rate: ["a"] } }]) {
    assert.deepEqual(withNumbers(rate, "id", begun("id", start)), withNumbers(rate, "id", NOTHING));
  }
});

test("in an exam that is not handed in the stored numbers are shown and nothing is right", () => {
  const blanked = { ...rate, key: { ...rate.key, answer: "" } } as typeof rate;
  const asked = withNumbers(blanked, "id", begun("id", { values: { rate: { a: "250", b: "200" } } }));
  assert.deepEqual(asked.values, { a: "250", b: "200" });
  assert.deepEqual(asked.key, { kind: "numeric", answer: "", tolerance: "0", unit: "%" });
  assert.equal(markOf(asked, "80").correct, false);
});

test("a question without variables stays as it is", () => {
  const plain = question("plain");
  assert.equal(withNumbers(plain, "id", NOTHING), plain);
});
