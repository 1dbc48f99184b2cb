// The journal: takes changes, keeps them in two stores, and says truthfully how safe they are. "Saved" means that
// the IndexedDB transaction of every change is complete. Pages work from the ledger in memory, whatever the stores do.

import { Ledger } from "./ledger";
import type { Mirror } from "./mirror";
import type { DurableStore } from "./indexed";
import { isRecord, nameOf, type JournalRecord } from "./record";

/** How safe all changes of this page are: on the disk; on the way; in localStorage only; in this page only. */
export type SaveState = "saved" | "saving" | "fallback" | "unsaved";

/** From the best to the worst. */
const STATES: readonly SaveState[] = ["saved", "saving", "fallback", "unsaved"];

/** What a journal is made of; a test gives its own stores and clocks. */
export interface JournalParts {
  readonly course: string;
  /** Changed by `settle` only. */
  profile: string;
  readonly tab: string;
  readonly indexed?: DurableStore | undefined;
  /** Changed by `settle` only. */
  mirror?: Mirror | undefined;
  /** Makes the parts those of who studies now. Returns whether that is somebody else than they said. */
  readonly settle?: () => Promise<boolean>;
  /** Sends a message to the other tabs. */
  readonly post?: ((message: unknown) => void) | undefined;
  /** Time of day and time since the page began, milliseconds. */
  readonly wall: () => number;
  readonly mono: () => number;
}

interface Pending {
  readonly record: JournalRecord;
  status: "waiting" | "writing" | "failed";
  mirrored: boolean;
}

/** The stream that erasing leaves alone. */
const SETTINGS = "settings";
/** Milliseconds: opening and reading IndexedDB at the start, one write, typing pause, the next try after a failure. */
const LOAD_LIMIT = 1000;
const WRITE_LIMIT = 2000;
const TYPING_PAUSE = 300;
const RETRY_PAUSE = 5000;

/** The promise's result, or a rejection after `limit` milliseconds; the promise itself goes on. */
function within<T>(promise: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, limit);
    promise.then(resolve, reject).then(() => clearTimeout(timer));
  });
}

const stampOf = (record: JournalRecord): string => `${record.lamport} ${record.tab} ${record.seq}`;

/** Changes of one course and profile, as one page sees them. */
export class Journal {
  /** What holds now. */
  readonly ledger = new Ledger();
  /** Settles when both stores were read or gave up, after a good second at most. Never rejects. */
  readonly ready: Promise<void>;
  /** Values of the first store that are no records of this version: kept there, listed in backups. */
  asideRows: unknown[] = [];
  /** How many records this page made. */
  seq = 0;

