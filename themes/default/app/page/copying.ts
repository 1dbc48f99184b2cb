// Copying a text of the page: a button in everything that is marked `data-copy`.

import { button, element } from "./dom";

/** Copies a text: by the clipboard, or, where plain http has none, by a field that is there for a moment. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { class: "visually-hidden" });
    const before = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}

/** Puts a button at the end of the `dd` of everything marked `data-copy`, named after the heading of the article around it. */
export function offerCopying(): void {
  const { say, language } = window.coursewright;
  document.querySelectorAll<HTMLElement>("[data-copy]").forEach((place) => {
    const text = place.querySelector<HTMLElement>("dd");
    const content = text && element("div", { class: "copied-text" }, ...text.childNodes);
    const title = place.closest("article")?.querySelector("h2")?.textContent ?? "";
    const status = element("span", { role: "status", class: "visually-hidden" });
    const act: HTMLButtonElement = button(say("cards.copy"), "button button-small", () => {
      void copy((content?.innerText ?? "").trim()).then((done) => {
        act.textContent = status.textContent = say(done ? "cards.copied" : "cards.not_copied");
        setTimeout(() => {
          act.textContent = say("cards.copy");
          status.textContent = "";
        }, 2500);
      });
    });
    act.setAttribute("aria-label", say("cards.copy_this", { title }));
    act.lang = language;
    // In a list of terms a button may only stand inside the `dd`.
    if (text && content) text.replaceChildren(content, act, status);
  });
}
