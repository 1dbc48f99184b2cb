// What a log makes of the setup of a drill: steps taken, steps pressed out of order, the text that was saved (rule G17.14).

import { normalise } from "../grade/normalise";
import { WHITE_SPACE } from "../grade/space";
import { type FindingKind, check } from "../wording";
import type { CleanEvent } from "./log";
import { saysAlone } from "./said";
import type { Greeting, Script, SetupStep } from "./shapes";

/** How far a setup has got. */
export interface Progress {
  /** How many of its steps were taken. */
  readonly taken: number;
  /** The events that pressed something out of order, by their indexes. */
  readonly slips: readonly number[];
  /** The text that the last step saved. */
  readonly text?: string;
}

/** Why a text is not saved: a word for what is wrong with every such text, or what the author says to it. */
export type Refusal = { readonly fault: "empty" | FindingKind } | { readonly hint: string };

/** The seconds after which a greeting comes, unless the drill says otherwise. */
const AFTER = 1;
/** The faults for which a text is not saved. */
const FAULTS: readonly FindingKind[] = ["forbidden", "too_short", "too_long"];
const AROUND = new RegExp(`^${WHITE_SPACE.source}|${WHITE_SPACE.source}$`, "g");

/** How far the setup of `script` got by these events; a script without a setup gets nowhere. */
export function progress(script: Script, events: readonly CleanEvent[]): Progress {
  const { setup } = script;
  const slips: number[] = [];
  let taken = 0;
  let saved: string | undefined;
  if (!setup) return { taken, slips };
  const { steps, besides, saves } = setup;
  for (const { act, at, index } of events) {
    if (act.do !== "setup" || at > 0) continue;
    const place = steps.findIndex(({ id }) => id === act.step);
    if (place === taken) {
      const text = act.text ?? "";
      const isSaving = saves !== undefined && place === steps.length - 1;
      if (isSaving && refusal(script, text)) continue;
      if (isSaving) saved = text.replace(AROUND, "");
      taken++;
    } else if (place > taken || (place < 0 && taken < steps.length && besides?.some(({ id }) => id === act.step))) {
      slips.push(index);
    }
  }
  return { taken, slips, ...(saved !== undefined && { text: saved }) };
}

/** Why the last step does not save `text`; nothing if it does. */
export function refusal({ setup, says, language }: Script, text: string): Refusal | undefined {
  if (normalise(text) === "") return { fault: "empty" };
  const fault = check(text, language).find(({ kind }) => FAULTS.includes(kind))?.kind;
  if (fault) return { fault };
  const isSaid = (name: string): boolean => saysAlone(says, name, text);
  const { has = [], never = [] } = setup?.saves ?? {};
  return has.find(({ say }) => !isSaid(say)) ?? never.find(({ say }) => isSaid(say));
}

/** The automatic greeting of a run: with the text that its setup saved, if it saved one. */
export function greetingOf(script: Script, events: readonly CleanEvent[]): Greeting | undefined {
  const { text } = progress(script, events);
  return text === undefined ? script.greeting : { after: script.greeting?.after ?? AFTER, text };
}

/** Whether steps of the setup are left. */
export const isPending = (script: Script, events: readonly CleanEvent[]): boolean =>
  progress(script, events).taken < (script.setup?.steps.length ?? 0);

/** What stands on the page of the setup with this id. */
export const pressed = ({ setup }: Script, id: string): SetupStep | undefined =>
  [...(setup?.steps ?? []), ...(setup?.besides ?? [])].find((step) => step.id === id);
