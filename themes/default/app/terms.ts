// Explains the terms of a page beside them: at the mouse, at the keyboard's focus, at the first tap of a finger. Without
// this script, and at a click, a term is a link to its card. Loaded when the reader first touches the page.

import { element } from "./page/dom";
import { places } from "./terms/place";

/** What the build hands over before this script. */
interface Explanations {
  /** Tag of the language of the texts. */
  readonly language: string;
  /** Names and explanation by the address of the card, as links write it. */
  readonly terms: Readonly<Record<string, readonly [names: string, text: string]>>;
}

declare global {
  interface Window {
    coursewrightTerms?: Explanations;
  }
}

/** Milliseconds for the way of the mouse from a term to its explanation. */
const WAY = 200;

function start({ language, terms }: Explanations): void {
  const names = element("p", { class: "term-names" });
  const text = element("p", { class: "term-text" });
  const box = element("div", { class: "term-box", popover: "manual", lang: language }, names, text);
  const told = element("div", { hidden: "", lang: language });
  document.body.append(box, told);
  let shown: HTMLElement | undefined;
  /** The term that was explained before the finger came down. */
  let before: HTMLElement | undefined;
  let leaving = 0;

  const hide = (): void => {
    shown = undefined;
    box.hidePopover();
  };
  const show = (link: HTMLElement): void => {
    clearTimeout(leaving);
    const about = terms[link.getAttribute("href") ?? ""];
    if (!about || link === shown) return;
    shown = link;
    [names.textContent, text.textContent] = about;
    box.showPopover();
    // A term may go over two lines; the explanation stands below the first part of it.
    const [line = link.getBoundingClientRect()] = link.getClientRects();
    const { clientWidth, clientHeight } = document.documentElement;
    const { left, top } = places(line, box.getBoundingClientRect(), { width: clientWidth, height: clientHeight });
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  };
  const leave = (): void => {
    clearTimeout(leaving);
    leaving = window.setTimeout(hide, WAY);
  };

  document.querySelectorAll<HTMLElement>("a.term").forEach((link, number) => {
    const about = terms[link.getAttribute("href") ?? ""];
    if (!about) return;
    const id = `term-${number}`;
    told.append(element("p", { id }, about.join(" ")));
    link.setAttribute("aria-describedby", id);
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(link));
    link.addEventListener("pointerleave", leave);
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", leave);
    link.addEventListener("pointerdown", () => (before = shown));
    link.addEventListener("click", (event) => {
      // The first tap explains, the second one leads to the card.
      if ((event as PointerEvent).pointerType !== "touch" || before === link) return;
      event.preventDefault();
      show(link);
    });
    if (link.matches(":hover, :focus")) show(link);
  });
  box.addEventListener("pointerenter", () => clearTimeout(leaving));
  box.addEventListener("pointerleave", leave);
  addEventListener("pointerdown", ({ target }) => target instanceof Node && !box.contains(target) && target !== shown && hide());
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}

// A browser without popovers keeps the links.
if (window.coursewrightTerms && "popover" in HTMLElement.prototype) start(window.coursewrightTerms);
