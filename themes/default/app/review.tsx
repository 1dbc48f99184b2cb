// The script of the page for repetition. The only one with the scheduler of repetitions, and the only one that loads the
// questions of quizzes that are not on its page.

import { render } from "preact";
import { allGraders } from "./grade/kinds";
import { addGraders } from "./grade/mark";
import { downloadBackup } from "./page/backup";
import { slot } from "./page/dom";
import { loadQuestions } from "./page/questions";
import { blank } from "./view/kinds/blank";
import { addKinds } from "./view/kinds/kinds";
import { numeric } from "./view/kinds/numeric";
import { Bank, quizzesTaken } from "./view/repetition/bank";
import { Repetition } from "./view/repetition/page";

addGraders(allGraders);
addKinds({ numeric, blank });
window.coursewright.downloadBackup = downloadBackup;
const { journal, ready } = window.coursewright;
const course = window.coursewrightCourse;

void ready.then(async () => {
  const place = slot("review");
  if (!place || !course) return;
  const loaded = await Promise.all(quizzesTaken(journal.ledger.streams).map(loadQuestions));
  const bank = new Bank(loaded.filter((one) => one !== undefined));
  place.lang = window.coursewright.language;
  place.replaceChildren();
  render(<Repetition bank={bank} course={course} />, place);
});
