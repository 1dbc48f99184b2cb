// Everything stored of this course as one file, for the pages that hold answers.

import { writeBackup } from "../progress/backup";
import { download } from "./download";

/** Gives everything stored to the browser's downloads. */
export function downloadBackup(): void {
  const { journal, page } = window.coursewright;
  const aside = [...journal.asideRows, ...(journal.parts.mirror?.aside ?? [])];
  const day = new Date().toISOString().slice(0, 10);
  const file = writeBackup(page.course, journal.ledger.all(), aside, Date.now());
  download(`${page.course.id}-${day}.json`, file);
}
