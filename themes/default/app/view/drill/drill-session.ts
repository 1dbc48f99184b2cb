// What the sessions of both kinds of drill have in common: runs of the journal, the one that is open, who draws them.

import type { DrillData } from "../../drill/data";
import type { ClockMode } from "../../drill/log";
import type { Journal } from "../../journal/journal";
import { type DrillRun, drillRuns } from "../../progress/drill";
import { type Now, OpenRun } from "./open-run";
import type { Drawable } from "./use-session";

/** A drill of the page. */
export abstract class DrillSession<Drill extends DrillData> implements Drawable {
  protected run: OpenRun | undefined;
  /** How the clock ran before it was paused. */
  protected before: ClockMode = "normal";
  private readonly drawers = new Set<() => void>();
  private readonly tickers = new Set<() => void>();

  constructor(
    readonly drill: Drill,
    protected readonly journal: Journal,
    protected readonly now: () => Now,
  ) {
    journal.subscribe(() => {
      if (this.run?.isTaken) this.leave();
    });
  }

  /** All runs of this drill, the oldest first. */
  get history(): DrillRun[] {
    return drillRuns(this.journal.ledger.streams, this.drill.id);
  }

  /** A run that was left and can go on. */
  get left(): DrillRun | undefined {
    return this.history.reverse().find(({ handIn, print }) => !handIn && print === this.drill.print);
  }

  /** Whether a run was left that cannot go on because the drill was changed. */
  get isChanged(): boolean {
    const last = this.history.pop();
    return last !== undefined && !last.handIn && last.print !== this.drill.print;
  }

  /** The id of the open run. */
  get open(): string | undefined {
    return this.run?.id;
  }

  /** How the clock runs. */
  get mode(): ClockMode {
    return this.run?.mode ?? "normal";
  }

  /** Milliseconds of drill time. */
  get elapsed(): number {
    return this.run?.elapsed ?? 0;
  }

  /** Begins a run with the clock running so. */
  abstract begin(mode: ClockMode): void;

  /** Takes up the run that was left; it stays paused until the trainee goes on. */
  resume(): void {
    const { left } = this;
    if (!left) return;
    this.before = left.clock === "paused" ? "normal" : left.clock;
    this.take(OpenRun.resume(left, this.journal, this.now(), this.isStill(left.log)), left.order);
  }

  /** Pauses, or goes on as before. */
  pause(on: boolean): void {
    this.setMode(on ? "paused" : this.before);
  }

  /** Changes how the clock runs. */
  setMode(mode: ClockMode): void {
    this.pass();
    if (!this.run) return;
    if (mode !== "paused") this.before = mode;
    this.run.setMode(mode);
    this.refresh();
  }

  /** Looks at the clock: what comes by itself comes. */
  step(): void {
    this.pass();
    if (this.run) this.tickers.forEach((draw) => draw());
  }

  /** Records the time, when the page may be left. */
  keep(): void {
    this.pass();
    this.run?.keepTime();
  }

  /** Ends the run. */
  finish(): void {
    const { run } = this;
    if (!run) return;
    const result = this.scoreOf(run);
    // First, so that the journal's news of the result finds no open run that another page could have ended.
    this.run = undefined;
    run.handIn(result, this.now().wall);
    this.leave();
  }

  /** Calls `draw` whenever what is shown changes; with `always`, whenever the clock is looked at. Returns the end of that. */
  subscribe(draw: () => void, always = false): () => void {
    const all = always ? this.tickers : this.drawers;
    all.add(draw);
    return () => all.delete(draw);
  }

  /** Goes on with a run; `order`: the items of a speed drill. */
  protected abstract take(run: OpenRun, order: readonly string[]): void;

  /** Lets time pass. */
  protected abstract pass(): void;

  /** Brings up to date what is shown, and draws it. */
  protected abstract refresh(): void;

  protected abstract scoreOf(run: OpenRun): unknown;

  /** Whether time stands still in a run with this log. */
  protected isStill(_log: readonly unknown[]): boolean {
    return false;
  }

  protected draw(): void {
    this.drawers.forEach((draw) => draw());
  }

  private leave(): void {
    this.run = undefined;
    this.draw();
  }
}
