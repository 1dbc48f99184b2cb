// The language of buttons and hints. The course's own stands in the page. For another, a script that waits in a
// `<template data-language>` is moved into the page: under the content security policy no script may name the
// address of another, but one that the build wrote may run.

import type { Journal } from "../journal/journal";
import { SETTINGS } from "./appearance";
import type { PageData, Texts } from "./data";

/** Milliseconds to wait for the texts; without them the course's language stays. */
const LIMIT = 2000;

/** The interface language that is set, else the course's. */
export function languageOf(journal: Journal, page: PageData): string {
  const tag = journal.get(SETTINGS, "language");
  return typeof tag === "string" ? tag : page.course.language;
}

/** The texts of another language, or nothing when the page has none or they do not come. */
export function loadTexts(tag: string): Promise<Texts | undefined> {
  return new Promise((resolve) => {
    const found = (): Texts | undefined =>
      window.coursewrightTexts?.tag === tag ? window.coursewrightTexts.texts : undefined;
    const template = document.querySelector<HTMLTemplateElement>(`template[data-language="${CSS.escape(tag)}"]`);
    const script = template?.content.querySelector("script");
    if (!script || found()) return resolve(found());
    script.addEventListener("load", () => resolve(found()));
    script.addEventListener("error", () => resolve(undefined));
    setTimeout(() => resolve(found()), LIMIT);
    document.body.append(script);
  });
}
