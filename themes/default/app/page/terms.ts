// Loads what explains the terms of a page, which waits in a `<template data-terms>`, when its reader first touches the
// page: soon enough for a tap on a term, and never for a page that is only opened.

/** Listens for the first touch, by mouse, finger or keyboard. */
export function offerTerms(): void {
  const parts = document.querySelector<HTMLTemplateElement>("template[data-terms]")?.content ?? "";
  // What was put into the page once is no longer in the template.
  for (const kind of ["pointerover", "focusin"]) addEventListener(kind, () => document.body.append(parts), { once: true });
}
