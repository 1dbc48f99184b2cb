// The second store: localStorage. Synchronous, so it holds what IndexedDB has not completed when a page dies, and it
// serves browsers without IndexedDB. One key for each (stream, item), with a checksum: a damaged value is set aside,
// never taken for an answer and never deleted.

import { checksum } from "./checksum";
import { isRecord, nameOf, type JournalRecord } from "./record";
import type { KeyStore } from "./storage";

/** The part of a key behind the profile under which damaged or unknown values are put when their key is needed. */
const ASIDE = "@aside/";

/** Written and removed again to see whether the store takes anything. */
const PROBE = "@probe";

/** A stored value that is no record of this version: damaged, or written by a newer one. */
export interface Aside {
  readonly key: string;
  readonly text: string;
}

/** A record as a text with its checksum. */
export function encode(record: JournalRecord): string {
  const text = JSON.stringify(record);
  return `${checksum(text)} ${text}`;
}

/** The record in such a text; nothing when it is damaged or no record of this course. Never throws. */
export function decode(text: string, course: string): JournalRecord | undefined {
  const body = text.slice(9);
  if (text[8] !== " " || checksum(body) !== text.slice(0, 8)) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value, course) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The mirror of one course and profile in localStorage. No method throws. */
export class Mirror {
  /** What every key of this course and profile begins with. */
  readonly prefix: string;
  /** Values found by the last `load` that are kept but not understood. */
  aside: Aside[] = [];

  constructor(
    private readonly store: KeyStore,
    private readonly course: string,
    private readonly profile: string,
  ) {
    this.prefix = `coursewright/1/${course}/${encodeURIComponent(profile)}/`;
  }

  /** Every key of this course and profile. Throws when the store cannot be read. */
  keys(): string[] {
    const keys: string[] = [];
    for (let index = 0; index < this.store.length; index++) {
      const key = this.store.key(index);
      if (key?.startsWith(this.prefix) && key !== this.prefix + PROBE) keys.push(key);
    }
    return keys;
  }

  /** Every sound record; nothing at all when the store cannot be read. */
  load(): JournalRecord[] | undefined {
    try {
      const records: JournalRecord[] = [];
      const aside: Aside[] = [];
      for (const key of this.keys()) {
        const text = this.store.getItem(key) ?? "";
        const record = this.read(key, text);
        if (record) records.push(record);
        else aside.push({ key, text });
      }
      this.aside = aside;
      return records;
    } catch {
      return undefined;
    }
  }

  /** The record in the text of one key, if the key is ours and the text is sound and belongs there. */
  read(key: string, text: string): JournalRecord | undefined {
    const record = key.startsWith(this.prefix) ? decode(text, this.course) : undefined;
    return record?.profile === this.profile && this.prefix + nameOf(record) === key ? record : undefined;
  }

  /** What is stored for one thing by any tab; nothing when nothing sound is. */
  find(name: string): JournalRecord | undefined {
    try {
      const key = this.prefix + name;
      return this.read(key, this.store.getItem(key) ?? "");
    } catch {
      return undefined;
    }
  }

  /** Stores a record under its own key. Returns whether it is there; a full store keeps the older value. */
  write(record: JournalRecord): boolean {
    try {
      const name = nameOf(record);
      const key = this.prefix + name;
      const lost = this.aside.find((one) => one.key === key);
      if (lost) {
        this.store.setItem(this.prefix + ASIDE + name, lost.text);
        this.aside = this.aside.filter((one) => one !== lost);
      }
      this.store.setItem(key, encode(record));
      return true;
    } catch {
      return false;
    }
  }

  /** Whether something can be stored at all right now. */
  works(): boolean {
    const key = this.prefix + PROBE;
    try {
      this.store.setItem(key, "");
      this.store.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }
}
