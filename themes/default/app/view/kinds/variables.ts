// Drawn numbers in the texts of their question: the build marked their places in the prompt and in the explanation.

import type { QuestionData } from "../../page/data";
import type { numbersOf, withNumbers } from "../../progress/numbers";
import type { QuestionParts } from "../parts";

/** What the script of drawn numbers gives to those of quizzes. */
export interface Numbers {
  readonly numbersOf: typeof numbersOf;
  readonly withNumbers: typeof withNumbers;
  readonly fillNumbers: typeof fillNumbers;
}

/** Puts the numbers of `question`, and the answer that follows from them, into their places. */
export function fillNumbers({ key, values }: QuestionData, { prompt, explanation }: QuestionParts): void {
  if (!values) return;
  const answer = key.kind === "numeric" ? key.answer : "";
  const all = new Map(Object.entries({ answer, ...values }));
  for (const node of [...prompt, ...explanation]) {
    if (!(node instanceof Element)) continue;
    for (const place of [node, ...node.querySelectorAll("[data-variable]")]) {
      const value = all.get(place.getAttribute("data-variable") ?? "");
      if (value !== undefined) place.textContent = value;
    }
  }
}
