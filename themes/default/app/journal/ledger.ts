// The state that a heap of records amounts to: of everything the newest record. Pure; merging is idempotent,
// commutative and associative, so two tabs, a reload, an import and a restore are all the same call.

import { beats, type JournalRecord } from "./record";

/** The newest records of one stream, by item. */
export type Stream = ReadonlyMap<string, JournalRecord>;

/** The newest records of everything, by stream and item. What the progress functions read. */
export type Streams = ReadonlyMap<string, Stream>;

/** The newest record of every (stream, item). */
export class Ledger {
  private readonly held = new Map<string, Map<string, JournalRecord>>();
  private highest = 0;

  /** The highest clock seen, 0 when empty. */
  get clock(): number {
    return this.highest;
  }

  /** Everything held. */
  get streams(): Streams {
    return this.held;
  }

  /** Takes a record in. Returns whether it is now the one that holds, and was not before. */
  merge(record: JournalRecord): boolean {
    this.highest = Math.max(this.highest, record.lamport);
    let stream = this.held.get(record.stream);
    if (!stream) this.held.set(record.stream, (stream = new Map()));
    const present = stream.get(record.item);
    if (present && !beats(record, present)) return false;
    stream.set(record.item, record);
    return true;
  }

  /** The record that holds for one thing. */
  find(stream: string, item: string): JournalRecord | undefined {
    return this.held.get(stream)?.get(item);
  }

  /** Every record that holds, in the order in which things first appeared. */
  all(): JournalRecord[] {
    const records: JournalRecord[] = [];
    this.held.forEach((stream) => stream.forEach((record) => records.push(record)));
    return records;
  }

  /** Forgets every stream that `goes` names. The clock stays, so that later records still win. */
  forget(goes: (stream: string) => boolean): void {
    for (const stream of [...this.held.keys()]) {
      if (goes(stream)) this.held.delete(stream);
    }
  }
}
