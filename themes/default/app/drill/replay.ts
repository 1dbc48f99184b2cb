// The conversations that a log makes of a script, each by itself (rules G17.3 to G17.13).

import { normalise } from "../grade/normalise";
import { type Conversation, type Message, type Step, happened, newConversation, openWait } from "./conversation";
import { type CleanEvent, clean, customerOf } from "./log";
import { Listener } from "./said";
import { greetingOf } from "./setup";
import { type Customer, type Greeting, type Node, type Patience, type Reply, type Script, type Turn, entry, milliseconds } from "./shapes";

/** The conversations at the time `until` (milliseconds of drill time), in the order of the script's customers. */
export function replay(script: Script, log: readonly unknown[], until: number): Conversation[] {
  const end = Math.min(until, milliseconds(script.limit));
  return conversations(script, clean(log, end), end);
}

/** As `replay`, of a log that was cleaned. */
export function conversations(script: Script, events: readonly CleanEvent[], until: number): Conversation[] {
  const greets = greetingOf(script, events);
  return script.customers.map((customer) => conversation(script, customer, events, until, greets));
}

/** The conversation with one customer: it depends on the events of that customer alone, and on what `greets` by itself. */
export function conversation(
  script: Script,
  customer: Customer,
  events: readonly CleanEvent[],
  until: number,
  greets: Greeting | undefined,
): Conversation {
  return new Machine(script, customer, greets).run(events, until);
}

/** What a customer is about to do: a reply, or without one the fallback. */
interface Pending {
  readonly reply?: Reply;
  readonly chosen: boolean;
  readonly at: number;
}

/** One conversation while it is replayed. */
class Machine {
  private readonly talk: Conversation;
  private readonly listener: Listener;
  private pending: Pending | undefined;
  /** When patience began, and which of its steps comes next. */
  private patience: { readonly since: number; readonly step: number } | undefined;
  private greeting = Infinity;
  /** How often each node fell back. */
  private readonly fallbacks = new Map<string, number>();

  constructor(
    private readonly script: Script,
    private readonly customer: Customer,
    private readonly greets: Greeting | undefined,
  ) {
    this.talk = newConversation(customer);
    this.listener = new Listener(script.says ?? {});
  }

  run(events: readonly CleanEvent[], until: number): Conversation {
    const arrival = milliseconds(this.customer.arrives);
    if (arrival > until) {
      this.talk.due = arrival;
      return this.talk;
    }
    this.arrive(arrival);
    for (const event of events) {
      // What was done before the customer arrived is passed over.
      if (customerOf(event.act) !== this.customer.id || event.at < arrival) continue;
      this.passTime((due) => due < event.at);
      this.take(event);
    }
    this.passTime((due) => due <= until);
    return this.finish();
  }

  private arrive(at: number): void {
    this.talk.arrived = true;
    this.talk.status = "open";
    this.talk.curve.push({ at, mood: this.talk.mood });
    if (this.greets) this.greeting = at + milliseconds(this.greets.after);
    this.enter(this.customer.start, at, at);
  }

  /** Lets everything happen that comes by itself and is `past`: at one millisecond greeting, pending, patience. */
  private passTime(past: (due: number) => boolean): void {
    for (let due = this.due(); past(due); due = this.due()) {
      if (this.greeting === due) this.greet(due);
      else if (this.pending?.at === due) this.react(this.pending, due);
      else this.losePatience(due);
    }
  }

  /** When something happens by itself next. */
  private due(): number {
    if (this.talk.status !== "open") return Infinity;
    return Math.min(this.greeting, this.pending?.at ?? Infinity, this.patienceStep()?.at ?? Infinity);
  }

  private node(): Node | undefined {
    return entry(this.customer.nodes, this.talk.node);
  }

  private patienceStep(): { readonly at: number; readonly patience: Patience } | undefined {
    if (!this.patience) return undefined;
    const { since, step } = this.patience;
    const patience = this.node()?.patience?.[step];
    return patience && { at: since + milliseconds(patience.after), patience };
  }

  private greet(at: number): void {
    this.greeting = Infinity;
    if (this.greets) this.send({ at, from: "auto", text: this.greets.text });
  }

  private react({ reply }: Pending, at: number): void {
    this.pending = undefined;
    if (reply) {
      if (reply.promises && this.talk.promise === "none") this.talk.promise = "open";
      return this.turn(reply, at);
    }
    const fallback = this.node()?.fallback ?? [];
    const times = this.fallbacks.get(this.talk.node) ?? 0;
    this.fallbacks.set(this.talk.node, times + 1);
    this.turn(fallback[Math.min(times, fallback.length - 1)] ?? {}, at);
  }

  private losePatience(at: number): void {
    const patience = this.patienceStep()?.patience;
    if (!patience || !this.patience) return;
    this.patience = { ...this.patience, step: this.patience.step + 1 };
    this.changeMood(patience.mood, at);
    this.ask(patience.asks, at);
    if (patience.leaves) this.talk.status = "left";
    else if (patience.to !== undefined) this.enter(patience.to, at, at + 1);
  }

