// A chat drill on a page: its conversations at this moment, what was opened, what popped up.

import { isCalm } from "../../drill/clock";
import { type Conversation, openWait } from "../../drill/conversation";
import type { ChatDrill } from "../../drill/data";
import { type Act, type CleanEvent, type ClockMode, clean, customerOf } from "../../drill/log";
import { type Opened, hasAppeared, opened } from "../../drill/opened";
import { PhraseBook, type Phrase } from "../../drill/phrases";
import { conversation } from "../../drill/replay";
import { type DrillScore, score } from "../../drill/score";
import { type Progress, greetingOf, isPending, progress } from "../../drill/setup";
import { type Customer, type Greeting, type Popup, milliseconds } from "../../drill/shapes";
import type { Journal } from "../../journal/journal";
import { offered, ownPhrases } from "../../progress/phrases";
import { DrillSession } from "./drill-session";
import { type Now, OpenRun } from "./open-run";

interface Kept {
  readonly events: number;
  readonly talk: Conversation;
}

/** One chat drill of the page. */
export class ChatSession extends DrillSession<ChatDrill> {
  /** What "/" offers: the trainee's own phrases, then the drill's. */
  phrases: PhraseBook<Phrase>;
  /** What was written and not sent yet, by customer. */
  readonly drafts = new Map<string, string>();
  private events: readonly CleanEvent[] = [];
  private kept = new Map<string, Kept>();
  private current: readonly Conversation[] = [];
  private popped = new Set<string>();
  /** What greets customers of a run by itself. */
  private greeted: { readonly run: OpenRun; readonly greets: Greeting | undefined } | undefined;

  constructor(drill: ChatDrill, journal: Journal, now: () => Now) {
    super(drill, journal, now);
    let own = this.own;
    this.phrases = new PhraseBook([...own, ...drill.phrases]);
    journal.subscribe(() => {
      const now = this.own;
      if (JSON.stringify(now) === JSON.stringify(own)) return;
      own = now;
      this.phrases = new PhraseBook([...own, ...drill.phrases]);
    });
  }

  private get own(): Phrase[] {
    return offered(ownPhrases(this.journal.ledger.streams), window.coursewright.say("drill.own_phrase"));
  }

  /** Whether the trainee is setting something up, before the first customer comes. */
  get isSettingUp(): boolean {
    return this.run?.isStill === true;
  }

  /** How far the setup got. */
  get setup(): Progress {
    return progress(this.drill.script, this.events);
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

  begin(mode: ClockMode): void {
    this.take(OpenRun.begin(this.drill, this.journal, this.now()));
    this.before = mode;
    if (this.run) this.run.isStill = this.isStill([]);
    this.run?.setMode(mode);
    this.refresh();
  }

  /** Lets customers come, and the clock run, behind the setup. */
  admit(): void {
    this.pass();
    if (this.run) this.run.isStill = false;
    this.refresh();
  }

  /** Records something that the trainee does. Returns whether it was taken: nothing is while the clock is paused. */
  act(act: Act): boolean {
    this.pass();
    if (!this.run || this.mode === "paused") return false;
    this.run.act(act);
    this.refresh();
    return true;
  }

  protected take(run: OpenRun): void {
    this.run = run;
    this.drafts.clear();
    this.kept.clear();
    this.popped.clear();
    this.refresh();
  }

  protected override isStill(log: readonly unknown[]): boolean {
    return isPending(this.drill.script, clean(log, 0));
  }

  protected scoreOf(run: OpenRun): DrillScore {
    return score(this.drill.script, run.log, run.elapsed);
  }

  /** Draws again only what came of the time that passed; at the limit the run ends. */
  protected pass(): void {
    const { run } = this;
    if (!run) return;
    const { speed, limit } = this.drill.script;
    run.tick(this.now(), speed, isCalm(this.current), milliseconds(limit));
    const due = Math.min(...this.current.map((talk) => talk.due));
    if (run.elapsed >= due || this.isPopping(run.elapsed)) this.refresh();
    else this.endIfOver();
  }

  protected refresh(): void {
    const { run } = this;
    if (!run) return;
    const { script } = this.drill;
    this.events = clean(run.log, Infinity);
    // Behind the setup nothing changes what greets, and finding it out reads the saved text against every rule.
    if (run.isStill || this.greeted?.run !== run) this.greeted = { run, greets: greetingOf(script, this.events) };
    const { greets } = this.greeted;
    this.current = script.customers.map((customer) => {
      const events = this.events.filter(({ act }) => customerOf(act) === customer.id);
      const kept = this.kept.get(customer.id);
      if (kept && kept.events === events.length && kept.talk.due > run.elapsed) return kept.talk;
      const talk = conversation(script, customer, events, run.elapsed, greets);
      this.kept.set(customer.id, { events: events.length, talk });
      return talk;
    });
    for (const { id } of script.popups ?? []) {
      const byNode = this.current.some(({ popups }) => popups.includes(id));
      if (byNode || hasAppeared(script, id, this.current, run.elapsed)) this.popped.add(id);
    }
    this.draw();
    this.endIfOver();
  }

  private isPopping(at: number): boolean {
    const popups = this.drill.script.popups ?? [];
    return popups.some((popup) => !this.popped.has(popup.id) && popup.at !== undefined && milliseconds(popup.at) <= at);
  }

  /** Ends the run when every conversation is over, or the time. */
  private endIfOver(): void {
    const over = this.current.every(({ status }) => status === "closed" || status === "left");
    if (over || this.elapsed >= milliseconds(this.drill.script.limit)) this.finish();
  }
}
