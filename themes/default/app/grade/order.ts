// Questions answered by putting items in order: order (rules G11).

import type { Share } from "./mark";
import { isTexts } from "./response";

/** All points for the right order; if `partial`, a share for every two items that follow each other as they should. */
export function order(answer: readonly string[], partial: boolean, response: unknown): Share {
  const placed = isTexts(response) ? response : [];
  const distinct = new Set(placed).size === placed.length;
  if (!placed.length || !distinct || !placed.every((item) => answer.includes(item))) return [0, 1];
  if (!partial) return [placed.length === answer.length && answer.every((item, at) => placed[at] === item) ? 1 : 0, 1];
  const follows = (item: string, at: number): boolean => {
    const place = placed.indexOf(item);
    return place >= 0 && placed[place + 1] === answer[at + 1];
  };
  return [answer.slice(0, -1).filter(follows).length, Math.max(0, answer.length - 1)];
}
