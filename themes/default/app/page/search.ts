// Opens the search. Its script, its index and its style wait in a `<template data-search>` and are loaded when they are first
// asked for: by the button, by Ctrl-K, or by `/` outside a field.

/** Listens for what opens the search. */
export function offerSearch(): void {
  const button = document.querySelector(".site-search");
  const template = document.querySelector<HTMLTemplateElement>("template[data-search]");
  const open = (): void => {
    if (window.coursewrightOpenSearch) return window.coursewrightOpenSearch();
    if (!button || !template || button.ariaBusy) return;
    button.ariaBusy = "true";
    const parts = document.importNode(template.content, true);
    parts.querySelectorAll("script").forEach((script) => {
      // In the order in which they stand.
      script.async = false;
      script.onerror = () => (button.ariaBusy = null);
    });
    document.body.append(parts);
  };
  button?.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const command = event.ctrlKey || event.metaKey;
    const typing = target instanceof Element && target.closest("input,textarea,select");
    if (command ? key !== "k" : key !== "/" || typing) return;
    event.preventDefault();
    open();
  });
}
