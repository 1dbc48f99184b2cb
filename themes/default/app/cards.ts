// The script of a page of cards: filter, facets, copying, what has expired, and the way to a card.

import { offerOwnPhrases } from "./cards/own-phrases";
import { facetWords, filterCards, hasExpired, type FilterCard } from "./cards/filter";
import { offerCopying } from "./page/copying";
import { button, element, slot } from "./page/dom";
import { folder } from "./search/fold";

const shared = window.coursewright;
const fold = folder("");
const nodes = new Map([...document.querySelectorAll<HTMLElement>("[data-card]")].map((node) => [node.id, node]));
const titles = new Map<string, string>();

function read(node: HTMLElement): FilterCard {
  const facets = new Map<string, string[]>();
  node.querySelectorAll<HTMLElement>("[data-facet]").forEach((place) => {
    const { facet = "", facetTitle = facet } = place.dataset;
    titles.set(facet, facetTitle);
    facets.set(facet, [...place.querySelectorAll("[data-word]")].map((word) => word.textContent ?? ""));
  });
  // Between elements stands nothing, but their words are not one word.
  const texts = [...node.querySelectorAll("h2, dd, .badge")].map((part) => part.textContent ?? "");
  return { id: node.id, text: fold(texts.join("\n")), facets };
}

const cards = [...nodes.values()].map(read);

function offerTools(place: HTMLElement, showOwn: ((query: string) => void) | undefined): void {
  const { say } = shared;
  const chosen = new Map<string, Set<string>>();
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const count = element("p", { role: "status" });
  const show = (): void => {
    const left = filterCards(cards, { query: field.value, chosen }, fold);
    nodes.forEach((node, id) => (node.hidden = !left.has(id)));
    showOwn?.(field.value);
    count.textContent = say("cards.count", { count: left.size, all: cards.length });
  };
  field.addEventListener("input", show);
  const facets = [...facetWords(cards)].map(([facet, list]) => {
    const wanted = new Set<string>();
    chosen.set(facet, wanted);
    const choices = list.map((word) => {
      const choice: HTMLButtonElement = button(word, "", () => {
        const on = !wanted.delete(word);
        if (on) wanted.add(word);
        choice.setAttribute("aria-pressed", String(on));
        show();
      });
      choice.setAttribute("aria-pressed", "false");
      return choice;
    });
    return element("fieldset", { class: "facet" }, element("legend", {}, titles.get(facet) ?? facet), ...choices);
  });
  place.lang = shared.language;
  place.replaceChildren(
    element("label", { class: "card-filter" }, say("cards.filter"), field),
    ...facets,
    element("div", { class: "card-tools-row" }, count, button(say("cards.print"), "button button-small", () => print())),
  );
  show();
  // A link to a card shows it, whatever is filtered out.
  const toTarget = (): void => {
    const target = nodes.get(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) {
      field.value = "";
      chosen.forEach((wanted) => wanted.clear());
      place.querySelectorAll("[aria-pressed]").forEach((choice) => choice.setAttribute("aria-pressed", "false"));
      show();
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", toTarget);
  toTarget();
}

function markExpired(): void {
  const now = new Date();
  nodes.forEach((node) => {
    if (!hasExpired(node.dataset["until"] ?? "9999", now)) return;
    const mark = element("span", { class: "card-expired", lang: shared.language }, shared.say("cards.expired"));
    node.querySelector(".card-dates")?.append(mark);
  });
}

void shared.ready.then(() => {
  const place = slot("card-tools");
  offerCopying();
  markExpired();
  const own = slot("own-phrases");
  const showOwn = own ? offerOwnPhrases(own, fold) : undefined;
  if (place) offerTools(place, showOwn);
});
