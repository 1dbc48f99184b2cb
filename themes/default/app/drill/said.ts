// What a message says: names of a script, their groups of variants, and the moment at which all were said (rule G18).

import { type Character, firstPlace, fold } from "../wording";
import { type Says, entry } from "./shapes";

/** When something happened: the event's index in the log, then the place in its folded text; 0 for what is not said. */
export interface Moment {
  readonly index: number;
  readonly place: number;
}

/** Whether `a` was before `b`. */
export const isBefore = (a: Moment, b: Moment): boolean => a.index < b.index || (a.index === b.index && a.place < b.place);

/** Orders texts by their code points, as Rust does. */
export function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return left.length - right.length;
}

/** What has been said in the present turn of a conversation. */
export class Listener {
  private readonly names: readonly string[];
  /** For each name which of its groups stood in some message of the turn. */
  private heard = new Map<string, boolean[]>();

  constructor(private readonly says: Says) {
    this.names = Object.keys(says).sort(byCodePoints);
  }

  /** A new turn begins: what was said before is forgotten. */
  forget(): void {
    this.heard.clear();
  }

  /** Takes the message of the event `index`; gives the names that are complete with it, with their moments. */
  hear(index: number, text: string): [name: string, moment: Moment][] {
    const folded = fold(text);
    const complete: [string, Moment][] = [];
    for (const name of this.names) {
      const groups = this.says[name] ?? [];
      const heard = this.heard.get(name) ?? groups.map(() => false);
      this.heard.set(name, heard);
      if (heard.every(Boolean)) continue;
      let latest = 0;
      groups.forEach((group, at) => {
        const place = heard[at] ? undefined : placeOf(group, folded);
        if (place === undefined) return;
        heard[at] = true;
        latest = Math.max(latest, place);
      });
      if (heard.every(Boolean)) complete.push([name, { index, place: latest }]);
    }
    return complete;
  }

  /** Whether all of `names` were said in this turn; no names are never said. */
  said(names: readonly string[]): boolean {
    const isSaid = (name: string): boolean => {
      const heard = this.heard.get(name);
      return heard !== undefined && heard.length > 0 && heard.every(Boolean);
    };
    return names.length > 0 && names.every(isSaid);
  }
}

/** Whether one text alone says `name`. */
export function saysAlone(says: Says | undefined, name: string, text: string): boolean {
  const groups = entry(says, name) ?? [];
  const folded = fold(text);
  return groups.length > 0 && groups.every((group) => placeOf(group, folded) !== undefined);
}

/** The first place at which one of the variants stands. */
function placeOf(group: readonly string[], folded: readonly Character[]): number | undefined {
  const places = group.flatMap((variant) => firstPlace(variant, folded) ?? []);
  return places.length > 0 ? Math.min(...places) : undefined;
}
