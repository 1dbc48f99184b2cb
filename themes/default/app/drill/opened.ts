// Which panels and popups were opened, and when (rule G17.9).

import type { Conversation } from "./conversation";
import type { CleanEvent } from "./log";
import type { Moment } from "./said";
import { type Script, milliseconds } from "./shapes";

/** The first time that each was opened: its moment, and milliseconds of drill time. */
export type Opened = ReadonlyMap<string, { readonly moment: Moment; readonly at: number }>;

/** Whether something popped up by the time `at`: by the clock, or in some conversation. */
export function hasAppeared(script: Script, id: string, talks: readonly Conversation[], at: number): boolean {
  const since = script.popups?.find((popup) => popup.id === id)?.at;
  if (since !== undefined && milliseconds(since) <= at) return true;
  return talks.some((talk) => (talk.openable.get(id) ?? Infinity) <= at);
}

/** What was opened. Panels whose popup was not opened, and popups that had not appeared, stay closed. */
export function opened(script: Script, events: readonly CleanEvent[], talks: readonly Conversation[]): Opened {
  const found = new Map<string, { readonly moment: Moment; readonly at: number }>();
  for (const { index, at, act } of events) {
    if (act.do !== "open" || found.has(act.id)) continue;
    const panel = script.panels?.find(({ id }) => id === act.id);
    const popup = script.popups?.find(({ id }) => id === act.id);
    const there = panel
      ? panel.popup === undefined || found.has(panel.popup)
      : popup !== undefined && hasAppeared(script, act.id, talks, at);
    if (there) found.set(act.id, { moment: { index, place: 0 }, at });
  }
  return found;
}
