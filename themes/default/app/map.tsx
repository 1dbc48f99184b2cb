// The script of the course map.

import { render } from "preact";
import { clearSuperseded } from "./journal/erase";
import { tellApart } from "./page/apart";
import { element, slot } from "./page/dom";
import { drillKey, mayLock, quizScores } from "./progress/module";
import { stops } from "./progress/outline";
import { MapProgress, ModuleMark, stateOf } from "./view/map";

const { journal, page, ready, say } = window.coursewright;
const course = window.coursewrightCourse;

void ready.then(() => {
  if (!course) return;
  tellApart();
  // Tells the other pages, when the course is opened from a folder, that they share a store with this one.
  if (journal.get("map", "opened") === undefined) journal.put("map", "opened", Date.now());
  const { language } = window.coursewright;
  const current = () => {
    const { streams } = journal.ledger;
    const inOrder =
      page.course.unlock === "in_order" && mayLock("", streams, journal.readable, location.protocol === "file:");
    return stops(course, streams, inOrder);
  };
  const place = slot("progress");
  if (place) {
    place.lang = language;
    place.replaceChildren();
    render(<MapProgress stops={current} />, place);
  }
  const cards = [...document.querySelectorAll<HTMLElement>("[data-module]")];
  for (const card of cards) {
    const mark = slot("state", card) ?? card.appendChild(document.createElement("span"));
    mark.lang = language;
    render(<ModuleMark stops={current} module={card.dataset["module"] ?? ""} />, mark);
  }
  const colour = (): void => {
    const all = current();
    for (const card of cards) {
      const stop = all.find(({ module }) => module.id === card.dataset["module"]);
      const now = stop && stateOf(stop, all);
      for (const state of ["done", "reading", "next", "locked"]) card.classList.toggle(`is-${state}`, state === now);
    }
  };
  const links = [...document.querySelectorAll<HTMLElement>("[data-drill-link]")];
  const sayDrills = (): void => {
    const scores = quizScores(journal.ledger.streams);
    for (const link of links) {
      const score = scores.get(drillKey(link.dataset["drillLink"]));
      if (link.nextElementSibling?.classList.contains("drill-state")) link.nextElementSibling.remove();
      if (!score) continue;
      const words = say(score.passed ? "page.offer_passed" : "page.offer_tried", { percent: score.percent });
      link.after(element("span", { class: "drill-state", lang: language }, ` ${words}`));
    }
  };
  colour();
  sayDrills();
  journal.subscribe(colour);
  journal.subscribe(sayDrills);
  void clearSuperseded(journal);
});
