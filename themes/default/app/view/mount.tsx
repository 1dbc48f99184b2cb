// Makes each static quiz of the page an interactive one, of the same nodes.

import { render } from "preact";
import type { ExamViews } from "./exam";
import { takeApart } from "./parts";
import { Quiz } from "./quiz";
import { Session } from "./session";

/** Takes over every quiz of the page once the journal is open. `exam` has the views of exams, where there are any. */
export function mountQuizzes(exam?: ExamViews): void {
  const { journal, page, ready } = window.coursewright;
  void ready.then(() => {
    for (const quiz of page.quizzes ?? []) {
      const section = document.querySelector(`[data-quiz="${CSS.escape(quiz.id)}"]`);
      const list = section?.querySelector(".questions");
      if (!section || !list) continue;
      const parts = takeApart(section);
      const place = document.createElement("div");
      list.replaceWith(place);
      render(<Quiz session={new Session(quiz, parts, journal)} exam={exam} />, place);
    }
  });
}
