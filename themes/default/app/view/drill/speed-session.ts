// A speed drill on a page: the run that is open, the item that is asked, and who draws it.

import type { SpeedDrill } from "../../drill/data";
import { type ClockMode, clean } from "../../drill/log";
import { PhraseBook } from "../../drill/phrases";
import { type SpeedAnswer, type SpeedItem, type SpeedScore, isRight, scoreSpeed } from "../../drill/speed";
import { Generator } from "../../grade/generator";
import type { Journal } from "../../journal/journal";
import { type DrillRun, drillRuns } from "../../progress/drill";
import { type Now, OpenRun } from "./open-run";

/** How the item before was answered. */
export interface Verdict {
  readonly item: SpeedItem;
  readonly isRight: boolean;
  readonly isLate: boolean;
  readonly ms: number;
}

/** One speed drill of the page. */
export class SpeedSession {
  readonly phrases: PhraseBook<SpeedDrill["phrases"][number]>;
  private run: OpenRun | undefined;
  private order: readonly string[] = [];
  private before: ClockMode = "normal";
  private readonly drawers = new Set<() => void>();
  private readonly tickers = new Set<() => void>();

  constructor(
    readonly drill: SpeedDrill,
    private readonly journal: Journal,
    private readonly now: () => Now,
  ) {
    this.phrases = new PhraseBook(drill.phrases);
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

  /** The score as it stands. */
  get score(): SpeedScore {
    return scoreSpeed(this.drill, this.run?.log ?? [], Infinity);
  }

  /** The item that is asked, and its place in the order, from 1. */
  get asked(): { readonly item: SpeedItem; readonly number: number } | undefined {
    const open = new Set(this.score.items.filter(({ result }) => result === "open").map(({ id }) => id));
    const index = this.order.findIndex((id) => open.has(id));
    const item = this.item(this.order[index] ?? "");
    return item && { item, number: index + 1 };
  }

  /** For how long the item that is asked has been shown, in milliseconds. */
  get shownFor(): number {
    const id = this.asked?.item.id;
    const shown = clean(this.run?.log ?? [], Infinity).find(({ act }) => act.do === "show" && act.item === id);
    return shown && this.run ? Math.max(0, this.run.elapsed - shown.at) : 0;
  }

  /** How the last answer was. */
  get verdict(): Verdict | undefined {
    const answers = clean(this.run?.log ?? [], Infinity).flatMap(({ act }) => (act.do === "answer" ? [act] : []));
    const last = answers[answers.length - 1];
    const item = last && this.item(last.item);
    const ms = this.score.items.find(({ id }) => id === item?.id)?.ms ?? 0;
    if (!item || !last) return undefined;
    const right = isRight(this.drill.parts, item, last.answer);
    return { item, isRight: right, isLate: ms > this.drill.seconds * 1000, ms };
  }

  /** The item with this id. */
  item(id: string): SpeedItem | undefined {
    return this.drill.items.find((item) => item.id === id);
  }

  /** Begins a run with the clock running so. */
  begin(mode: ClockMode): void {
    const ids = this.drill.items.map(({ id }) => id);
    const order = (run: string): string[] => Generator.from(`${run}/${this.drill.id}`).shuffle(ids);
    this.run = OpenRun.begin(this.drill, this.journal, this.now(), order);
    this.order = order(this.run.id);
    this.before = mode;
    this.run.setMode(mode);
    this.show();
  }

  /** Takes up the run that was left; it stays paused until the trainee goes on. */
  resume(): void {
    const { left } = this;
    if (!left) return;
    this.before = left.clock === "paused" ? "normal" : left.clock;
    this.order = left.order;
    this.run = OpenRun.resume(left, this.journal, this.now());
    this.draw();
  }

  /** Pauses, or goes on as before. */
  pause(on: boolean): void {
    if (!this.run) return;
    this.pass();
    this.run.setMode(on ? "paused" : this.before);
    this.show();
  }

  /** Answers the item that is asked, and goes on to the next; behind the last one the run ends. */
  answer(answer: SpeedAnswer): void {
    const { asked } = this;
    if (!this.run || !asked || this.mode === "paused") return;
    this.pass();
    this.run.act({ do: "answer", item: asked.item.id, answer });
    if (this.asked) this.show();
    else this.finish();
  }

  /** Looks at the clock. */
  step(): void {
    if (!this.run) return;
    this.pass();
    this.tickers.forEach((draw) => draw());
  }

  /** Records the time, when the page may be left. */
  keep(): void {
    if (!this.run) return;
    this.pass();
    this.run.keepTime();
  }

  /** Ends the run. */
  finish(): void {
    const { run } = this;
    if (!run) return;
    const result = scoreSpeed(this.drill, run.log, run.elapsed);
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

  private pass(): void {
    // With the clock off, no time passes at all: nothing here comes by itself.
    this.run?.tick(this.now(), 1, false, Infinity);
  }

  /** Records that the next item is shown, once. */
  private show(): void {
    const { run, asked } = this;
    if (!run) return;
    const isShown = clean(run.log, Infinity).some(({ act }) => act.do === "show" && act.item === asked?.item.id);
    if (asked && !isShown && this.mode !== "paused") run.act({ do: "show", item: asked.item.id });
    this.draw();
  }

  private leave(): void {
    this.run = undefined;
    this.draw();
  }

  private draw(): void {
    this.drawers.forEach((draw) => draw());
  }
}
