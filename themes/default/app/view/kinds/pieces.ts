// What the build rendered for the kinds of question that have more than choices: items, targets, rows, columns, lines of
// a text, a model answer. The nodes are kept and moved into the view, never read again.

import type { QuestionParts } from "../parts";

/** A rendered text: its nodes, and the same in plain words. */
export interface Piece {
  readonly nodes: readonly Node[];
  readonly text: string;
}

/** A piece of a line; one with an `id` can be marked. */
export interface Fragment {
  readonly id: string;
  readonly text: string;
}

/** The pieces of one question; what its kind does not have is empty. */
export interface Pieces {
  /** The names of items, rows, columns and targets: "item A" -> its text. */
  readonly named: ReadonlyMap<string, Piece>;
  readonly lines: readonly (readonly Fragment[])[];
  readonly model: readonly Node[];
  readonly rubric: readonly (readonly Node[])[];
}

/** What a piece can be the name of. */
export type Side = "item" | "target" | "row" | "column";

const SIDES: readonly Side[] = ["item", "target", "row", "column"];

/** What was taken before: the views move the nodes, so a second look would find none. */
const taken = new WeakMap<QuestionParts, Pieces>();

/** The pieces of a question. */
export function piecesOf(parts: QuestionParts): Pieces {
  const pieces = taken.get(parts) ?? take(parts.element);
  taken.set(parts, pieces);
  return pieces;
}

function take(question: Element | undefined): Pieces {
  const all = (selector: string): Element[] => [...(question?.querySelectorAll(selector) ?? [])];
  const named = new Map<string, Piece>();
  for (const side of SIDES) {
    for (const element of all(`[data-${side}]`)) {
      const place = element.querySelector(`.${side}-text, th`) ?? element;
      named.set(`${side} ${element.getAttribute(`data-${side}`)}`, {
        nodes: [...place.childNodes],
        text: place.textContent?.trim() ?? "",
      });
    }
  }
  return {
    named,
    lines: all(".passage .line").map((line) =>
      [...line.childNodes].map((node) => ({
        id: node instanceof Element ? (node.getAttribute("data-mark") ?? "") : "",
        text: node.textContent ?? "",
      })),
    ),
    model: all(".model").flatMap((model) => [...model.childNodes]),
    rubric: all(".rubric li").map((point) => [...point.childNodes]),
  };
}

/** An item, target, row or column in plain words: its id if its text has none, such as a picture. */
export const wordsOf = (parts: QuestionParts, side: Side, id: string): string =>
  piecesOf(parts).named.get(`${side} ${id}`)?.text || id;

/** The nodes of an item, target, row or column. */
export const nodesOf = (parts: QuestionParts, side: Side, id: string): readonly Node[] =>
  piecesOf(parts).named.get(`${side} ${id}`)?.nodes ?? [];
