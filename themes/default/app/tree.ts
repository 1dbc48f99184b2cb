// The script of a decision tree: one step at a time, the way that led there, and copying. The address names the step,
// so that the browser's own way back goes back a step, and a link leads to any step.

import { offerCopying } from "./page/copying";
import { button, element, slot } from "./page/dom";
import { answersBetween, wayTo, type Ways } from "./tree/way";

const shared = window.coursewright;
const steps = new Map([...document.querySelectorAll<HTMLElement>("[data-step]")].map((step) => [step.id, step]));

const target = (link: HTMLAnchorElement): string => decodeURIComponent(link.hash.slice(1));

const ways: Ways = new Map(
  [...steps].map(([id, step]) => [
    id,
    [...step.querySelectorAll<HTMLAnchorElement>("[data-way]")].map((link) => ({
      to: target(link),
      text: link.textContent ?? "",
    })),
  ]),
);

let way: readonly string[] = [];

function link(id: string, text: string, kind = ""): HTMLAnchorElement {
  return element("a", { href: `#${encodeURIComponent(id)}`, class: kind }, text);
}

function showWay(place: HTMLElement): void {
  const { say } = shared;
  const [first = ""] = way;
  const passed = way.slice(0, -1).map((id, index) => {
    const question = steps.get(id)?.querySelector("h2")?.textContent ?? "";
    return element("li", {}, link(id, question), " ", element("b", {}, answersBetween(ways, id, way[index + 1] ?? "")));
  });
  const back = way[way.length - 2];
  const actions = element("div", { class: "tree-way-actions" });
  if (back !== undefined) {
    actions.append(link(back, say("tree.back"), "button button-small"), link(first, say("tree.restart"), "button button-small"));
  }
  actions.append(button(say("cards.print"), "button button-small", () => print()));
  const list = element("ol", {}, ...passed);
  place.replaceChildren(...(passed.length > 0 ? [element("nav", { "aria-label": say("tree.way") }, list)] : []), actions);
}

/** Shows the step that the address names; any other address leaves everything as it is. */
function show(place: HTMLElement | null, moved: boolean): void {
  const named = decodeURIComponent(location.hash.slice(1));
  const [first = ""] = steps.keys();
  if (!steps.has(named) && way.length > 0) return;
  way = wayTo(ways, way, steps.has(named) ? named : first);
  const current = way[way.length - 1] ?? first;
  steps.forEach((step, id) => (step.hidden = id !== current));
  document.querySelectorAll<SVGElement>("[data-node]").forEach((node) => {
    node.classList.toggle("is-walked", way.includes(node.dataset["node"] ?? ""));
  });
  if (place) showWay(place);
  const step = steps.get(current);
  if (moved) step?.focus({ preventScroll: true });
  if (moved || named === current) step?.scrollIntoView({ block: "nearest" });
}

void shared.ready.then(() => {
  const place = slot("tree-way");
  if (place) place.lang = shared.language;
  document.getElementById("steps")?.classList.add("is-stepping");
  offerCopying();
  addEventListener("hashchange", () => show(place, true));
  show(place, false);
});
