// The script of the page for repetition. The only one with the scheduler of repetitions, and the only one that loads the
// questions of quizzes that are not on its page.

import { render } from "preact";
import { tellApart } from "./page/apart";
import { downloadBackup } from "./page/backup";
import { slot } from "./page/dom";
import { loadQuestions } from "./page/questions";
import { addEveryKind } from "./view/kinds/every";
import { Bank, quizzesTaken } from "./view/repetition/bank";
import { Repetition } from "./view/repetition/page";

addEveryKind();
window.coursewright.downloadBackup = downloadBackup;
const { journal, ready } = window.coursewright;
const course = window.coursewrightCourse;

void ready.then(async () => {
  const place = slot("review");
  if (!place || !course) return;
  const loaded = await Promise.all(quizzesTaken(journal.ledger.streams).map(loadQuestions));
  const bank = new Bank(loaded.filter((one) => one !== undefined), window.coursewright.numbers);
  tellApart();
  place.lang = window.coursewright.language;
  place.replaceChildren();
  render(<Repetition bank={bank} course={course} />, place);
});
