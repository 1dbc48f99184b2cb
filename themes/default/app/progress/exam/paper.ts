// What an attempt at an exam keeps with itself: the questions it drew, whole, as they were when it began. So it
// finishes on the version with which it began, whatever is published meanwhile.

import type { Key } from "../../grade/key";
import type { QuestionData } from "../../page/data";
import { count, fields, text } from "../read";
import { readTrees, type Tree } from "./tree";

/** A question of a paper with everything that is needed to show it. */
export interface KeptQuestion {
  readonly data: QuestionData;
  /** The question as the build rendered it, without answers. */
  readonly shown: readonly Tree[];
}

/** What is told about a question after handing in. */
export interface Told {
  readonly key: Key;
  readonly feedback: ReadonlyMap<string, readonly Tree[]>;
  readonly explanation: readonly Tree[];
  /** Of a text of one's own: a good answer, and what trainees ask themselves about theirs. */
  readonly model: readonly Tree[];
  readonly rubric: readonly (readonly Tree[])[];
}

/** The build combines every character code with this by "exclusive or" (src/render/coded.rs). */
const MASK = 0x15;

/** Character codes that are made a text at once; browsers take some 60,000 arguments. */
const PIECE = 8_192;

/** Encodes a text, or gives an encoded one back. */
function masked(text: string): string {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < codes.length; at++) codes[at] = text.charCodeAt(at) ^ MASK;
  let other = "";
  for (let at = 0; at < codes.length; at += PIECE) other += String.fromCharCode(...codes.subarray(at, at + PIECE));
  return other;
}

/** What was opened before, by what the build encoded: a paper is opened when it is restored and when it is graded. */
const opened = new Map<string, { readonly key: Key; readonly told: Readonly<Record<string, unknown>> } | undefined>();

/** The key in what the build encoded, with the fields it stands in; nothing when it cannot be read. */
function open(coded: string): { readonly key: Key; readonly told: Readonly<Record<string, unknown>> } | undefined {
  if (!opened.has(coded)) {
    try {
      const told = fields(JSON.parse(masked(coded)));
      const key = readKey(told["key"]);
      opened.set(coded, key && { key, told });
    } catch {
      opened.set(coded, undefined);
    }
  }
  return opened.get(coded);
}

/** What the build encoded; nothing when it cannot be read. */
export function decode(coded: string): Told | undefined {
  const found = open(coded);
  if (!found) return undefined;
  const { key, told } = found;
  const feedback = Object.entries(fields(told["feedback"])).map(([place, trees]) => [place, readTrees(trees)] as const);
  const rubric = Array.isArray(told["rubric"]) ? told["rubric"].map((point: unknown) => readTrees(point)) : [];
  return { key, feedback: new Map(feedback), explanation: readTrees(told["explanation"]), model: readTrees(told["model"]), rubric };
}

/** A key of a record; its kind must be a text, and a wrong shape earns nothing (G2.3 holds for keys of newer versions). */
function readKey(value: unknown): Key | undefined {
  return typeof fields(value)["kind"] === "string" ? (value as Key) : undefined;
}

/** The paper in a record; nothing when it is none. A question that cannot be read is left out. */
export function readPaper(value: unknown): readonly KeptQuestion[] {
  const list = fields(value)["questions"];
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const kept = fields(one);
    const data = fields(kept["data"]);
    const key = readKey(data["key"]);
    const [id, coded] = [text(data["id"]), text(data["coded"])];
    if (!key || id === "" || !open(coded)) return [];
    const objective = text(data["objective"]);
    const question: QuestionData = {
      id,
      print: text(data["print"]),
      points: count(data["points"]),
      ...(objective && { objective }),
      ...(data["red_line"] === true && { red_line: true }),
      key,
      coded,
    };
    return [{ data: question, shown: readTrees(kept["shown"]) }];
  });
}

/** The question with what is right; unchanged if that cannot be read. */
export function revealed(question: QuestionData): QuestionData {
  const key = open(question.coded ?? "")?.key;
  if (!key) return question;
  // The attempt's own order of choices stays.
  return "choices" in key && "choices" in question.key
    ? { ...question, key: { ...key, choices: question.key.choices } }
    : { ...question, key };
}
