// The trainees who share a browser, as the register tells them (journal/who.ts), and what their PIN is worth: it keeps
// others from studying under a name by mistake. It is no lock: the records lie open to whoever reads the browser's data.

import { checksum } from "../journal/checksum";
import type { Streams } from "../journal/ledger";
import { NOBODY, REGISTER, TRAINEES, type Person } from "../journal/who";
import { fields, text } from "./read";

/** A trainee with a profile of their own. */
export interface Trainee extends Person {
  readonly profile: string;
  /** What {@link seal} made of the PIN; "" without one. */
  readonly pin: string;
}

/** Characters: the longest name and staff number. */
export const LONGEST = 60;

/** The trainees of the register, by name. Whatever is no trainee is left out. */
export function traineesIn(streams: Streams): Trainee[] {
  const all = [...(streams.get(TRAINEES)?.values() ?? [])].flatMap(({ item, value }): Trainee[] => {
    const { name, number, pin } = fields(value);
    const sound = text(name) !== "" && item !== REGISTER && item !== NOBODY;
    return sound ? [{ profile: item, name: text(name), number: text(number), pin: text(pin) }] : [];
  });
  return all.sort((a, b) => a.name.localeCompare(b.name, "zh-CN") || (a.profile < b.profile ? -1 : 1));
}

/** A name or number as it is kept: without spaces around it, and no longer than {@link LONGEST}. */
export const tidy = (typed: string): string => typed.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, LONGEST);

/** What is kept of a PIN; "" for none. */
export const seal = (profile: string, pin: string): string => (pin === "" ? "" : checksum(`${profile} ${pin}`));

/** Whether `typed` opens the trainee's profile. */
export const opens = ({ profile, pin }: Trainee, typed: string): boolean => pin === "" || pin === seal(profile, typed);

/** Whether two say that they are the same person: by staff number if both have one, else by name. */
export function isSame(a: Person, b: Person): boolean {
  return a.number !== "" && b.number !== "" ? a.number === b.number : a.name === b.name;
}

/** A staff number of which others see the end only. */
export const masked = (number: string): string => (number.length > 2 ? `••${number.slice(-2)}` : number && "••");
