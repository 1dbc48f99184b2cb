// Marks in the menu which modules are done.

import { isPassed, quizScores } from "../progress/module";
import { element } from "./dom";
import type { Coursewright } from "./shared";

/** Brings the marks of the menu up to date. */
export function markMenu({ page, journal, say, language }: Coursewright): void {
  const streams = journal.ledger.streams;
  const scores = quizScores(streams);
  for (const item of page.menu ?? []) {
    const done = isPassed(item, streams, scores);
    document.querySelectorAll(`[data-menu="${CSS.escape(item.id)}"]`).forEach((link) => {
      if (link.classList.contains("is-done") === done) return;
      link.classList.toggle("is-done", done);
      link.querySelector(".menu-state")?.remove();
      if (done) link.append(element("span", { class: "menu-state visually-hidden", lang: language }, ` ${say("page.done")}`));
    });
  }
}
