// Everything stored of this course as one file, for the pages that hold answers.

import type { JournalRecord } from "../journal/record";
import { personIn, type Person } from "../journal/who";
import { writeBackup } from "../progress/backup";
import { download } from "./download";

/** Who studies here now, if they gave a name. */
export function personNow(): Person | undefined {
  const { journal, register } = window.coursewright;
  const person = personIn(register, journal.parts.profile);
  return person.name ? person : undefined;
}

/** A backup of these records, or of everything stored. */
export function backupOf(records?: readonly JournalRecord[]): string {
  const { journal, page } = window.coursewright;
  const aside = records ? [] : [...journal.asideRows, ...(journal.parts.mirror?.aside ?? [])];
  return writeBackup(page.course, records ?? journal.ledger.all(), aside, Date.now(), personNow());
}

/** Gives everything stored to the browser's downloads. */
export function downloadBackup(): void {
  const { page } = window.coursewright;
  const day = new Date().toISOString().slice(0, 10);
  download(`${[page.course.id, personNow()?.name ?? [], day].flat().join("-")}.json`, backupOf());
}
