// A day that is not open yet: its text is put away, and a panel says what opens it and leads there.

import { isLocked, isPassed, mayLock } from "../progress/module";
import { element } from "./dom";
import type { Coursewright } from "./shared";

/** Brings the lock of a module or quiz page up to date. Returns whether the page is locked. */
export function applyLock({ page, journal, say, language }: Coursewright): boolean {
  const { module } = page;
  const requires = module?.requires;
  if (!module || !requires) return false;
  const before = { id: requires.module, quizzes: requires.quizzes.map((quiz) => quiz.id) };
  const streams = journal.ledger.streams;
  const locked =
    mayLock(module.id, streams, journal.readable && journal.state !== "unsaved", location.protocol === "file:") &&
    isLocked(module, before, (other) => isPassed(other, streams));
  const parts = document.querySelectorAll<HTMLElement>("[data-lockable]");
  const panel = document.querySelector(".notice-lock");
  if (locked === (panel !== null)) return locked;
  parts.forEach((part) => (part.hidden = locked));
  panel?.remove();
  if (!locked) return false;
  const pass = Math.max(0, ...requires.quizzes.map((quiz) => quiz.pass));
  const reason = requires.quizzes.length > 0 ? "page.locked_quiz" : "page.locked_read";
  const title = requires.title;
  parts[0]?.before(
    element(
      "section",
      { class: "notice notice-lock", lang: language },
      element("h2", {}, say("page.locked_title")),
      element("p", {}, say(reason, { title, pass })),
      element(
        "p",
        {},
        element("a", { class: "button button-primary", href: requires.url }, say("page.locked_go", { title })),
      ),
    ),
  );
  return true;
}
