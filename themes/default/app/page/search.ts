// Opens the search. Its script, all that can be found and its style wait in a `<template data-search>`. They are loaded when
// they are first asked for (by the button, by Ctrl-K, or by `/` outside a field), or just before: with the pointer over the button.

/** Listens for what opens the search. */
export function offerSearch(): void {
  const parts = document.querySelector<HTMLTemplateElement>("template[data-search]")?.content;
  // What was put into the page once is no longer in the template.
  const load = (): void => document.body.append(parts ?? "");
  const open = (): void => {
    window.coursewrightSearchWanted = true;
    load();
    window.coursewrightOpenSearch?.();
  };
  const button = document.querySelector(".site-search");
  button?.addEventListener("pointerover", load);
  button?.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" && !(target as Element).closest("input,textarea")) {
      event.preventDefault();
      open();
    }
  });
}
