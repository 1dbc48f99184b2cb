// What a page with a drill hands to its script. The build wrote it, so its shape is trusted.

import type { Phrase } from "./phrases";
import type { Script } from "./shapes";
import type { SpeedScript } from "./speed";

/** What all drills have. */
interface DrillHead {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** Percent. */
  readonly pass: number;
  /** Fingerprint of the whole drill. */
  readonly print: string;
}

/** A chat drill. */
export interface ChatDrill extends DrillHead {
  readonly kind: "chat";
  readonly script: Script;
  readonly phrases: readonly Phrase[];
  readonly expressions: readonly Expression[];
  /** The drill's own variables, for phrases; a customer's come first. */
  readonly variables: Readonly<Record<string, string>>;
  /** Better wording by customer and node. */
  readonly better: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** An expression of the picker; with a reason it is never to be sent. */
export interface Expression {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  readonly reason?: string;
}

/** A speed drill. */
export interface SpeedDrill extends DrillHead, SpeedScript {
  readonly kind: "speed";
  /** The options of parts whose options are phrases. */
  readonly phrases: readonly (Phrase & { readonly id: string })[];
}

/** The drill of a page. */
export type DrillData = ChatDrill | SpeedDrill;
