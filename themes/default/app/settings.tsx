// The script of the settings page.

import { render } from "preact";
import { tellApart } from "./page/apart";
import { downloadBackup } from "./page/backup";
import { slot } from "./page/dom";
import { Settings } from "./view/settings";
import { settled } from "./view/settled";

const { journal, ready } = window.coursewright;
window.coursewright.downloadBackup = downloadBackup;

/** Loads the page again in the new language, once the choice is stored. */
async function changeLanguage(): Promise<void> {
  await settled(journal);
  location.reload();
}

void ready.then(() => {
  const place = slot("settings");
  if (!place) return;
  tellApart();
  place.lang = window.coursewright.language;
  place.replaceChildren();
  render(<Settings onLanguage={() => void changeLanguage()} />, place);
});