  private readonly pending = new Map<string, Pending>();
  /** What the first store is known to hold: name -> stamp of the newest row. Nothing of it once that was emptied. */
  readonly safe = new Map<string, string>();
  /** What the mirror is known to hold, likewise; nothing when it cannot be read. */
  private copied: Map<string, string> | undefined;
  private readonly listeners = new Set<() => void>();
  private adopted = false;
  private indexedWorks: boolean;
  private mirrorWorks: boolean;
  private inFlight = 0;
  /** The reading of the first store, while it goes on: perhaps longer than `ready` waits. */
  rowsCome: Promise<void> | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly parts: JournalParts) {
    this.indexedWorks = parts.indexed !== undefined;
    this.mirrorWorks = parts.mirror?.works() ?? false;
    this.ready = this.reread();
  }

  /** Whether some store could be read: without that, what is missing here may still exist. */
  get readable(): boolean {
    return this.adopted || this.copied !== undefined;
  }

  /** How safe everything is. */
  get state(): SaveState {
    const copied = (mirrored: boolean): number => (mirrored ? 2 : 3);
    let worst = this.indexedWorks ? 0 : copied(this.mirrorWorks);
    this.pending.forEach(({ status, mirrored }) => {
      worst = Math.max(worst, status === "failed" ? copied(mirrored) : 1);
    });
    return STATES[worst] ?? "unsaved";
  }

  /** The value that holds for one thing. */
  get(stream: string, item: string): unknown {
    return this.ledger.find(stream, item)?.value;
  }

  /**
   * Records that `item` of `stream` now is `value`. It holds at once; it is written at once too, or, for typing
   * (`soon`), after a pause of 0.3 s and before the page is left.
   */
  put(stream: string, item: string, value: unknown, soon = false): void {
    const { course, profile, tab, mirror, wall, mono } = this.parts;
    const lamport = Math.max(this.ledger.clock, mirror?.find(`${stream}/${item}`)?.lamport ?? 0) + 1;
    const record: JournalRecord = {
      v: 1,
      course,
      profile,
      stream,
      item,
      lamport,
      tab,
      seq: ++this.seq,
      wall: Math.round(wall()),
      mono: Math.round(mono()),
      value,
    };
    this.ledger.merge(record);
    this.queue(record);
    clearTimeout(this.typing);
    if (soon) this.typing = setTimeout(() => this.flush(), TYPING_PAUSE);
    else this.flush();
    this.notify();
  }

  /** Takes in records of a backup. Returns how many changed something. */
  absorb(records: readonly JournalRecord[]): number {
    const news = records.filter((record) => this.ledger.merge(record));
    news.forEach((record) => this.queue(record));
    this.flush();
    this.notify();
    return news.length;
  }

  /** Starts writing whatever waits. Call it when the page may be left. */
  flush(): void {
    const entries = [...this.pending.values()].filter((entry) => entry.status === "waiting");
    if (entries.length === 0) return;
    const records = entries.map((entry) => entry.record);
    for (const entry of entries) {
      entry.status = "writing";
      entry.mirrored = this.copy(entry.record);
    }
    this.parts.post?.({ records });
    if (!this.parts.indexed) return this.failed(entries);
    this.inFlight++;
    const writing = this.parts.indexed.write(records);
    const settled = writing.then(() => {
      this.indexedWorks = true;
      entries.forEach((entry) => this.stored(entry));
      this.notify();
    });
    settled.catch(() => undefined).then(() => this.inFlight--);
    within(settled, WRITE_LIMIT).catch(() => this.failed(entries));
  }

  /** Reads both stores again: at the start, and when a page comes back that may have slept. Never rejects. */
  async reread(): Promise<void> {
    this.readMirror();
    if (this.parts.indexed) {
      this.rowsCome ??= this.readRows(this.parts.indexed).finally(() => (this.rowsCome = undefined));
      try {
        await within(this.rowsCome, LOAD_LIMIT);
      } catch {
        this.indexedWorks = false;
        this.tryLater();
      }
    }
    this.mend();
    this.notify();
  }

  /** Takes a message of another tab. Anything that is no sound message is ignored. */
  receive(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    const { records, erase } = message as { records?: unknown; erase?: unknown };
    if (erase === true) this.forget();
    if (Array.isArray(records)) {
      for (const record of records) {
        if (this.isOurs(record)) this.ledger.merge(record);
      }
    }
    this.notify();
  }

  /** Forgets everything but the settings, in this page only: what the stores and other tabs hold is not touched. */
  forget(): void {
    const goes = (stream: string): boolean => stream !== SETTINGS;
    this.ledger.forget(goes);
    this.pending.forEach(({ record }, name) => goes(record.stream) && this.pending.delete(name));
    this.safe.clear();
    this.copied?.clear();
    this.notify();
  }

  /** Calls `listener` after every change of what holds or of how safe it is. Returns the end of that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private readMirror(): void {
    const copies = this.parts.mirror?.load();
    this.copied = copies && new Map(copies.map((record) => [nameOf(record), stampOf(record)]));
    copies?.forEach((record) => this.ledger.merge(record));
  }

  private async readRows(indexed: DurableStore): Promise<void> {
    if (!this.adopted && (await this.parts.settle?.())) {
      this.ledger.forget(() => true);
      this.readMirror();
    }
    this.adopt(await indexed.load(this.parts.profile));
  }

  private isOurs(value: unknown): value is JournalRecord {
    return isRecord(value, this.parts.course) && value.profile === this.parts.profile;
  }

  private notify(): void {
    [...this.listeners].forEach((listener) => listener());
  }

  private queue(record: JournalRecord): void {
    this.pending.set(nameOf(record), { record, status: "waiting", mirrored: false });
  }

  /** Mirrors a record. Returns whether it is there. */
  private copy(record: JournalRecord): boolean {
    this.mirrorWorks = this.parts.mirror?.write(record) ?? false;
    if (this.mirrorWorks) this.copied?.set(nameOf(record), stampOf(record));
    return this.mirrorWorks;
  }

  private stored(entry: Pending): void {
    const name = nameOf(entry.record);
    this.safe.set(name, stampOf(entry.record));
    if (this.pending.get(name) === entry) this.pending.delete(name);
  }

  private failed(entries: readonly Pending[]): void {
    this.indexedWorks = false;
    for (const entry of entries) entry.status = "failed";
    this.tryLater();
    this.notify();
  }

  private tryLater(): void {
    const lost = [...this.pending.values()].some((entry) => !entry.mirrored);
    if (!this.parts.indexed && !lost) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      // A write that still hangs may yet complete; writing again behind it would only lengthen the queue.
      if (this.inFlight > 0) return this.tryLater();
      this.pending.forEach((entry) => (entry.status = "waiting"));
      if (this.pending.size > 0 && (this.adopted || !this.parts.indexed)) this.flush();
      else void this.reread();
    }, RETRY_PAUSE);
  }

  /** Takes in the rows of the first store, whenever they come. */
  private adopt(rows: readonly unknown[]): void {
    const best = new Ledger();
    rows.forEach((row) => this.isOurs(row) && best.merge(row));
    this.asideRows = rows.filter((row) => !isRecord(row, this.parts.course));
    for (const record of best.all()) {
      this.ledger.merge(record);
      this.safe.set(nameOf(record), stampOf(record));
    }
    this.indexedWorks = true;
    if (!this.adopted) {
      this.adopted = true;
      // Changes made while the store kept silent came after what it holds, though their clock did not know it.
      for (const { record } of [...this.pending.values()]) {
        const { stream, item, tab, value } = record;
        if (tab === this.parts.tab && this.ledger.find(stream, item) !== record) this.put(stream, item, value);
      }
    }
    this.mend();
    this.notify();
  }

  /** Gives each store what only the other holds. */
  private mend(): void {
    let room = this.copied !== undefined;
    for (const record of this.ledger.all()) {
      const name = nameOf(record);
      const stamp = stampOf(record);
      if (this.adopted && this.safe.get(name) !== stamp && !this.pending.has(name)) this.queue(record);
      if (room && this.copied?.get(name) !== stamp) room = this.copy(record);
    }
    this.flush();
  }
}
