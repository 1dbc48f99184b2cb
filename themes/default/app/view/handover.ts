// Changing who studies here, safely: whatever changes is stored first, and only a stored change is acted upon.

import { IndexedStore } from "../journal/indexed";
import type { Journal } from "../journal/journal";
import { Mirror } from "../journal/mirror";
import type { JournalRecord } from "../journal/record";
import { databases, localStore, randomWord } from "../journal/storage";
import { NOW, TRAINEES, WHO, whoIn, type Person } from "../journal/who";
import { settled } from "./settled";
import { seal } from "../progress/trainees";

/** Milliseconds until a store that does not answer counts as failed. */
const LIMIT = 4000;

/** Writes a change of the register. Returns whether it is stored; if not, everything is as before. */
async function change(register: Journal, stream: string, item: string, value: unknown): Promise<boolean> {
  const before = register.get(stream, item) ?? null;
  register.put(stream, item, value);
  if ((await settled(register)) !== "unsaved") return true;
  register.put(stream, item, before);
  return false;
}

/** Hands the browser to another profile, once everything of this one is stored. Returns whether that was done. */
export async function handOver(journal: Journal, register: Journal, profile: string): Promise<boolean> {
  journal.flush();
  if ((await settled(journal)) === "unsaved") return false;
  return whoIn(register) === profile || change(register, WHO, NOW, profile);
}

/** Stores records under another profile. Returns whether a store has all of them. */
async function copyTo(course: string, profile: string, records: readonly JournalRecord[]): Promise<boolean> {
  const copies = records.map((record) => ({ ...record, profile }));
  const factory = databases();
  const late = new Promise<never>((_, reject) => setTimeout(reject, LIMIT));
  const written = factory && Promise.race([new IndexedStore(factory, course).write(copies), late]);
  if (written && (await written.then(() => true).catch(() => false))) return true;
  const store = localStore();
  const mirror = store && new Mirror(store, course, profile);
  return mirror !== undefined && copies.every((record) => mirror.write(record));
}

/**
 * Gives somebody a profile; `records` are copied into it, and stay where they are. Returns the profile, or undefined
 * when it could not be stored.
 */
export async function enrol(
  register: Journal,
  person: Person,
  pin: string,
  records: readonly JournalRecord[],
): Promise<string | undefined> {
  const profile = randomWord();
  if (records.length > 0 && !(await copyTo(register.parts.course, profile, records))) return undefined;
  const value = { ...person, pin: seal(profile, pin), since: Date.now() };
  return (await change(register, TRAINEES, profile, value)) ? profile : undefined;
}

/** Changes a trainee's entry, or takes it out of the register (null). Returns whether that is stored. */
export function enter(register: Journal, profile: string, entry: (Person & { readonly pin: string }) | null): Promise<boolean> {
  return change(register, TRAINEES, profile, entry);
}
