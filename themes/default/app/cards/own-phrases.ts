// The trainee's own quick phrases on the page of the course's: add, edit, delete, copy; they are filtered with the cards.

import { downloadBackup } from "../page/backup";
import { copy } from "../page/copying";
import { button, element } from "../page/dom";
import { MOST, dropPhrase, keepPhrase, ownPhrases, type OwnPhrase } from "../progress/phrases";
import type { Fold } from "../search/fold";
import { settled } from "../view/settled";
import { filterCards } from "./filter";

/** Draws them into `place`; gives back what shows only those that hold every word of a query. */
export function offerOwnPhrases(place: HTMLElement, fold: Fold): (query: string) => void {
  const { say, journal, language, page } = window.coursewright;
  const list = element("ul", { class: "own-phrases-list", lang: page.course.language });
  const status = element("p", { role: "status", class: "own-phrases-status" });
  const keyword = element("input", { type: "text", autocomplete: "off", maxlength: String(MOST.keyword), required: "" });
  const text = element("textarea", { rows: "2", maxlength: String(MOST.say), required: "" });
  const save = element("button", { type: "submit", class: "button button-primary" });
  const cancel = button(say("cards.own_cancel"), "button", () => edit(undefined));
  const form = element(
    "form",
    { class: "own-phrases-form" },
    element("label", {}, say("cards.own_keyword"), keyword),
    element("label", {}, say("cards.own_text"), text),
    element("p", { class: "own-phrases-buttons" }, save, cancel),
  );
  const empty = element("p", { class: "meta" }, say("cards.own_none"));
  let edited: OwnPhrase | undefined;
  let query = "";

  const edit = (phrase: OwnPhrase | undefined): void => {
    edited = phrase;
    keyword.value = phrase?.keyword ?? "";
    text.value = phrase?.say ?? "";
    save.textContent = say(phrase ? "cards.own_save" : "cards.own_add");
    cancel.hidden = !phrase;
    if (phrase) keyword.focus();
  };
  const drop = (phrase: OwnPhrase): void => {
    dropPhrase(journal, phrase.id);
    if (edited?.id === phrase.id) edit(undefined);
    status.textContent = say("cards.own_deleted", { keyword: phrase.keyword });
    keyword.focus();
  };
  const row = (phrase: OwnPhrase): HTMLLIElement => {
    const act = (key: string, action: () => void): HTMLButtonElement => {
      const made = button(say(`cards.${key}`), "button button-small", action);
      made.lang = language;
      made.setAttribute("aria-label", `${say(`cards.${key}`)} /${phrase.keyword}`);
      return made;
    };
    const copied = (): void => void copy(phrase.say).then((done) => (status.textContent = say(done ? "cards.copied" : "cards.not_copied")));
    const buttons = [act("copy", copied), act("own_edit", () => edit(phrase)), act("own_delete", () => drop(phrase))];
    const words = element("p", {}, element("strong", {}, `/${phrase.keyword}`), " ", phrase.say);
    return element("li", { "data-own-phrase": phrase.id }, words, element("p", { class: "own-phrases-buttons" }, ...buttons));
  };
  const draw = (): void => {
    const own = ownPhrases(journal.ledger.streams);
    const cards = own.map((phrase) => ({ id: phrase.id, text: fold(`${phrase.keyword}\n${phrase.say}`), facets: new Map() }));
    const left = filterCards(cards, { query, chosen: new Map() }, fold);
    list.replaceChildren(...own.filter(({ id }) => left.has(id)).map(row));
    empty.hidden = own.length > 0;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const kept = keepPhrase(journal, { keyword: keyword.value, say: text.value }, edited?.id);
    status.textContent = kept ? "" : say("cards.own_missing");
    if (!kept) return;
    void settled(journal).then((state) => (status.textContent = say(state === "unsaved" ? "storage.unsaved" : "cards.own_kept")));
    edit(undefined);
    keyword.focus();
  });
  window.coursewright.downloadBackup = downloadBackup;
  place.lang = language;
  place.className = "own-phrases";
  place.replaceChildren(element("h2", {}, say("cards.own")), element("p", { class: "meta" }, say("cards.own_hint")), empty, list, form, status);
  edit(undefined);
  journal.subscribe(draw);
  draw();
  return (wanted) => {
    query = wanted;
    draw();
  };
}
