// The first store: IndexedDB, where a killed browser loses nothing that completed. One row for each
// (profile, stream, item, tab): a tab replaces only its own older records, so no tab can overwrite another's.

import type { JournalRecord } from "./record";

/** A store that says when something is safely in it. */
export interface DurableStore {
  /** Every row of a profile, sound or not. Rejects when the store cannot be read; may never answer. */
  load(profile: string): Promise<unknown[]>;
  /** Resolves when all these records are on the disk. Rejects when they are not; may never answer. */
  write(records: readonly JournalRecord[]): Promise<void>;
}

/** The key of a row. */
export type Row = [profile: string, stream: string, item: string, tab: string];

/** The row in which a record is stored. */
export const rowOf = (record: JournalRecord): Row => [record.profile, record.stream, record.item, record.tab];

/** All rows of a profile: in IndexedDB's order of keys, [profile, []] stands behind every [profile, text, ...]. */
export const rowsOf = (profile: string): IDBKeyRange => IDBKeyRange.bound([profile], [profile, []]);

/** The journal's database `coursewright/<course id>`, version 1. */
export class IndexedStore implements DurableStore {
  /** Is called when somebody else closed or removed the database, as clearing the browser's data does. */
  onLost: (() => void) | undefined;
  private opened: Promise<IDBDatabase> | undefined;

  constructor(
    private readonly factory: IDBFactory,
    private readonly course: string,
  ) {}

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const lost = (error: unknown): void => {
        this.opened = undefined;
        reject(error);
      };
      try {
        const request = this.factory.open(`coursewright/${this.course}`, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("records");
        request.onerror = () => lost(request.error);
        request.onsuccess = () => {
          const database = request.result;
          // A later version, or a removal, waits for us to let go; the next use opens again.
          database.onversionchange = database.onclose = () => {
            database.close();
            this.opened = undefined;
            this.onLost?.();
          };
          resolve(database);
        };
      } catch (error) {
        lost(error);
      }
    });
    return this.opened;
  }

  /** Runs `work` in one transaction and resolves with what it then gives when the transaction is complete. */
  async transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => () => T): Promise<T> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      try {
        const transaction = database.transaction("records", mode, { durability: "strict" });
        const result = work(transaction.objectStore("records"));
        transaction.oncomplete = () => resolve(result());
        transaction.onabort = () => reject(transaction.error);
      } catch (error) {
        this.opened = undefined;
        reject(error);
      }
    });
  }

  load(profile: string): Promise<unknown[]> {
    return this.transact("readonly", (store) => {
      const request = store.getAll(rowsOf(profile));
      return () => request.result;
    });
  }

  write(records: readonly JournalRecord[]): Promise<void> {
    return this.transact("readwrite", (store) => {
      for (const record of records) store.put(record, rowOf(record));
      return () => undefined;
    });
  }
}
