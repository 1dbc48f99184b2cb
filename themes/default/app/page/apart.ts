// A course opened from a folder in a browser that gives every local file stores of its own, as Firefox does. Pages that
// show what was done on other pages say there that they cannot know it.

import { element, slot } from "./dom";

/** Whether the page at this address shares its stores with no other page: files of one origin have one, as on a server. */
export const isApart = ({ protocol, origin }: Pick<Location, "protocol" | "origin">): boolean =>
  protocol === "file:" && origin === "null";

/** Puts the notice onto a page that is apart. */
export function tellApart(): void {
  if (!isApart(location)) return;
  const { say, language } = window.coursewright;
  const notice = element("div", { class: "notice notice-warning notice-apart", lang: language }, element("p", {}, say("apart.notice")));
  slot("notice")?.append(notice);
}
