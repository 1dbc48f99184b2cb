// One record of the journal: a change that happened once and is never edited. Which of two records about one thing
// holds is decided here, the same way in every tab, on import and on restore.

/** One change: in `stream` (an attempt, a module, the settings) the thing `item` took this value. */
export interface JournalRecord {
  readonly v: 1;
  /** The course's id. */
  readonly course: string;
  /** Who studies here; "" unless several people share the browser. */
  readonly profile: string;
  /** `attempt/<id>`, `module/<id>` or `settings`. */
  readonly stream: string;
  /** A question's id, or a name of the application such as `@start`, `seconds`, `theme`; without `/`. */
  readonly item: string;
  /** Lamport clock: above that of every record its writer had seen. */
  readonly lamport: number;
  /** Random name of the page visit that wrote it. */
  readonly tab: string;
  /** Counts the records of that visit from 1. */
  readonly seq: number;
  /** Time of day of the writer, milliseconds since 1970; may jump. */
  readonly wall: number;
  /** Milliseconds since that visit began; never runs backwards. */
  readonly mono: number;
  /** What holds from now on, any JSON value. */
  readonly value: unknown;
}

/** The largest clock of a stored record: whole numbers are exact to here, and counting on from a backup never gets here. */
const LARGEST_CLOCK = 2 ** 52;

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= 400;
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Whether something read from a store or a file is a record of this version and of the course `course`. */
export function isRecord(value: unknown, course: string): value is JournalRecord {
  if (typeof value !== "object" || value === null) return false;
  const record = value as Partial<Record<keyof JournalRecord, unknown>>;
  return (
    record.v === 1 &&
    record.course === course &&
    [record.profile, record.stream, record.item, record.tab].every(isText) &&
    record.stream !== "" &&
    record.item !== "" &&
    !(record.item as string).includes("/") &&
    isCount(record.lamport) &&
    record.lamport <= LARGEST_CLOCK &&
    isCount(record.seq) &&
    isTime(record.wall) &&
    isTime(record.mono) &&
    record.value !== undefined
  );
}

/** The name of what a record is about; two records with one name compete. `item` holds no `/`, so names are unique. */
export const nameOf = (record: Pick<JournalRecord, "stream" | "item">): string => `${record.stream}/${record.item}`;

/**
 * Whether `a` holds against `b` about the same thing: the higher clock, then the greater tab name. The last two steps
 * only matter for records that no sound writer makes (one tab, one clock, two values): they keep merging independent
 * of order for those too.
 */
export function beats(a: JournalRecord, b: JournalRecord): boolean {
  for (const part of ["lamport", "tab", "seq"] as const) {
    if (a[part] !== b[part]) return a[part] > b[part];
  }
  return JSON.stringify(a) > JSON.stringify(b);
}
