// Makes each static practice quiz of the page an interactive one, of the same nodes.

import { render } from "preact";
import { downloadBackup } from "../page/backup";
import { takeApart } from "./parts";
import { Quiz } from "./quiz";
import { Session } from "./session";

/** Takes over every practice quiz of the page once the journal is open. */
export function mountQuizzes(): void {
  const { journal, page, ready } = window.coursewright;
  window.coursewright.downloadBackup = downloadBackup;
  void ready.then(() => {
    for (const quiz of page.quizzes ?? []) {
      const section = document.querySelector(`[data-quiz="${CSS.escape(quiz.id)}"]`);
      const list = section?.querySelector(".questions");
      if (!section || !list || quiz.mode === "exam") continue;
      const parts = takeApart(section);
      const place = document.createElement("div");
      list.replaceWith(place);
      const { drawing, numbers } = window.coursewright;
      const session = new Session(quiz, parts, journal, drawing, numbers);
      let linked: string | undefined;
      const draw = (): void => {
        // `#q-ID` leads to a question; a link to anything else leaves the quiz as it is.
        linked = [...parts.keys()].find((id) => encodeURI(`#q-${id}`) === location.hash) ?? linked;
        render(<Quiz key={linked} session={session} linked={linked} />, place);
      };
      draw();
      addEventListener("hashchange", draw);
    }
  });
}
