// The script of pages with quizzes: each static quiz becomes an interactive one, made of the same nodes.

import { render } from "preact";
import { takeApart } from "./view/parts";
import { Quiz } from "./view/quiz";
import { Session } from "./view/session";

const { journal, page, ready } = window.coursewright;

void ready.then(() => {
  for (const quiz of page.quizzes ?? []) {
    const section = document.querySelector(`[data-quiz="${CSS.escape(quiz.id)}"]`);
    const list = section?.querySelector(".questions");
    if (!section || !list) continue;
    const parts = takeApart(section);
    const place = document.createElement("div");
    list.replaceWith(place);
    render(<Quiz session={new Session(quiz, parts, journal)} />, place);
  }
});
