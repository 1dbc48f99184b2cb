// Who studies here, on a computer that several people share. The register of them is a journal of its own, under a
// name that no profile can have: it survives what the records survive, and merges as they do.

import { fields, text } from "../progress/read";
import type { Journal } from "./journal";

/** The profile under which the register keeps its records. */
export const REGISTER = "@";

/** What every key of its mirror has, and no other key. */
export const REGISTER_KEY = "/%40/";

/** The profile of the moment between two trainees: the one handed over, the next has not said who they are. */
export const NOBODY = "@nobody";

/** The record of the register that says whose records the pages show and write now: its value is a profile. */
export const WHO = "who";
export const NOW = "now";

/** The profile that the register names; "", that of whoever never said a name, if it names none. */
export const whoIn = (register: Journal): string => text(register.get(WHO, NOW));

/** The stream of the register with everybody who gave a name: item, the profile; value, see progress/trainees.ts. */
export const TRAINEES = "trainees";

/** Who somebody is. */
export interface Person {
  /** "" for a profile that nobody gave a name. */
  readonly name: string;
  /** The staff number; "" without one. */
  readonly number: string;
}

/** Who has a profile. */
export function personIn(register: Journal, profile: string): Person {
  const { name, number } = fields(register.get(TRAINEES, profile));
  return { name: text(name), number: text(number) };
}
