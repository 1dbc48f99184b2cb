// Progress as a file: readable JSON with a checksum. Reading one never changes anything; what it would change is
// counted first, and taking it in is the journal's ordinary merge, which deletes nothing.

import { checksum } from "../journal/checksum";
import type { Ledger } from "../journal/ledger";
import { beats, isRecord, type JournalRecord } from "../journal/record";
import { fields, text } from "./read";
import type { Person } from "../journal/who";
import { isSame } from "./trainees";

const FORMAT = "coursewright-progress";
/** Characters; a course of thousands of answers has a twentieth of it. */
export const LARGEST_BACKUP = 20_000_000;
/** No sound writer's clock comes near; a higher one would leave no room to count on from. */
const LARGEST_CLOCK = 2 ** 40;

/** What a backup holds. */
export interface Backup {
  readonly course: string;
  readonly title: string;
  /** When it was made, ISO 8601. */
  readonly exported: string;
  /** Whose it is, if they gave a name. */
  readonly trainee?: Person;
  readonly records: readonly JournalRecord[];
}

/** Why a file is not taken in. */
export type Refusal = "large" | "unreadable" | "version" | "course" | "damaged" | "trainee";

const sumOf = (file: Record<string, unknown>): string =>
  checksum(
    JSON.stringify(
      // A backup of a browser in which nobody gave a name has no such member.
      ["version", "course", "title", "exported", "records", "aside", "trainee"].flatMap((name) =>
        name in file ? [file[name]] : [],
      ),
    ),
  );

/**
 * The text of a backup of everything but the settings. `aside`: stored values that could not be understood; `trainee`:
 * whose records they are, if they gave a name.
 */
export function writeBackup(
  course: { readonly id: string; readonly title: string },
  records: readonly JournalRecord[],
  aside: readonly unknown[],
  wall: number,
  trainee?: Person,
): string {
  const file = {
    format: FORMAT,
    version: 1,
    course: course.id,
    title: course.title,
    exported: new Date(wall).toISOString(),
    ...(trainee && { trainee: { name: trainee.name, number: trainee.number } }),
    records: records.filter((record) => record.stream !== "settings"),
    aside,
  };
  // Through JSON once, so that the checksum is of what a reader will see.
  const plain = JSON.parse(JSON.stringify(file)) as Record<string, unknown>;
  return `${JSON.stringify({ ...plain, checksum: sumOf(plain) }, null, 1)}\n`;
}

/** Reads a backup for `course` and `profile`, which belongs to `trainee` if that gave a name. Never throws. */
export function readBackup(
  content: string,
  course: string,
  profile: string,
  trainee?: Person,
): { readonly backup: Backup } | { readonly refused: Refusal; readonly title: string } {
  const refuse = (refused: Refusal, title = ""): { refused: Refusal; title: string } => ({ refused, title });
  if (content.length > LARGEST_BACKUP) return refuse("large");
  try {
    const file = fields(JSON.parse(content));
    const title = text(file["title"]);
    if (file["format"] !== FORMAT) return refuse("unreadable");
    if (file["version"] !== 1) return refuse(Number(file["version"]) > 1 ? "version" : "unreadable");
    if (file["checksum"] !== sumOf(file)) return refuse("damaged");
    if (file["course"] !== course) return refuse("course", title || text(file["course"]));
    const { name, number } = fields(file["trainee"]);
    const person = text(name) === "" ? undefined : { name: text(name), number: text(number) };
    if (person && trainee && !isSame(person, trainee)) return refuse("trainee", person.name);
    const records = (Array.isArray(file["records"]) ? (file["records"] as unknown[]) : [])
      .filter((record): record is JournalRecord => isRecord(record, course) && record.lamport <= LARGEST_CLOCK)
      .map((record) => ({ ...record, profile }));
    return { backup: { course, title, exported: text(file["exported"]), ...(person && { trainee: person }), records } };
  } catch {
    return refuse("unreadable");
  }
}

/** What taking in a backup would do: things not known here, things that become newer, the rest. */
export interface Changes {
  readonly added: number;
  readonly newer: number;
  readonly same: number;
}

/** Counts what the records would change in `ledger`. */
export function changesOf(records: readonly JournalRecord[], ledger: Ledger): Changes {
  const changes = { added: 0, newer: 0, same: 0 };
  for (const record of records) {
    const present = ledger.find(record.stream, record.item);
    if (!present) changes.added++;
    else if (beats(record, present)) changes.newer++;
    else changes.same++;
  }
  return changes;
}
