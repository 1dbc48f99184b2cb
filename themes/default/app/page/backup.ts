// Everything stored of this course as one file, for the pages that hold answers.

import type { JournalRecord } from "../journal/record";
import { writeBackup } from "../progress/backup";
import { download } from "./download";

/** A backup of these records, or of everything stored. */
export function backupOf(records?: readonly JournalRecord[]): string {
  const { journal, page, person } = window.coursewright;
  const aside = records ? [] : [...journal.asideRows, ...(journal.parts.mirror?.aside ?? [])];
  return writeBackup(page.course, records ?? journal.ledger.all(), aside, Date.now(), person);
}

/** Gives everything stored to the browser's downloads. */
export function downloadBackup(): void {
  const { page, person } = window.coursewright;
  const day = new Date().toISOString().slice(0, 10);
  download(`${[page.course.id, person.name, day].filter(Boolean).join("-")}.json`, backupOf());
}
