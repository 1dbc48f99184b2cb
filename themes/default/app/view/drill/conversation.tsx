// One conversation: who it is, how she feels, what was said.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Conversation, Message } from "../../drill/conversation";
import type { Expression } from "../../drill/data";
import type { Customer, Popup } from "../../drill/shapes";
import { Composer } from "./composer";
import { stepsInWords } from "./handling";
import type { ChatSession } from "./session";
import { clockTime } from "./wait";

/** A mood in a word: the values from which it holds, highest first. */
const MOODS: readonly (readonly [number, string])[] = [
  [70, "glad"],
  [45, "calm"],
  [25, "cross"],
  [0, "angry"],
];

/** The key of the word for a mood of 0 to 100. */
export const moodKey = (mood: number): string =>
  `drill.mood_${(MOODS.find(([from]) => mood >= from) ?? MOODS[MOODS.length - 1])?.[1]}`;

/** Who sent a message, in a word. */
export function senderOf({ from }: Message, customer: Customer): string {
  const { say } = window.coursewright;
  if (from === "customer") return customer.name;
  return say(from === "auto" ? "drill.from_auto" : "drill.from_agent");
}

/** What a message shows: its words, or the picture and the name of an expression. */
export function Bubble({ message, expressions }: { readonly message: Message; readonly expressions: readonly Expression[] }) {
  const { page } = window.coursewright;
  const expression = message.from === "expression" ? expressions.find(({ id }) => id === message.text) : undefined;
  return (
    <div class={`bubble ${expression ? "bubble-expression" : ""}`} lang={page.course.language}>
      {expression ? (
        <>
          <span aria-hidden="true">{expression.icon}</span> {expression.title}
        </>
      ) : (
        message.text
      )}
    </div>
  );
}

function Messages({ session, talk, customer }: { readonly session: ChatSession; readonly talk: Conversation; readonly customer: Customer }) {
  const { say } = window.coursewright;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current) place.current.scrollTop = place.current.scrollHeight;
  }, [talk.messages.length, talk.reacting]);
  return (
    <div ref={place} class="talk-messages" role="group" tabIndex={0} aria-label={say("drill.talk_with", { name: customer.name })}>
      <ol class="messages">
        {talk.messages.map((message, index) => (
          <li key={index} class={`message message-${message.from === "expression" ? "agent" : message.from}`}>
            <div class="message-meta">
              <span class="message-name">{senderOf(message, customer)}</span>
              <time>{clockTime(message.at)}</time>
            </div>
            <Bubble message={message} expressions={session.drill.expressions} />
          </li>
        ))}
      </ol>
      {talk.reacting && (
        <p class="typing">
          <span class="typing-dots" aria-hidden="true" />
          {say("drill.typing", { name: customer.name })}
        </p>
      )}
    </div>
  );
}

/** What the conversation needs. */
export interface TalkProps {
  readonly session: ChatSession;
  readonly talk: Conversation;
  readonly customer: Customer;
  /** Whether the field takes the focus. */
  readonly focused: boolean;
  readonly onPopup: (popup: Popup) => void;
}

/** The conversation with one customer. */
export function Talk({ session, talk, customer, focused, onPopup }: TalkProps) {
  const { say, page } = window.coursewright;
  const isOver = talk.status === "closed" || talk.status === "left";
  /** What the conversation lacked when closing it was refused. */
  const [refused, setRefused] = useState<Conversation["missing"]>([]);
  const due = refused.filter((step) => talk.missing.includes(step));
  // A refused attempt is recorded too: the debrief shows it.
  const close = (): void => {
    if (session.act({ do: "close", customer: customer.id })) setRefused(talk.missing);
  };
  return (
    <section class="talk" aria-labelledby="drill-talk">
      <header class="talk-header">
        <h2 id="drill-talk" tabIndex={-1} lang={page.course.language}>
          {customer.name}
        </h2>
        <p class="talk-labels" lang={page.course.language}>
          {customer.level && <span class="level">{customer.level}</span>}
          {(customer.labels ?? []).map((label) => (
            <span key={label} class="label">
              {label}
            </span>
          ))}
        </p>
        <p class="mood">
          <span>{say("drill.mood", { mood: talk.mood, word: say(moodKey(talk.mood)) })}</span>
          <meter min={0} max={100} value={talk.mood} aria-hidden="true" />
        </p>
        {!isOver && (
          <button type="button" class="button button-small talk-close" disabled={session.mode === "paused"} onClick={close}>
            {say("drill.close")}
          </button>
        )}
      </header>
      <p class="refusal" role="alert">
        {due.length > 0 && say("drill.close_refused", { steps: stepsInWords(due) })}
      </p>
      {session.popups.map((popup) => (
        <div key={popup.id} class="popup">
          <p>
            <strong lang={page.course.language}>{session.customer(popup.customer)?.name}</strong>{" "}
            <span lang={page.course.language}>{popup.title}</span>
          </p>
          <button type="button" class="button button-small button-primary" disabled={session.mode === "paused"} onClick={() => onPopup(popup)}>
            {say("drill.popup_open")}
          </button>
        </div>
      ))}
      <Messages key={customer.id} session={session} talk={talk} customer={customer} />
      {isOver ? (
        <p class="talk-over">{say(`drill.over_${talk.status}`, { name: customer.name })}</p>
      ) : (
        <Composer key={customer.id} session={session} talk={talk} customer={customer} focused={focused} />
      )}
    </section>
  );
}
