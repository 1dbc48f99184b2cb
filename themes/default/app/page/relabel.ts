// Labels in another language, put onto what the page already shows.

import type { Texts } from "./data";
import { fill } from "./text";

/** Puts `texts` onto everything the theme marked with the key of its text. */
export function relabel(texts: Texts, language: string): void {
  const each = (name: string, put: (node: HTMLElement, text: string) => void): void => {
    document.querySelectorAll<HTMLElement>(`[${name}]`).forEach((node) => {
      const text = texts[node.getAttribute(name) ?? ""];
      if (text === undefined) return;
      // Written by the build, so it is sound JSON.
      const values = JSON.parse(node.getAttribute("data-text-values") ?? "{}") as Record<string, string>;
      put(node, fill(text, values));
      node.lang = language;
    });
  };
  each("data-text", (node, text) => (node.textContent = text));
  each("data-text-label", (node, text) => node.setAttribute("aria-label", text));
  each("data-text-title", (node, text) => node.setAttribute("title", text));
}
