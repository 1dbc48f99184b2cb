// What the build rendered for the kinds of question that have more than choices: items, targets, rows, columns, lines
// of a text, a model answer. Taken from the page before the quizzes are mounted; the nodes are kept, never read again.

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
  /** Item, row, column or target: its attribute and its id, such as "item A" -> its text. */
  readonly named: ReadonlyMap<string, Piece>;
  readonly lines: readonly (readonly Fragment[])[];
  /** The places of drawn numbers, in the prompt and in the explanation. */
  readonly variables: readonly HTMLElement[];
  readonly model: readonly Node[];
  readonly rubric: readonly (readonly Node[])[];
}

const NOTHING: Pieces = { named: new Map(), lines: [], variables: [], model: [], rubric: [] };

const questions = new Map<string, Pieces>();

/** Takes the pieces of every question below `root`, to be asked for by {@link piecesOf}. */
export function takePieces(root: ParentNode): void {
  root.querySelectorAll("[data-question]").forEach((question) => {
    const all = <Found extends Element>(selector: string): Found[] => [...question.querySelectorAll<Found>(selector)];
    const named = new Map<string, Piece>();
    for (const kind of ["item", "target", "row", "column"]) {
      for (const element of all(`[data-${kind}]`)) {
        const place = element.querySelector(`.${kind}-text, th`) ?? element;
        named.set(`${kind} ${element.getAttribute(`data-${kind}`)}`, {
          nodes: [...place.childNodes],
          text: place.textContent?.trim() ?? "",
        });
      }
    }
    questions.set(question.getAttribute("data-question") ?? "", {
      named,
      lines: all(".line").map((line) =>
        [...line.childNodes].map((node) => ({
          id: node instanceof Element ? (node.getAttribute("data-mark") ?? "") : "",
          text: node.textContent ?? "",
        })),
      ),
      variables: all("[data-variable]"),
      model: all(".model").flatMap((model) => [...model.childNodes]),
      rubric: all(".rubric li").map((point) => [...point.childNodes]),
    });
  });
}

/** The pieces of a question. */
export const piecesOf = (question: string): Pieces => questions.get(question) ?? NOTHING;

/** An item, target, row or column in plain words: its id if its text has none, such as a picture. */
export const wordsOf = (question: string, kind: string, id: string): string =>
  piecesOf(question).named.get(`${kind} ${id}`)?.text || id;

/** The nodes of an item, target, row or column. */
export const nodesOf = (question: string, kind: string, id: string): readonly Node[] =>
  piecesOf(question).named.get(`${kind} ${id}`)?.nodes ?? [];
