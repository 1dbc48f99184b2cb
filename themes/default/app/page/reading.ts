// Reading a module: that it was opened, how long it was looked at, and, for modules without quizzes, "mark as read".

import { isRead, moduleStream, secondsIn } from "../progress/module";
import { button, element, slot } from "./dom";
import type { Coursewright } from "./shared";

/** Seconds between two records of the time spent. */
const PAUSE = 15;

/** Records opening and time of the page's module. `locked` says whether the page is closed at that moment. */
export function followReading({ page, journal, everyVisible }: Coursewright, locked: () => boolean): void {
  const { module } = page;
  if (!module) return;
  const stream = moduleStream(module.id);
  const open = (): void => {
    if (page.page === "module" && !locked() && journal.get(stream, "opened") === undefined) {
      journal.put(stream, "opened", Date.now());
    }
  };
  open();
  let waiting = 0;
  everyVisible((seconds) => {
    if (locked()) return;
    open();
    waiting += seconds;
    if (waiting < PAUSE && document.visibilityState === "visible") return;
    journal.put(stream, "seconds", secondsIn(module.id, journal.ledger.streams) + waiting);
    waiting = 0;
  });
}

/** Brings "mark as read" at the end of a module without quizzes up to date. */
export function offerRead({ page, journal, say, language }: Coursewright): void {
  const { module } = page;
  const place = slot("read");
  if (!module || !place || module.quizzes.length > 0) return;
  const stream = moduleStream(module.id);
  const read = isRead(module.id, journal.ledger.streams);
  if (place.getAttribute("data-read") === String(read)) return;
  const hadFocus = place.contains(document.activeElement);
  place.setAttribute("data-read", String(read));
  place.lang = language;
  const mark = read
    ? button(say("page.read_undo"), "button", () => journal.put(stream, "read", null))
    : button(say("page.read_mark"), "button button-primary", () => journal.put(stream, "read", { wall: Date.now() }));
  const status = element("p", { role: "status" }, read ? say("page.read_done") : "");
  place.replaceChildren(status, mark);
  if (hadFocus) mark.focus();
}
