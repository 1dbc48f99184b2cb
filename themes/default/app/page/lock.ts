// A day that is not open yet: its text is put away, and the panel that the build wrote says what opens it.

import { isLocked, isPassed, mayLock } from "../progress/module";
import type { Coursewright } from "./shared";

/** Brings the lock of a page up to date. Returns whether the page is locked. */
export function applyLock({ page, journal }: Coursewright): boolean {
  const { module } = page;
  const panel = document.querySelector<HTMLElement>(".notice-lock");
  if (!module?.requires || !panel) return false;
  const before = { id: module.requires.module, quizzes: module.requires.quizzes.map((quiz) => quiz.id) };
  const streams = journal.ledger.streams;
  const locked =
    mayLock(module.id, streams, journal.readable && journal.state !== "unsaved", location.protocol === "file:") &&
    isLocked(module, before, (other) => isPassed(other, streams));
  document.querySelectorAll<HTMLElement>("[data-lockable]").forEach((part) => (part.hidden = locked));
  panel.hidden = !locked;
  return locked;
}
