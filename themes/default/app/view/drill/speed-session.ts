// A speed drill on a page: the item that is asked, and how the one before was answered.

import type { SpeedDrill } from "../../drill/data";
import { type ClockMode, clean } from "../../drill/log";
import { PhraseBook } from "../../drill/phrases";
import { type SpeedAnswer, type SpeedItem, type SpeedScore, isRight, scoreSpeed } from "../../drill/speed";
import { Generator } from "../../grade/generator";
import type { Journal } from "../../journal/journal";
import { DrillSession } from "./drill-session";
import { type Now, OpenRun } from "./open-run";

/** How the item before was answered. */
export interface Verdict {
  readonly item: SpeedItem;
  readonly isRight: boolean;
  readonly isLate: boolean;
  readonly ms: number;
}

/** One speed drill of the page. */
export class SpeedSession extends DrillSession<SpeedDrill> {
  readonly phrases: PhraseBook<SpeedDrill["phrases"][number]>;
  private order: readonly string[] = [];

  constructor(drill: SpeedDrill, journal: Journal, now: () => Now) {
    super(drill, journal, now);
    this.phrases = new PhraseBook(drill.phrases);
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

  begin(mode: ClockMode): void {
    const ids = this.drill.items.map(({ id }) => id);
    const order = (run: string): string[] => Generator.from(`${run}/${this.drill.id}`).shuffle(ids);
    this.run = OpenRun.begin(this.drill, this.journal, this.now(), order);
    this.order = order(this.run.id);
    this.before = mode;
    this.run.setMode(mode);
    this.refresh();
  }

  /** Answers the item that is asked, and goes on to the next; behind the last one the run ends. */
  answer(answer: SpeedAnswer): void {
    const { asked } = this;
    if (!this.run || !asked || this.mode === "paused") return;
    this.pass();
    this.run.act({ do: "answer", item: asked.item.id, answer });
    if (this.asked) this.refresh();
    else this.finish();
  }

  protected take(run: OpenRun, order: readonly string[]): void {
    this.run = run;
    this.order = order;
    this.draw();
  }

  protected scoreOf(run: OpenRun): SpeedScore {
    return scoreSpeed(this.drill, run.log, run.elapsed);
  }

  protected pass(): void {
    // With the clock off, no time passes at all: nothing here comes by itself.
    this.run?.tick(this.now(), 1, false, Infinity);
  }

  /** Records that the next item is shown, once. */
  protected refresh(): void {
    const { run, asked } = this;
    if (!run) return;
    const isShown = clean(run.log, Infinity).some(({ act }) => act.do === "show" && act.item === asked?.item.id);
    if (asked && !isShown && this.mode !== "paused") run.act({ do: "show", item: asked.item.id });
    this.draw();
  }
}
