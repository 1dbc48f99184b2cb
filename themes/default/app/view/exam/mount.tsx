// Takes over every exam of the page. The questions that the build rendered leave the document; those of a paper come
// back when an attempt shows them.

import { render } from "preact";
import { partsOf } from "../told";
import { treesOf } from "../tree";
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
          // An attempt keeps the whole item of the list; its parts are made of what stands in it.
          parts: (kept, told) => partsOf({ ...kept, shown: kept.shown.flatMap((item) => (typeof item === "string" ? [] : item[2])) }, told),
          now: () => ({ wall: Date.now(), mono: performance.now(), visible: document.visibilityState === "visible" }),
          // Safari knows no idle time.
          idle: (task) => void (window.requestIdleCallback?.(task) ?? setTimeout(task, 500)),
        },
        journal,
        window.coursewright.numbers,
      );
      render(<Exam session={session} />, place);
    }
  });
}
