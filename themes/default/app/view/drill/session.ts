// A chat drill on a page: the run that is open, its conversations at this moment, and who draws them.

import { isCalm } from "../../drill/clock";
import { type Conversation, openWait } from "../../drill/conversation";
import type { ChatDrill } from "../../drill/data";
import { type Act, type CleanEvent, type ClockMode, clean, customerOf } from "../../drill/log";
import { type Opened, hasAppeared, opened } from "../../drill/opened";
import { PhraseBook, type Phrase } from "../../drill/phrases";
import { conversation } from "../../drill/replay";
import { score } from "../../drill/score";
import { type Customer, type Popup, milliseconds } from "../../drill/shapes";
import type { Journal } from "../../journal/journal";
import { type DrillRun, drillRuns } from "../../progress/drill";
import { type Now, OpenRun } from "./open-run";

interface Kept {
  readonly events: number;
  readonly talk: Conversation;
}

/** One chat drill of the page. */
export class ChatSession {
  readonly phrases: PhraseBook<Phrase>;
  /** What was written and not sent yet, by customer. */
  readonly drafts = new Map<string, string>();
  private run: OpenRun | undefined;
  /** How the clock ran before it was paused. */
  private before: ClockMode = "normal";
  private events: readonly CleanEvent[] = [];
  private kept = new Map<string, Kept>();
  private current: readonly Conversation[] = [];
  private popped = new Set<string>();
  private readonly drawers = new Set<() => void>();
  private readonly tickers = new Set<() => void>();

  constructor(
    readonly drill: ChatDrill,
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

  /** Milliseconds of drill time. */
  get elapsed(): number {
    return this.run?.elapsed ?? 0;
  }

  /** The conversations as they stand, in the order of the script's customers. */
  get talks(): readonly Conversation[] {
    return this.current;
  }

  /** What was opened. */
  get opened(): Opened {
    return opened(this.drill.script, this.events, this.current);
  }

  /** What has popped up and was not opened. */
  get popups(): Popup[] {
    const known = this.opened;
    return (this.drill.script.popups ?? []).filter(({ id }) => this.popped.has(id) && !known.has(id));
  }

  /** The customer of a conversation. */
  customer(id: string): Customer | undefined {
    return this.drill.script.customers.find((customer) => customer.id === id);
  }

  /** How long a customer has waited for an answer, in milliseconds; nothing when nothing is open. */
  waited(talk: Conversation): number | undefined {
    const since = talk.status === "open" ? openWait(talk) : undefined;
    return since === undefined ? undefined : this.elapsed - since;
  }

  /** Begins a run with the clock running so. */
  begin(mode: ClockMode): void {
    this.take(OpenRun.begin(this.drill, this.journal, this.now()));
    this.before = mode;
    this.run?.setMode(mode);
    this.refresh();
  }

  /** Takes up the run that was left; it stays paused until the trainee goes on. */
  resume(): void {
    const { left } = this;
    if (!left) return;
    this.before = left.clock === "paused" ? "normal" : left.clock;
    this.take(OpenRun.resume(left, this.journal, this.now()));
  }

  /** Pauses, or goes on as before. */
  pause(on: boolean): void {
    this.setMode(on ? "paused" : this.before);
  }

  /** Changes how the clock runs. */
  setMode(mode: ClockMode): void {
    if (!this.run) return;
    this.pass();
    if (mode !== "paused") this.before = mode;
    this.run.setMode(mode);
    this.refresh();
  }

  /** Records something that the trainee does. Returns whether it was taken: nothing is while the clock is paused. */
  act(act: Act): boolean {
    if (!this.run || this.mode === "paused") return false;
    this.pass();
    if (!this.run) return false;
    this.run.act(act);
    this.refresh();
    return true;
  }

  /** Looks at the clock: what comes by itself comes, and at the limit the run ends. */
  step(): void {
    if (!this.run) return;
    this.pass();
    this.tickers.forEach((draw) => draw());
  }

  /** Records the time, when the page may be left. */
  keep(): void {
    if (!this.run) return;
    this.pass();
    this.run?.keepTime();
  }

  /** Ends the run. Returns its id. */
  finish(): string | undefined {
    const { run } = this;
    if (!run) return undefined;
    const result = score(this.drill.script, run.log, run.elapsed);
    // First, so that the journal's news of the result finds no open run that another page could have ended.
    this.run = undefined;
    run.handIn(result, this.now().wall);
    this.leave();
    return run.id;
  }

  /** Calls `draw` whenever what is shown changes; with `always`, whenever the clock is looked at. Returns the end of that. */
  subscribe(draw: () => void, always = false): () => void {
    const all = always ? this.tickers : this.drawers;
    all.add(draw);
    return () => all.delete(draw);
  }

  private take(run: OpenRun): void {
    this.run = run;
    this.drafts.clear();
    this.kept.clear();
    this.popped.clear();
    this.refresh();
  }

  private leave(): void {
    this.run = undefined;
    this.drawers.forEach((draw) => draw());
  }

  /** Lets time pass; draws again only what came of it. */
  private pass(): void {
    const { run } = this;
    if (!run) return;
    const { speed, limit } = this.drill.script;
    run.tick(this.now(), speed, isCalm(this.current), milliseconds(limit));
    const due = Math.min(...this.current.map((talk) => talk.due));
    if (run.elapsed >= due || this.isPopping(run.elapsed)) this.refresh();
    else this.endIfOver();
  }

  private isPopping(at: number): boolean {
    const popups = this.drill.script.popups ?? [];
    return popups.some((popup) => !this.popped.has(popup.id) && popup.at !== undefined && milliseconds(popup.at) <= at);
  }

  private refresh(): void {
    const { run } = this;
    if (!run) return;
    const { script } = this.drill;
    this.events = clean(run.log, Infinity);
    this.current = script.customers.map((customer) => {
      const events = this.events.filter(({ act }) => customerOf(act) === customer.id);
      const kept = this.kept.get(customer.id);
      if (kept && kept.events === events.length && kept.talk.due > run.elapsed) return kept.talk;
      const talk = conversation(script, customer, events, run.elapsed);
      this.kept.set(customer.id, { events: events.length, talk });
      return talk;
    });
    for (const { id } of script.popups ?? []) {
      const byNode = this.current.some(({ popups }) => popups.includes(id));
      if (byNode || hasAppeared(script, id, this.current, run.elapsed)) this.popped.add(id);
    }
    this.drawers.forEach((draw) => draw());
    this.endIfOver();
  }

  /** Ends the run when every conversation is over, or the time. */
  private endIfOver(): void {
    const over = this.current.every(({ status }) => status === "closed" || status === "left");
    if (over || this.elapsed >= milliseconds(this.drill.script.limit)) this.finish();
  }
}
