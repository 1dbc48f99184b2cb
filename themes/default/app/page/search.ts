// Opens the search. Its script, its index and its style wait in a `<template data-search>` and are loaded when they are
// first asked for: by the button, by Ctrl-K, or by `/` outside a field.

/** Listens for what opens the search. */
export function offerSearch(): void {
  const parts = document.querySelector<HTMLTemplateElement>("template[data-search]")?.content;
  // What was put into the page once is no longer in the template.
  const open = (): void => (window.coursewrightOpenSearch ? window.coursewrightOpenSearch() : document.body.append(parts ?? ""));
  document.querySelector(".site-search")?.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" && !(target as Element).closest("input,textarea")) {
      event.preventDefault();
      open();
    }
  });
}
