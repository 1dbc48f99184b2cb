// The script of the search, loaded together with its index when a trainee searches for the first time.

import { render } from "preact";
import { fill } from "./page/text";
import type { SearchData } from "./search/data";
import { library, warm } from "./search/library";
import { SearchDialog } from "./view/search";

/** Milliseconds of folding at a time, and between two such times. */
const SLICE = 8;
const PAUSE = 16;

function start(data: SearchData): void {
  const shared = window.coursewright;
  const all = library(data);
  const place = document.body.appendChild(document.createElement("div"));
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(shared.texts[key] ?? data.texts[key] ?? key, values);
  const root = document.documentElement.dataset["root"] ?? "";
  let times = 0;
  const open = (): void => {
    place.lang = shared.language;
    render(<SearchDialog library={all} say={say} root={root} opened={++times} />, place);
  };
  window.coursewrightOpenSearch = open;
  open();
  const prepare = (from: number): void => {
    const next = warm(from, all, SLICE, () => performance.now());
    if (next < all.entries.length) setTimeout(() => prepare(next), PAUSE);
  };
  setTimeout(() => prepare(0), PAUSE);
}

// The two scripts arrive in any order.
if (window.coursewrightSearch) start(window.coursewrightSearch);
else {
  document.querySelector('script[src$="/search-index.js"]')?.addEventListener("load", () => {
    if (window.coursewrightSearch) start(window.coursewrightSearch);
  });
}
