// Marks what is done: modules in the menu, and the quizzes and drills that a module offers.

import { drillKey, isPassed, quizScores } from "../progress/module";
import { element } from "./dom";
import type { Coursewright } from "./shared";

/** Brings all marks up to date. */
export function markDone({ page, journal, say, language }: Coursewright): void {
  const streams = journal.ledger.streams;
  const scores = quizScores(streams);
  for (const item of page.menu ?? []) {
    const done = isPassed(item, streams, scores);
    document.querySelectorAll(`[data-menu="${CSS.escape(item.id)}"]`).forEach((link) => {
      if (link.classList.contains("is-done") === done) return;
      link.classList.toggle("is-done", done);
      link.querySelector(".menu-state")?.remove();
      if (done)
        link.append(element("span", { class: "menu-state visually-hidden", lang: language }, ` ${say("page.done")}`));
    });
  }
  document.querySelectorAll<HTMLElement>("[data-quiz-offer],[data-drill-offer]").forEach((offer) => {
    const { quizOffer, drillOffer } = offer.dataset;
    const score = scores.get(quizOffer ?? drillKey(drillOffer));
    offer.querySelector(".state")?.remove();
    if (!score) return;
    offer.classList.toggle("is-done", score.passed);
    const words = say(score.passed ? "page.offer_passed" : "page.offer_tried", { percent: score.percent });
    offer.append(element("p", { class: "state", lang: language }, words));
  });
}
