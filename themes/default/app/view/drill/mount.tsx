// Takes over the drill of a page: what the build rendered to be read stays in the document, out of sight, until a
// debrief needs a piece of it.

import { render } from "preact";
import { downloadBackup } from "../../page/backup";
import { slot } from "../../page/dom";
import { Chat } from "./chat";
import type { Now } from "./open-run";
import { ChatSession } from "./session";
import { Speed } from "./speed";
import { SpeedSession } from "./speed-session";

/** Takes over the drill of the page once the journal is open. */
export function mountDrill(): void {
  const shared = window.coursewright;
  const { page, journal } = shared;
  shared.downloadBackup = downloadBackup;
  void shared.ready.then(() => {
    const place = slot("drill");
    const { drill } = page;
    if (!place || !drill) return;
    const now = (): Now => ({ wall: Date.now(), mono: performance.now() });
    if (shared.language !== page.course.language) place.lang = shared.language;
    if (drill.kind === "chat") render(<Chat session={new ChatSession(drill, journal, now)} />, place);
    else render(<Speed session={new SpeedSession(drill, journal, now)} />, place);
  });
}