  /** What a customer does on an answer. */
  private turn(turn: Turn, at: number): void {
    this.changeMood(turn.mood, at);
    this.ask(turn.asks, at);
    if (turn.to !== undefined) return this.enter(turn.to, at, at + 1);
    this.listener.forget();
    this.patience = { since: at, step: 0 };
  }

  /** Gets to a node; what pops up there can be opened from the time `openable` on. */
  private enter(name: string, at: number, openable: number): void {
    this.talk.node = name;
    this.talk.nodes.push({ node: name, at });
    this.listener.forget();
    this.pending = undefined;
    const node = this.node();
    if (!node) return;
    this.patience = node.ends ? undefined : { since: at, step: 0 };
    if (node.popup !== undefined && !this.talk.popups.includes(node.popup)) {
      this.talk.popups.push(node.popup);
      this.talk.openable.set(node.popup, openable);
    }
    this.ask(node.asks, at);
  }

  private ask(texts: readonly string[] | undefined, at: number): void {
    for (const text of texts ?? []) {
      this.send({ at, from: "customer", text });
      if (openWait(this.talk) === undefined) this.talk.waits.push({ start: at, end: null });
    }
  }

  private send(message: Omit<Message, "node">): void {
    const { at, from, text, ...more } = message;
    this.talk.messages.push({ at, from, text, node: this.talk.node, ...more });
  }

  private changeMood(change: number | undefined, at: number): void {
    if (!change) return;
    this.talk.mood = Math.max(0, Math.min(100, this.talk.mood + change));
    this.talk.curve.push({ at, mood: this.talk.mood });
  }

  /** Something that the trainee did. */
  private take({ index, at, act }: CleanEvent): void {
    const { talk } = this;
    if (talk.status !== "open") return;
    const happens = (name: string): void => happened(talk, name, { index, place: 0 }, at);
    switch (act.do) {
      case "say":
        return this.say(index, at, act.text, act.chosen === true);
      case "express":
        this.send({ at, from: "expression", text: act.expression, index });
        talk.expressions.push(act.expression);
        return;
      case "note":
        talk.notes.push(act.text);
        return happens("note");
      case "group":
        talk.groups.push(act.text);
        return happens("group");
      case "flag":
        talk.flag = act.colour;
        if (act.colour !== "none") happens("flag");
        return;
      case "confirm":
        if (this.missing().some((step) => step !== "confirm")) return;
        talk.promise = "kept";
        return happens("confirm");
      case "invite":
        return happens("invite");
      case "close":
        if (talk.promise === "open") {
          talk.refused.push(index);
          return;
        }
        talk.status = "closed";
        return happens("close");
    }
  }

  private say(index: number, at: number, text: string, chosen: boolean): void {
    const { talk, script } = this;
    const since = openWait(talk);
    const last = talk.waits[talk.waits.length - 1];
    if (last) last.end ??= at;
    this.patience = undefined;
    const complete = this.listener.hear(index, text);
    complete.forEach(([name, moment]) => happened(talk, name, moment, at));
    const said = complete.map(([name]) => name);
    this.send({
      at,
      from: "agent",
      text,
      index,
      ...(since !== undefined && { waited: at - since }),
      ...(said.length > 0 && { said }),
    });
    for (const { say, mood } of script.reactions ?? []) {
      if (said.includes(say)) this.changeMood(mood, at);
    }
    this.expect(text, chosen, at);
  }

  /** What the customer will do about what was said in this turn. */
  private expect(text: string, chosen: boolean, at: number): void {
    const node = this.node();
    if (!node || node.ends) return;
    const replies = node.replies ?? [];
    const button = chosen ? replies.find(({ choice }) => choice === text) : undefined;
    const taken = button ?? (this.pending?.chosen ? this.pending.reply : undefined);
    const reply = taken ?? replies.find(({ say }) => this.listener.said(say ?? []));
    const after = reply ? this.script.answers : this.script.puzzled;
    this.pending = { ...(reply && { reply }), chosen: taken !== undefined, at: at + milliseconds(after) };
  }

  /** The steps of a promise that were not done. */
  private missing(): Step[] {
    const { notes, groups, flag, promise } = this.talk;
    const says = (texts: readonly string[]): boolean => texts.some((text) => normalise(text) !== "");
    const steps: [Step, boolean][] = [
      ["note", says(notes)],
      ["flag", flag === "red"],
      ["group", says(groups)],
      ["confirm", promise === "kept"],
    ];
    return steps.filter(([, done]) => !done).map(([step]) => step);
  }

  private finish(): Conversation {
    const { talk } = this;
    const node = this.node();
    talk.ended = node?.ends === true;
    if (talk.status === "open") talk.choices = (node?.replies ?? []).flatMap(({ choice }) => choice ?? []);
    if (talk.promise === "open") talk.missing = this.missing();
    talk.due = this.due();
    talk.reacting = talk.status === "open" && this.pending !== undefined;
    return talk;
  }
}
