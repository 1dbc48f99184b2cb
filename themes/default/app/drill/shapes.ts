// The script of a drill: all that its replay and its score depend on, as src/course/script.rs writes it into the
// pages, with every variable filled in. Times are whole seconds of drill time; an absent list is an empty one.

import type { WordingRules } from "../wording";

/** What counts as saying something: a name and its groups of variants, each of which is needed. */
export type Says = Readonly<Record<string, readonly (readonly string[])[]>>;

/** A chat drill as it is played and scored (rules G17 to G19). */
export interface Script {
  /** After so many seconds it ends. */
  readonly limit: number;
  /** Seconds of drill time that pass in a real second. */
  readonly speed: number;
  /** A customer answers so many seconds after the agent's last message. */
  readonly answers: number;
  /** A customer who got no answer reacts so many seconds after the agent's last message. */
  readonly puzzled: number;
  /** What is set up before the first customer comes. */
  readonly setup?: Setup;
  readonly greeting?: Greeting;
  /** When the bar of a wait changes its colour. */
  readonly targets: { readonly amber: number; readonly red: number };
  /** Percent. */
  readonly pass: number;
  readonly says?: Says;
  /** What every message of the agent is held to. */
  readonly language: WordingRules;
  /** Ids of the expressions that are never to be sent. */
  readonly banned?: readonly string[];
  /** What changes every customer's mood when it is said. */
  readonly reactions?: readonly { readonly say: string; readonly mood: number }[];
  readonly panels?: readonly Panel[];
  readonly popups?: readonly Popup[];
  /** In the order in which they arrive. */
  readonly customers: readonly Customer[];
  readonly checkpoints: readonly Checkpoint[];
}

/** The automatic greeting, so many seconds after the first message; no answer. */
export interface Greeting {
  readonly after: number;
  readonly text: string;
}

/** A page of settings that is walked through in order. */
export interface Setup {
  readonly title: string;
  /** What is pressed, in this order. */
  readonly steps: readonly SetupStep[];
  /** What stands on the page besides and leads nowhere. */
  readonly besides?: readonly SetupStep[];
  /** The text that the last step saves: what it has to say and must not say, by names, with what is said to a text that is refused for it. */
  readonly saves?: {
    readonly title: string;
    readonly has?: readonly { readonly say: string; readonly hint: string }[];
    readonly never?: readonly { readonly say: string; readonly hint: string }[];
  };
}

/** Something that is pressed. */
export interface SetupStep {
  readonly id: string;
  /** What stands on it. */
  readonly press: string;
  /** What is said when it is pressed out of order. */
  readonly hint?: string;
}

/** A part of the facts, closed until the agent opens it: labelled rows or a table. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  /** The customer in whose conversation alone it stands. */
  readonly customer?: string;
  /** What has to pop up and be opened before it. */
  readonly popup?: string;
  readonly rows?: readonly (readonly [label: string, value: string])[];
  readonly columns?: readonly string[];
  readonly table?: readonly (readonly string[])[];
}

/** Something that pops up and has to be opened, such as a new order. */
export interface Popup {
  readonly id: string;
  readonly customer: string;
  /** When it appears; absent: when the customer gets to a node that names it. */
  readonly at?: number;
  readonly title: string;
  /** The panel that it leads to. */
  readonly panel?: string;
}

/** A customer. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  /** When the first message comes. */
  readonly arrives: number;
  /** The mood at first, 0 to 100. */
  readonly mood: number;
  readonly level?: string;
  readonly labels?: readonly string[];
  /** The values of variables in quick phrases. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The node at which the conversation begins. */
  readonly start: string;
  readonly nodes: Readonly<Record<string, Node>>;
}

/** A point of a conversation: what the customer says there and what comes of the answers. */
export interface Node {
  readonly asks?: readonly string[];
  /** Whether the customer says nothing afterwards. */
  readonly ends?: boolean;
  /** What pops up here. */
  readonly popup?: string;
  /** Answers that are understood; the first that matches holds. */
  readonly replies?: readonly Reply[];
  /** What comes of any other answer: the first time, the second time; the last entry again and again. */
  readonly fallback?: readonly Turn[];
  /** What the customer does when nobody answers, in order. */
  readonly patience?: readonly Patience[];
}

/** What a customer does next. */
export interface Turn {
  readonly mood?: number;
  /** The node to go to; absent: the customer stays. */
  readonly to?: string;
  readonly asks?: readonly string[];
}

/** An answer that is understood. */
export interface Reply extends Turn {
  /** What has to be said, by name; all of them. */
  readonly say?: readonly string[];
  /** The text of the button that gives it. */
  readonly choice?: string;
  /** Whether it promises something: note, red flag, group message and confirmation are then due. */
  readonly promises?: boolean;
}

/** What a customer does when nobody answers for a while. */
export interface Patience extends Turn {
  /** Seconds of waiting. */
  readonly after: number;
  readonly leaves?: boolean;
}

/** Something that earns points. */
export interface Checkpoint {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** The customer whom it is about; absent: every customer, each for the same share. */
  readonly customer?: string;
  /** Whether the drill is not passed without it. */
  readonly red_line?: boolean;
  /** What has to hold: all of it. */
  readonly need: readonly Need[];
}

/** What a checkpoint needs: each has exactly one of these first keys. */
export type Need =
  | { readonly did: string; readonly before?: string; readonly within?: number; readonly in?: "first" | "last" }
  | { readonly never: string }
  | { readonly note: string }
  | { readonly group: string }
  | { readonly flag: string }
  | { readonly promise: "kept" }
  | { readonly last_word: boolean }
  | { readonly mood: number }
  | { readonly reached: string }
  | { readonly language: "clean" | "careful" | "polite" }
  | { readonly expressions: "allowed" }
  | { readonly setup: "straight" }
  | { readonly first_response: number }
  | { readonly mean_response: number }
  | { readonly longest_wait: number }
  | { readonly reply_rate: number };

/** Seconds of a script in milliseconds. */
export const milliseconds = (seconds: number): number => seconds * 1000;

/** What a table of a script holds under `name`, and never what every object has by birth. */
export function entry<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table && Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}
