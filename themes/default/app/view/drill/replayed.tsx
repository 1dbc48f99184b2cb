// A conversation in the debrief: each message with its waiting time, what it earned or cost, and a better wording.

import { waitState } from "../../drill/clock";
import type { Conversation, Message } from "../../drill/conversation";
import type { DrillScore } from "../../drill/score";
import { entry } from "../../drill/shapes";
import { check } from "../../wording";
import { Marked, underlined } from "../underline";
import { Bubble, senderOf } from "./conversation";
import { Curve } from "./curve";
import { Reasons } from "./draft";
import { stepsInWords } from "./handling";
import type { ChatSession } from "./session";
import { clockTime, exactTime } from "./wait";

/** What a replayed conversation needs. */
export interface ReplayedProps {
  readonly session: ChatSession;
  readonly talk: Conversation;
  readonly result: DrillScore;
  /** Milliseconds of drill time at which the run ended. */
  readonly end: number;
  readonly isOnly: boolean;
}

/** The indexes of the messages behind which a better wording stands: the last of the agent at each point, else the last. */
export function lastOfNodes(messages: readonly Message[]): ReadonlySet<number> {
  const found = new Set<number>();
  let begin = 0;
  messages.forEach(({ node }, index) => {
    if (messages[index + 1]?.node === node) return;
    const own = messages.map(({ from }, at) => (at >= begin && at <= index && from === "agent" ? at : -1));
    found.add(Math.max(...own) >= 0 ? Math.max(...own) : index);
    begin = index + 1;
  });
  return found;
}

/** How the mood changed at the time of a message: before and after; nothing if it did not. */
function moodAt({ curve }: Conversation, at: number): readonly [number, number] | undefined {
  const first = curve.findIndex((point, index) => index > 0 && point.at === at);
  const last = curve.filter((point) => point.at === at).pop();
  const before = curve[first - 1];
  return first > 0 && before && last && before.mood !== last.mood ? [before.mood, last.mood] : undefined;
}

function Notes({ props, message }: { readonly props: ReplayedProps; readonly message: Message }) {
  const { say, page } = window.coursewright;
  const { session, result, talk } = props;
  const { script } = session.drill;
  const earned = result.checkpoints.filter(({ by }) => message.index !== undefined && by.includes(message.index));
  const isFirstThen = talk.messages.find(({ at }) => at === message.at) === message;
  const mood = isFirstThen ? moodAt(talk, message.at) : undefined;
  const expression = message.from === "expression" ? session.drill.expressions.find(({ id }) => id === message.text) : undefined;
  const isShort = message.from === "agent" && [...message.text.trim()].length < (script.language.length?.least ?? 0);
  return (
    <>
      {earned.map(({ id }) => (
        <p key={id} class="remark is-earned">
          {say("drill.remark_earned")}
          <span lang={page.course.language}>{script.checkpoints.find((one) => one.id === id)?.title}</span>
        </p>
      ))}
      {message.waited !== undefined && waitState(message.waited, script.targets) === "red" && (
        <p class="remark is-lost">{say("drill.remark_late", { seconds: script.targets.red })}</p>
      )}
      {isShort && <p class="remark is-lost">{say("drill.remark_short")}</p>}
      {expression?.reason && <p class="remark is-lost" lang={page.course.language}>{expression.reason}</p>}
      {mood && (
        <p class={`remark ${mood[1] > mood[0] ? "is-earned" : "is-lost"}`}>
          {say(mood[1] > mood[0] ? "drill.remark_mood_up" : "drill.remark_mood_down", { before: mood[0], after: mood[1] })}
        </p>
      )}
    </>
  );
}

function Said({ props, message, better }: { readonly props: ReplayedProps; readonly message: Message; readonly better: readonly string[] }) {
  const { say, page } = window.coursewright;
  const { session, talk } = props;
  const customer = session.customer(talk.customer);
  const { language, targets } = session.drill.script;
  const findings = message.from === "agent" ? underlined(check(message.text, language)) : [];
  const others = better.filter((text) => text !== message.text);
  if (!customer) return null;
  return (
    <li class={`message message-${message.from === "expression" ? "agent" : message.from}`}>
      <div class="message-meta">
        <span class="message-name">{senderOf(message, customer)}</span>
        <time>{clockTime(message.at)}</time>
        {message.waited !== undefined && (
          <span class={`waited is-${waitState(message.waited, targets)}`}>{say("drill.waited", { time: exactTime(message.waited) })}</span>
        )}
      </div>
      {findings.length > 0 ? (
        <>
          <div class="bubble" lang={page.course.language}>
            <Marked text={message.text} findings={findings} />
          </div>
          <Reasons text={message.text} findings={findings} rules={language} />
        </>
      ) : (
        <Bubble message={message} expressions={session.drill.expressions} />
      )}
      <Notes props={props} message={message} />
      {others.length > 0 && (
        <details class="better">
          <summary>{say("drill.better")}</summary>
          <div lang={page.course.language}>
            {others.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </details>
      )}
    </li>
  );
}

/** What was done around the conversation, in words. */
function Done({ talk }: { readonly talk: Conversation }) {
  const { say, page } = window.coursewright;
  const lines: readonly (readonly [string, string])[] = [
    ...talk.notes.map((text) => ["note", text] as const),
    ...talk.groups.map((text) => ["group", text] as const),
  ];
  return (
    <ul class="done">
      {lines.map(([kind, text], index) => (
        <li key={index}>
          {say(`drill.${kind}`)}
          {say("drill.colon")}
          <span lang={page.course.language}>{text}</span>
        </li>
      ))}
      {talk.flag !== "none" && (
        <li>
          {say("drill.flag")}
          {say("drill.colon")}
          {say(["red", "yellow", "green", "blue", "purple"].includes(talk.flag) ? `drill.flag_${talk.flag}` : "drill.flag_none")}
        </li>
      )}
      {talk.promise === "kept" && <li>{say("drill.promise_kept")}</li>}
      {talk.promise === "open" && <li>{say("drill.promise_missing", { steps: stepsInWords(talk.missing) })}</li>}
      {talk.refused.length > 0 && <li>{say("drill.refused_times", { count: talk.refused.length })}</li>}
      <li>{say(talk.arrived ? `drill.ended_${talk.status}` : "drill.ended_waiting")}</li>
    </ul>
  );
}

/** A whole conversation. */
export function Replayed(props: ReplayedProps) {
  const { page } = window.coursewright;
  const { session, talk, end, isOnly } = props;
  const customer = session.customer(talk.customer);
  if (!customer) return null;
  const last = lastOfNodes(talk.messages);
  const better = entry(session.drill.better, customer.id);
  return (
    <details class="replayed" open={isOnly}>
      <summary lang={page.course.language}>{customer.name}</summary>
      <Curve talk={talk} end={end} name={customer.name} />
      <div class="chat">
        <ol class="messages">
          {talk.messages.map((message, index) => (
            <Said key={index} props={props} message={message} better={last.has(index) ? (entry(better, message.node) ?? []) : []} />
          ))}
        </ol>
      </div>
      <Done talk={talk} />
    </details>
  );
}
