// For tests only: repeatable chance, records, and stores that misbehave on demand.

import type { DurableStore } from "../journal/indexed";
import type { JournalRecord } from "../journal/record";
import type { KeyStore } from "../journal/storage";

/** A repeatable source of numbers from 0 to `bound` - 1 (mulberry32). */
export function chance(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** A record of the course "course" with what matters filled in. */
export function record(changes: Partial<JournalRecord> = {}): JournalRecord {
  const usual = {
    v: 1,
    course: "course",
    profile: "",
    stream: "attempt/a",
    item: "q1",
    lamport: 1,
    tab: "t",
    seq: 1,
  } as const;
  return { ...usual, wall: 1_700_000_000_000, mono: 5, value: null, ...changes };
}

/** A random order of a list. */
export function shuffled<T>(list: readonly T[], below: (bound: number) => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** A Web Storage in memory with room for `room` characters. */
export class MemoryKeys implements KeyStore {
  readonly map = new Map<string, string>();
  constructor(public room = Infinity) {}
  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = [...this.map].reduce((sum, [name, text]) => sum + (name === key ? 0 : name.length + text.length), 0);
    if (others + key.length + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

/** A durable store in memory that can fail, hang, or answer when told. */
export class MemoryRows implements DurableStore {
  readonly rows = new Map<string, unknown>();
  mode: "works" | "fails" | "hangs" = "works";
  private held: (() => void)[] = [];

  private answer<T>(work: () => T): Promise<T> {
    if (this.mode === "fails") return Promise.reject(new Error("refused"));
    if (this.mode === "works") return Promise.resolve().then(work);
    return new Promise((resolve) => this.held.push(() => resolve(work())));
  }

  /** Lets everything that hangs go through, and works from now on. */
  release(): void {
    this.mode = "works";
    this.held.splice(0).forEach((go) => go());
  }

  load(profile: string): Promise<unknown[]> {
    return this.answer(() => [...this.rows.values()].filter((row) => ((row as Partial<JournalRecord> | null)?.profile ?? profile) === profile));
  }

  write(records: readonly JournalRecord[]): Promise<void> {
    return this.answer(() => {
      for (const one of records) this.rows.set([one.profile, one.stream, one.item, one.tab].join("|"), one);
    });
  }
}
