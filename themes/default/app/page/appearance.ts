// Theme and text size, taken from the settings of the journal onto `<html>`.

import type { Journal } from "../journal/journal";

/** The stream of settings; items `theme`, `text-size`, `language`. */
export const SETTINGS = "settings";

/** Which colours: as the system says, or one of the two. */
export type Theme = "auto" | "light" | "dark";

/** The theme that is set. */
export function themeOf(journal: Journal): Theme {
  const theme = journal.get(SETTINGS, "theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

/** The text size that is set, percent, 80 to 200. */
export function textSizeOf(journal: Journal): number {
  const size = journal.get(SETTINGS, "text-size");
  return typeof size === "number" && size >= 80 && size <= 200 ? size : 100;
}

/** Puts both onto the root element. */
export function applyAppearance(journal: Journal, root: HTMLElement): void {
  const size = textSizeOf(journal);
  // No style sheet asks for `auto`: there the system decides.
  root.setAttribute("data-theme", themeOf(journal));
  root.style.fontSize = size === 100 ? "" : `${size}%`;
}
