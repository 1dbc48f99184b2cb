// Takes over every exam of the page. The questions that the build rendered leave the document; those of a paper come
// back when an attempt shows them.

import { render } from "preact";
import { element } from "../../page/dom";
import { takeApart } from "../parts";
import { nodesOf, treesOf } from "../tree";
import { Exam } from "./exam";
import { ExamSession } from "./session";

/** Takes over every exam of the page once the journal is open. */
export function mountExams(): void {
  const { journal, page, ready } = window.coursewright;

  void ready.then(() => {
    for (const quiz of page.quizzes ?? []) {
      const section = document.querySelector(`[data-quiz="${CSS.escape(quiz.id)}"]`);
      const list = section?.querySelector(".questions");
      if (quiz.mode !== "exam" || !list) continue;
      const place = document.createElement("div");
      list.replaceWith(place);
      const shown = new Map([...list.children].map((item) => [item.getAttribute("data-question") ?? "", item]));
      const session = new ExamSession(
        quiz,
        {
          shown: (id) => treesOf([shown.get(id)].filter((item) => item !== undefined)),
          parts: (kept, told) => {
            // What is told goes where the build puts it in practice, so that one reader does for both.
            const question = element("li", { "data-question": kept.data.id });
            const holder = element("div", {}, question);
            question.append(...nodesOf(kept.shown).flatMap((node) => [...node.childNodes]));
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
          },
          now: () => ({ wall: Date.now(), mono: performance.now(), visible: document.visibilityState === "visible" }),
        },
        journal,
        window.coursewright.numbers,
      );
      render(<Exam session={session} />, place);
    }
  });
}
