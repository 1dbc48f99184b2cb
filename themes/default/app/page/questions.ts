// The questions of one quiz, which the page for repetition loads when its trainee took that quiz. As with texts, a
// script that the build wrote into a `<template>` is cloned: no script may name the address of another.

import type { QuizData } from "./data";

/** The questions of a quiz; what is right is encoded, as in an exam. */
export interface QuizQuestions {
  readonly quiz: QuizData;
  /** Question id -> the question as a page shows it. */
  readonly shown: Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    /** Set by the scripts in assets/questions. */
    coursewrightQuestions?: Readonly<Record<string, QuizQuestions>>;
  }
}

/** Milliseconds to wait for a script; without it the page goes on without that quiz. */
const LIMIT = 5000;

/** The questions of a quiz; nothing when the course has no such quiz any more, or they do not come. */
export function loadQuestions(quiz: string): Promise<QuizQuestions | undefined> {
  return new Promise((resolve) => {
    const template = document.querySelector<HTMLTemplateElement>(`template[data-questions="${CSS.escape(quiz)}"]`);
    const script = template && document.importNode(template.content, true).querySelector("script");
    if (!script) return resolve(undefined);
    const found = (): void => resolve(window.coursewrightQuestions?.[quiz]);
    script.addEventListener("load", found);
    script.addEventListener("error", found);
    setTimeout(found, LIMIT);
    document.body.append(script);
  });
}
