// Whether what a checkpoint needs holds in a conversation (rules G19.5 to G19.10).

import { type FindingKind, check } from "../wording";
import { type Conversation, type Message, lastWord, written } from "./conversation";
import { type Figures, firstWithin, meanWithin } from "./figures";
import type { Opened } from "./opened";
import { type Moment, isBefore, saysAlone } from "./said";
import type { Progress } from "./setup";
import { type Checkpoint, type Need, type Script, milliseconds } from "./shapes";

/** What needs are judged by, apart from the conversation. */
export interface Judge {
  readonly script: Script;
  /** The figures of the whole drill. */
  readonly figures: Figures;
  /** Panels and popups that were opened. */
  readonly opened: Opened;
  /** How far the setup got. */
  readonly setup: Progress;
}

/** What a checkpoint earned. */
export interface CheckpointScore {
  readonly id: string;
  readonly earned: number;
  readonly points: number;
  /** The customers with whom it was met. */
  readonly met: readonly string[];
  /** Those with whom it was not, and the index of the first need that does not hold. */
  readonly missed: readonly { readonly customer: string; readonly need: number }[];
  /** The events that met it. */
  readonly by: readonly number[];
}

/** What `checkpoint` earned. */
export function judge(by: Judge, checkpoint: Checkpoint, talks: readonly Conversation[]): CheckpointScore {
  const { id, points, customer, need } = checkpoint;
  const met: string[] = [];
  const missed: { customer: string; need: number }[] = [];
  const events = new Set<number>();
  for (const talk of talks) {
    if (customer !== undefined && customer !== talk.customer) continue;
    const failing = need.findIndex((one) => !(talk.arrived && holds(by, one, talk)));
    if (failing >= 0) {
      missed.push({ customer: talk.customer, need: failing });
      continue;
    }
    met.push(talk.customer);
    const last = [...need].reverse().find((one) => "did" in one);
    const event = last && "did" in last ? momentOf(by, last.did, talk)?.moment.index : undefined;
    if (event !== undefined) events.add(event);
  }
  const asked = met.length + missed.length;
  const earned = asked === 0 ? 0 : Math.floor((points * met.length) / asked);
  return { id, earned, points, met, missed, by: [...events].sort((a, b) => a - b) };
}

/** The first moment of what has this name, and its time. */
function momentOf({ opened }: Judge, name: string, talk: Conversation): { moment: Moment; at: number } | undefined {
  return opened.get(name) ?? talk.moments.get(name);
}

function holds(by: Judge, need: Need, talk: Conversation): boolean {
  const { script, figures } = by;
  const wrote = written(talk).length > 0;
  const says = (name: string, texts: readonly string[]): boolean =>
    texts.some((text) => saysAlone(script.says, name, text));
  if ("did" in need) return did(by, need, talk) && isInside(script, need, talk);
  if ("never" in need) return wrote && momentOf(by, need.never, talk) === undefined;
  if ("note" in need) return says(need.note, talk.notes);
  if ("group" in need) return says(need.group, talk.groups);
  if ("flag" in need) return talk.flag === need.flag;
  if ("promise" in need) return talk.promise === "kept";
  if ("last_word" in need) return need.last_word === (lastWord(talk)?.from === "agent");
  if ("mood" in need) return talk.mood >= need.mood;
  if ("reached" in need) return talk.nodes.some(({ node }) => node === need.reached);
  if ("language" in need) return wrote && isWorded(script, talk, need.language);
  if ("expressions" in need) return wrote && !talk.expressions.some((one) => script.banned?.includes(one));
  if ("setup" in need) return script.setup?.steps.length === by.setup.taken && by.setup.slips.length === 0;
  if ("first_response" in need) return firstWithin(figures, need.first_response);
  if ("mean_response" in need) return meanWithin(figures, need.mean_response);
  if ("longest_wait" in need) return figures.longest <= milliseconds(need.longest_wait);
  return figures.arrived > 0 && figures.answered * 100 >= need.reply_rate * figures.arrived;
}

type Did = Extract<Need, { readonly did: string }>;

function did(by: Judge, { did: name, before, within }: Did, talk: Conversation): boolean {
  const own = momentOf(by, name, talk);
  if (!own) return false;
  const other = before === undefined ? undefined : momentOf(by, before, talk);
  const first = talk.nodes[0]?.at ?? 0;
  const late = within !== undefined && Math.max(0, own.at - first) > milliseconds(within);
  return (!other || isBefore(own.moment, other.moment)) && !late;
}

function isInside({ says }: Script, { did: name, in: end }: Did, talk: Conversation): boolean {
  if (end === undefined) return true;
  const message = end === "first" ? written(talk)[0] : lastWord(talk);
  return message?.from === "agent" && saysAlone(says, name, message.text);
}

const CLEAN: readonly FindingKind[] = ["forbidden", "too_short", "too_long"];
const CAREFUL: readonly FindingKind[] = [...CLEAN, "avoided", "doubled"];

function isWorded({ language }: Script, talk: Conversation, how: "clean" | "careful" | "polite"): boolean {
  const messages = written(talk);
  const finds = ({ text }: Message, kinds: readonly FindingKind[]): boolean =>
    check(text, language).some(({ kind }) => kinds.includes(kind));
  if (how === "polite") {
    return [...messages.slice(0, 1), ...messages.slice(-1)].every((message) => finds(message, ["polite"]));
  }
  return !messages.some((message) => finds(message, how === "clean" ? CLEAN : CAREFUL));
}
