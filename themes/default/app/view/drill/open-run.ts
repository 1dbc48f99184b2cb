// A run of a drill that is open on this page: its log and its clock, and both in the journal as they change.

import type { DrillData } from "../../drill/data";
import { type DrillClock, tick } from "../../drill/clock";
import type { Act, ClockMode, Event } from "../../drill/log";
import type { Journal } from "../../journal/journal";
import { randomWord } from "../../journal/storage";
import { type DrillRun, type DrillStart, drillStream, eventCount, eventItem } from "../../progress/drill";

/** Time of day, and the clock that never jumps; milliseconds. */
export interface Now {
  readonly wall: number;
  readonly mono: number;
}

/** Milliseconds between two records of the time. */
const TIME_PAUSE = 5000;

/** One open run. */
export class OpenRun {
  /** While something is set up before the first customer comes, drill time stands at 0. */
  isStill = false;
  private keptAt: number;

  private constructor(
    readonly id: string,
    private readonly journal: Journal,
    /** What the trainee did, as stored. */
    readonly log: unknown[],
    private clock: DrillClock,
  ) {
    this.keptAt = clock.mono;
  }

  /** Begins a run. `order` gives the items of a speed drill in the order in which the run of this id asks them. */
  static begin(drill: DrillData, journal: Journal, now: Now, order?: (id: string) => readonly string[]): OpenRun {
    const id = randomWord();
    const start: DrillStart = {
      drill: drill.id,
      kind: drill.kind,
      title: drill.title,
      print: drill.print,
      pass: drill.pass,
      wall: now.wall,
      ...(order && { order: order(id) }),
    };
    journal.put(drillStream(id), "@start", start);
    return new OpenRun(id, journal, [], { elapsed: 0, mode: "normal", mono: now.mono });
  }

  /** Takes up a run that was left: paused, and that is said in its result, unless its time stood still anyway. */
  static resume(run: DrillRun, journal: Journal, now: Now, isStill: boolean): OpenRun {
    const open = new OpenRun(run.id, journal, [...run.log], { elapsed: run.elapsed, mode: run.clock, mono: now.mono });
    open.isStill = isStill;
    if (!isStill) open.setMode("paused");
    return open;
  }

  /** Milliseconds of drill time. */
  get elapsed(): number {
    return Math.floor(this.clock.elapsed);
  }

  /** How the clock runs. */
  get mode(): ClockMode {
    return this.clock.mode;
  }

  /** Whether another page went on with this run, or handed it in. */
  get isTaken(): boolean {
    const stream = this.journal.ledger.streams.get(drillStream(this.id));
    return !stream || stream.has("@handin") || eventCount(stream) !== this.log.length;
  }

  /** Lets real time pass: `speed` drill seconds in a second; `most`: where drill time stops, in milliseconds. */
  tick(now: Now, speed: number, calm: boolean, most: number): void {
    const next = tick(this.clock, now.mono, this.isStill ? 0 : speed, calm);
    this.clock = { ...next, elapsed: Math.min(next.elapsed, most) };
    if (this.mode !== "paused" && now.mono - this.keptAt >= TIME_PAUSE) this.keepTime();
  }

  /** Records something that the trainee does: a millisecond later than all that has happened, unless time stands still. */
  act(act: Act): void {
    const at = this.elapsed + (this.isStill ? 0 : 1);
    const event: Event = { ...act, at };
    this.clock = { ...this.clock, elapsed: at };
    this.log.push(event);
    this.journal.put(drillStream(this.id), eventItem(this.log.length - 1), event);
  }

  /** Changes how the clock runs. */
  setMode(mode: ClockMode): void {
    if (mode === this.mode) return;
    this.act({ do: "clock", mode });
    this.clock = { ...this.clock, mode };
    this.keepTime();
  }

  /** Records the time. */
  keepTime(): void {
    this.keptAt = this.clock.mono;
    this.journal.put(drillStream(this.id), "@time", { elapsed: this.elapsed, clock: this.mode });
  }

  /** Ends the run with its score. */
  handIn(score: unknown, wall: number): void {
    this.keepTime();
    this.journal.put(drillStream(this.id), "@handin", { score, end: this.elapsed, wall });
  }
}
