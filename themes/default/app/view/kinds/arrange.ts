// The pure parts of the further kinds of question: moves, pairs, verdicts on a part. No DOM.

import { pair } from "../../grade/pairs";
import { isTexts, type Response } from "../../grade/response";

/** The texts of a response; none of any other. */
export const textsOf = (response: Response): readonly string[] => (isTexts(response) ? response : []);

/** The items with the one at `from` moved to `to`, both from 0. */
export function moved(items: readonly string[], from: number, to: number): string[] {
  const others = items.filter((_, place) => place !== from);
  return [...others.slice(0, to), ...items.slice(from, from + 1), ...others.slice(to)];
}

/** The targets that a response gives an item (rule G2.2: "A=X" is split at its first "="). */
export function targetsOf(response: Response, item: string): string[] {
  const start = pair(item, "");
  return textsOf(response).flatMap((text) => (text.startsWith(start) ? [text.slice(start.length)] : []));
}

/** The response with exactly these targets for an item, sorted; null when nothing is left. */
export function withTargets(response: Response, item: string, targets: readonly string[]): Response {
  const others = textsOf(response).filter((text) => !text.startsWith(pair(item, "")));
  const all = [...others, ...targets.map((target) => pair(item, target))].sort();
  return all.length ? all : null;
}

/** The list with an entry put in or taken out, sorted. */
export function toggled(list: readonly string[], entry: string, on: boolean): string[] {
  return [...list.filter((other) => other !== entry), ...(on ? [entry] : [])].sort();
}

/** How a choice among others turned out: its class and the key of the text that says so; neither for one left alone. */
export function verdictOf(isChosen: boolean, isRight: boolean): readonly [mark: string, text: string] {
  if (isRight) return isChosen ? ["is-right", "quiz.choice_right"] : ["is-missed", "quiz.choice_missed"];
  return isChosen ? ["is-wrong", "quiz.choice_wrong"] : ["", ""];
}

/** How an item stands in an order: in its place, behind the right neighbour (which earns by rule G11.2), or wrong. */
export function standingOf(item: string, placed: readonly string[], right: readonly string[]): "right" | "follows" | "wrong" {
  const [place, wanted] = [placed.indexOf(item), right.indexOf(item)];
  if (place === wanted) return "right";
  return place > 0 && wanted > 0 && placed[place - 1] === right[wanted - 1] ? "follows" : "wrong";
}
