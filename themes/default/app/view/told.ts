// A question as values - of an attempt, or of the script with a quiz's questions - made into nodes again.

import { element } from "../page/dom";
import type { KeptQuestion, Told } from "../progress/exam/paper";
import { takeApart, type QuestionParts } from "./parts";
import { nodesOf } from "./tree";

/** The parts of a question, with what is told about it once that may be shown. */
export function partsOf(kept: KeptQuestion, told: Told | undefined): QuestionParts | undefined {
  // What is told goes where the build puts it in practice, so that one reader does for both.
  const question = element("li", { "data-question": kept.data.id });
  const holder = element("div", {}, question);
  question.append(...nodesOf(kept.shown));
  told?.feedback.forEach((trees, name) => {
    question.append(element("div", { class: "feedback", "data-for": name }, ...nodesOf(trees)));
  });
  if (told) {
    question.append(
      element("div", { class: "explanation" }, ...nodesOf(told.explanation)),
      element("div", { class: "model" }, ...nodesOf(told.model)),
      element("ul", { class: "rubric" }, ...told.rubric.map((point) => element("li", {}, ...nodesOf(point)))),
    );
  }
  return takeApart(holder).get(kept.data.id);
}
