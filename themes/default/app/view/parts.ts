// Takes the static questions of a quiz apart: the nodes that the build rendered are kept and moved into the view, so
// nothing an author wrote is ever read as markup again.

/** The rendered pieces of one question. */
export interface QuestionParts {
  /** The question as it was rendered; what the pieces below hold moves out of it. */
  readonly element?: Element;
  readonly prompt: readonly Node[];
  /** What names the question for a screen reader: the prompt's first block, without tables and lists behind it. */
  readonly title: Element | undefined;
  /** The places of a fill-in text, in their order. */
  readonly gaps: readonly HTMLElement[];
  /** Choice id ("true" and "false" for judgements) -> its text. */
  readonly choices: ReadonlyMap<string, readonly Node[]>;
  /** Choice id or gap number -> the author's feedback. */
  readonly feedback: ReadonlyMap<string, readonly Node[]>;
  readonly explanation: readonly Node[];
}

/** The nodes inside an element; of a single paragraph, what is inside that, so that they fit into a label. */
function inside(element: Element | null): Node[] {
  if (!element) return [];
  const only = element.children.length === 1 ? element.firstElementChild : null;
  const alone = only?.tagName === "P" && element.textContent?.trim() === only.textContent?.trim();
  return [...(alone && only ? only : element).childNodes];
}

function named(question: Element, selector: string, name: string, child?: string): Map<string, Node[]> {
  const parts = new Map<string, Node[]>();
  question.querySelectorAll(selector).forEach((element) => {
    parts.set(element.getAttribute(name) ?? "", inside(child ? element.querySelector(child) : element));
  });
  return parts;
}

/** The pieces of every question in a static quiz, by question id. */
export function takeApart(section: Element): Map<string, QuestionParts> {
  const all = new Map<string, QuestionParts>();
  section.querySelectorAll("[data-question]").forEach((question) => {
    const prompt = question.querySelector(".prompt");
    const gaps = [...(prompt?.querySelectorAll<HTMLElement>("[data-gap]") ?? [])];
    gaps.forEach((gap) => gap.replaceChildren());
    all.set(question.getAttribute("data-question") ?? "", {
      element: question,
      title: prompt?.firstElementChild ?? undefined,
      prompt: [...(prompt?.childNodes ?? [])],
      gaps,
      choices: named(question, "[data-choice]", "data-choice", ".choice-text"),
      feedback: named(question, ".feedback[data-for]", "data-for"),
      explanation: [...(question.querySelector(".explanation")?.childNodes ?? [])],
    });
  });
  return all;
}
