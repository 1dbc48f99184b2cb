// Loads what explains the terms of a page, which waits in a `<template data-terms>`, when its reader first touches the
// page: soon enough for a tap on a term, and never for a page that is only opened.

/** Listens for the first touch, by mouse, finger or keyboard. */
export function offerTerms(): void {
  const parts = document.querySelector<HTMLTemplateElement>("template[data-terms]")?.content ?? "";
  for (const kind of ["pointerover", "focusin", "click"]) {
    addEventListener(
      kind,
      (event) => {
        // What was put into the page once is no longer in the template.
        document.body.append(parts);
        // A first tap that is faster than the script waits for it: the script then finds the term under the finger.
        if ((event as PointerEvent).pointerType === "touch" && (event.target as Element).closest(".term")) event.preventDefault();
      },
      { once: true },
    );
  }
}
