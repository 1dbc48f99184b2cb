// Takes over the drill of a page: what the build rendered to be read stays in the document, out of sight, until a
// debrief needs a piece of it.

import { type ComponentChild, render } from "preact";
import type { DrillData } from "../../drill/data";
import type { Journal } from "../../journal/journal";
import { downloadBackup } from "../../page/backup";
import { slot } from "../../page/dom";
import type { Now } from "./open-run";

/** Shows what `make` gives for the drill of the page once the journal is open; nothing for a drill of another kind. */
export function mountDrill(make: (drill: DrillData, journal: Journal, now: () => Now) => ComponentChild): void {
  const shared = window.coursewright;
  const { page, journal } = shared;
  shared.downloadBackup = downloadBackup;
  void shared.ready.then(() => {
    const place = slot("drill");
    const { drill } = page;
    if (!place || !drill) return;
    if (shared.language !== page.course.language) place.lang = shared.language;
    render(make(drill, journal, () => ({ wall: Date.now(), mono: performance.now() })), place);
  });
}
