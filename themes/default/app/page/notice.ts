// The banner of a page whose changes are stored nowhere: says so at once, and offers a backup.

import type { Coursewright } from "./shared";
import { button, element, slot } from "./dom";

/** Shows the banner while the journal's state is "unsaved". */
export function watchStorage(shared: Coursewright): void {
  const { journal, say } = shared;
  // The build gives the text of the button to pages that hold what a trainee wrote, and only their scripts can write them out.
  const holds = "storage.download" in shared.page.texts;
  let banner: HTMLElement | undefined;
  const look = (): void => {
    const needed = journal.state === "unsaved";
    if (needed === (banner !== undefined)) return;
    banner?.remove();
    banner = undefined;
    if (!needed) return;
    banner = element(
      "div",
      { class: "notice notice-warning notice-storage", role: "alert", lang: shared.language },
      element("p", {}, say(holds ? "storage.notice" : "unstored.notice")),
      holds ? button(say("storage.download"), "button", () => shared.downloadBackup?.()) : "",
    );
    const place = slot("notice");
    if (place) place.append(banner);
    else (document.querySelector("main") ?? document.body).prepend(banner);
  };
  journal.subscribe(look);
  look();
}
