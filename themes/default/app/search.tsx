// The script of the search, loaded together with its index when a trainee searches for the first time.

import { render } from "preact";
import { library, warm } from "./search/library";
import { fill } from "./page/text";
import { SearchDialog } from "./view/search";

const data = window.coursewrightSearch;
const button = document.querySelector(".site-search");

/** Milliseconds of folding at a time, and between two such times. */
const SLICE = 8;
const PAUSE = 16;

if (data) {
  const shared = window.coursewright;
  const all = library(data);
  const place = document.body.appendChild(document.createElement("div"));
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    fill(shared.texts[key] ?? data.texts[key] ?? key, values);
  let times = 0;
  const open = (): void => {
    const before = document.activeElement;
    place.lang = shared.language;
    render(<SearchDialog library={all} say={say} root={document.documentElement.dataset["root"] ?? ""} opened={++times} onClose={() => before instanceof HTMLElement && before.focus()} />, place);
  };
  window.coursewrightOpenSearch = open;
  open();
  const prepare = (from: number): void => {
    const next = warm(from, all, SLICE, () => performance.now());
    if (next < all.entries.length) setTimeout(() => prepare(next), PAUSE);
  };
  setTimeout(() => prepare(0), PAUSE);
}
button?.removeAttribute("aria-busy");
