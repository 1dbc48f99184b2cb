// What a conversation has become: its messages, waits, moods and the record of its promise.

import type { Moment } from "./said";
import type { Customer } from "./shapes";

/** A message of a conversation. */
export interface Message {
  /** When it was sent, in milliseconds of drill time. */
  readonly at: number;
  /** Who sent it; `auto`: the machine's greeting; `expression`: the agent, without words. */
  readonly from: "customer" | "agent" | "auto" | "expression";
  /** What it says; of an expression its id. */
  readonly text: string;
  /** The node in which the conversation was. */
  readonly node: string;
  /** The event that sent it. */
  readonly index?: number;
  /** How long the customer had waited for it, in milliseconds, if it ended a wait. */
  readonly waited?: number;
  /** The names that were complete with it. */
  readonly said?: readonly string[];
}

/** A customer's wait for an answer, in milliseconds; `end` is null while nobody answered. */
export interface Wait {
  readonly start: number;
  end: number | null;
}

/** A step of a promise. */
export type Step = "note" | "flag" | "group" | "confirm";

/** A conversation at some time. */
export interface Conversation {
  readonly customer: string;
  status: "waiting" | "open" | "closed" | "left";
  arrived: boolean;
  /** Where it stands. */
  node: string;
  /** Whether the customer has said the last message there is. */
  ended: boolean;
  /** 0 to 100. */
  mood: number;
  /** The moods from the arrival on. */
  readonly curve: { readonly at: number; readonly mood: number }[];
  readonly messages: Message[];
  readonly waits: Wait[];
  /** The buttons that are offered. */
  choices: string[];
  /** `none`: none was made, and none confirmed; `open`: not recorded; `kept`: recorded in its four steps. */
  promise: "none" | "open" | "kept";
  /** The steps that an open promise lacks. */
  missing: Step[];
  readonly notes: string[];
  /** The messages to the group. */
  readonly groups: string[];
  flag: string;
  /** Events that tried to close the conversation and were refused. */
  readonly refused: number[];
  readonly nodes: { readonly node: string; readonly at: number }[];
  /** What popped up, in the order in which it did. */
  readonly popups: string[];
  /** From which time on each of these can be opened. */
  readonly openable: Map<string, number>;
  /** The first moment of everything said and done here, and when it was, in milliseconds. */
  readonly moments: Map<string, { readonly moment: Moment; readonly at: number }>;
  /** The ids of expressions sent. */
  readonly expressions: string[];
  /** When something happens by itself next, in milliseconds; Infinity: never. */
  due: number;
  /** Whether the customer is about to react to what was written. */
  reacting: boolean;
}

/** One whose customer has not arrived. */
export function newConversation({ id, start, mood }: Customer): Conversation {
  return {
    customer: id,
    status: "waiting",
    arrived: false,
    node: start,
    ended: false,
    mood: Math.max(0, Math.min(100, mood)),
    curve: [],
    messages: [],
    waits: [],
    choices: [],
    promise: "none",
    missing: [],
    notes: [],
    groups: [],
    flag: "none",
    refused: [],
    nodes: [],
    popups: [],
    openable: new Map(),
    moments: new Map(),
    expressions: [],
    due: Infinity,
    reacting: false,
  };
}

/** The messages that the agent wrote. */
export const written = ({ messages }: Conversation): Message[] => messages.filter(({ from }) => from === "agent");

/** The last message that counts: the customer's or the agent's words. */
export function lastWord({ messages }: Conversation): Message | undefined {
  return [...messages].reverse().find(({ from }) => from === "agent" || from === "customer");
}

/** When the wait that nobody has ended began. */
export function openWait({ waits }: Conversation): number | undefined {
  const last = waits[waits.length - 1];
  return last?.end === null ? last.start : undefined;
}

/** Remembers the first time that something happened. */
export function happened(talk: Conversation, name: string, moment: Moment, at: number): void {
  if (!talk.moments.has(name)) talk.moments.set(name, { moment, at });
}
