// The script of every page: settings, the journal, what is done, what is locked, where changes are not stored.

import { openJournal } from "./journal/open";
import { NOBODY, personIn } from "./journal/who";
import { applyAppearance } from "./page/appearance";
import { readPageData, type Texts } from "./page/data";
import { languageOf, loadTexts } from "./page/language";
import { applyLock } from "./page/lock";
import { markDone } from "./page/menu";
import { watchStorage } from "./page/notice";
import { followReading, offerRead } from "./page/reading";
import { offerSearch } from "./page/search";
import { offerTerms } from "./page/terms";
import type { Coursewright } from "./page/shared";
import { quizScores } from "./progress/module";
import { speaker } from "./page/text";
import { visibleTime } from "./page/visible";

const page = readPageData();
const root = document.documentElement;
// Its mirror has been read when this returns, so the settings hold before the first paint where the browser waits.
const { journal, register } = openJournal(page.course.id);
applyAppearance(journal, root);
root.setAttribute("data-js", "");
offerSearch();
offerTerms();

let texts: Texts = page.texts;
let language = page.course.language;

async function prepare(): Promise<void> {
  await journal.ready;
  const wanted = languageOf(journal, page);
  const loaded = wanted === language ? undefined : await loadTexts(wanted);
  if (!loaded) return;
  language = wanted;
  texts = { ...page.texts, ...loaded };
  window.coursewrightRelabel?.(texts, language);
}

const shared: Coursewright = {
  page,
  journal,
  register,
  get person() {
    return personIn(register, journal.parts.profile);
  },
  get texts() {
    return texts;
  },
  get language() {
    return language;
  },
  say: speaker(() => texts),
  ready: prepare(),
  scores: () => quizScores(journal.ledger.streams),
  everyVisible: visibleTime(),
};
window.coursewright = shared;

void shared.ready.then(() => {
  const settings = document.querySelector<HTMLAnchorElement>(".site-nav-settings");
  if (settings) {
    const { name } = shared.person;
    if (name) settings.append(` · ${name}`);
    // There they say who is next.
    if (journal.parts.profile === NOBODY && page.page !== "settings") location.replace(settings.href);
  }
  let locked = false;
  const show = (): void => {
    applyAppearance(journal, root);
    locked = applyLock(shared);
    markDone(shared);
    offerRead(shared);
  };
  show();
  journal.subscribe(show);
  watchStorage(shared);
  followReading(shared, () => locked);
});
