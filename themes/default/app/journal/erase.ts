// What only some pages do to the stores: remove a course's records, and clear rows that newer ones replaced.

import { IndexedStore, rowOf, rowsOf, type Row } from "./indexed";
import type { Journal } from "./journal";
import { Ledger } from "./ledger";
import { isRecord, type JournalRecord } from "./record";
import { databases, localStore } from "./storage";

/** Milliseconds until a store that does not answer counts as failed. */
const LIMIT = 4000;

const late = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in time")), LIMIT));

/**
 * Removes everything of the journal's course and profile except the settings, here, in other tabs and in both stores.
 * Keys of other courses are not touched. Returns whether all of it went.
 */
export async function eraseRecords(journal: Journal): Promise<boolean> {
  const { course, profile, mirror, post } = journal.parts;
  const factory = databases();
  const store = localStore();
  let gone = true;
  journal.forget();
  post?.({ erase: true });
  try {
    for (const key of mirror?.keys() ?? []) {
      if (!key.startsWith(`${mirror?.prefix}settings/`)) store?.removeItem(key);
    }
  } catch {
    gone = false;
  }
  if (factory) {
    const rows = new IndexedStore(factory, course).transact("readwrite", (records) => {
      const request = records.openCursor(rowsOf(profile));
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        if ((cursor.key as Row)[1] !== "settings") cursor.delete();
        cursor.continue();
      };
      return () => undefined;
    });
    await Promise.race([rows, late()]).catch(() => (gone = false));
  }
  journal.forget();
  return gone;
}

/** The records of one heap that a newer one of the same heap replaces. */
export function superseded(records: readonly JournalRecord[]): JournalRecord[] {
  const best = new Ledger();
  records.forEach((record) => best.merge(record));
  return records.filter((record) => best.find(record.stream, record.item) !== record);
}

/** Removes rows that newer rows of IndexedDB replaced; every visit leaves one for each thing it changed. Never rejects. */
export async function clearSuperseded(journal: Journal): Promise<void> {
  const { course, profile } = journal.parts;
  const factory = databases();
  if (!factory) return;
  const database = new IndexedStore(factory, course);
  const clear = async (): Promise<void> => {
    const rows = await database.load(profile);
    const old = superseded(
      rows.filter((row): row is JournalRecord => isRecord(row, course) && row.profile === profile),
    );
    if (old.length === 0) return;
    await database.transact("readwrite", (records) => {
      for (const record of old) {
        const row = rowOf(record);
        const request = records.get(row);
        // Its tab may have written again meanwhile; then the row is not the one that was found superseded.
        request.onsuccess = () => {
          if ((request.result as JournalRecord | undefined)?.seq === record.seq) records.delete(row);
        };
      }
      return () => undefined;
    });
  };
  await clear().catch(() => undefined);
}
