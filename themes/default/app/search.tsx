// The script of the search. It arrives together with the names of everything, when a trainee is about to search for the
// first time; the texts arrive a little later.

import { render } from "preact";
import { fill } from "./page/text";
import type { SearchData } from "./search/data";
import { library, withTexts, type Library } from "./search/library";
import { SearchDialog } from "./view/search";

function start(data: SearchData): void {
  const shared = window.coursewright;
  let all: Library = library(data);
  let later: Library | undefined;
  const place = document.body.appendChild(document.createElement("div"));
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(shared.texts[key] ?? data.texts[key] ?? key, values);
  const root = document.documentElement.dataset["root"] ?? "";
  let times = 0;
  const show = (): void => {
    place.lang = shared.language;
    if (times > 0) render(<SearchDialog library={all} later={later} say={say} root={root} opened={times} />, place);
  };
  window.coursewrightOpenSearch = () => {
    times++;
    show();
  };
  if (window.coursewrightSearchWanted) window.coursewrightOpenSearch();
  const takeTexts = (): void => {
    if (!window.coursewrightSearchTexts) return;
    const whole = (later = withTexts(all, window.coursewrightSearchTexts));
    show();
    // Between messages a key is heard.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (whole.prepare()) return port2.postMessage(0);
      all = whole;
      later = undefined;
      show();
    };
    port2.postMessage(0);
  };
  takeTexts();
  document.querySelector('script[src$="/search-text.js"]')?.addEventListener("load", takeTexts);
}

if (window.coursewrightSearch) start(window.coursewrightSearch);
