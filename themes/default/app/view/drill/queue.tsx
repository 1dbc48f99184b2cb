// The customers who have come, each with a clock of its own.

import type { Conversation } from "../../drill/conversation";
import { lastWord } from "../../drill/conversation";
import type { ChatSession } from "./session";
import { WaitBar } from "./wait";

/** What the list needs. */
export interface QueueProps {
  readonly session: ChatSession;
  /** The customer whose conversation is shown. */
  readonly active: string;
  /** Customers with something that has not been looked at. */
  readonly fresh: ReadonlySet<string>;
  readonly onChoose: (customer: string) => void;
}

/** The first character of a name, for the round picture. */
const initial = (name: string): string => [...name][0] ?? "";

function Line({ session, talk, number, props }: { readonly session: ChatSession; readonly talk: Conversation; readonly number: number; readonly props: QueueProps }) {
  const { say, page } = window.coursewright;
  const customer = session.customer(talk.customer);
  if (!customer) return null;
  const isActive = props.active === customer.id;
  const last = lastWord(talk);
  const hasPopup = session.popups.some((popup) => popup.customer === customer.id);
  return (
    <li>
      <button
        type="button"
        class={`queue-line is-${talk.status} ${props.fresh.has(customer.id) ? "is-fresh" : ""}`}
        aria-current={isActive ? "true" : undefined}
        aria-keyshortcuts={number < 10 ? `Alt+${number}` : undefined}
        onClick={() => props.onChoose(customer.id)}
      >
        <span class={`avatar avatar-${(number - 1) % 5}`} aria-hidden="true" lang={page.course.language}>
          {initial(customer.name)}
        </span>
        <span class="queue-name" lang={page.course.language}>
          {customer.name}
          {customer.level && <span class="level">{customer.level}</span>}
        </span>
        {props.fresh.has(customer.id) && <span class="queue-new">{say("drill.new")}</span>}
        {hasPopup && <span class="queue-popup">{say("drill.popup_short")}</span>}
        <span class="queue-last" lang={page.course.language}>
          {last?.text}
        </span>
        <WaitBar session={session} talk={talk} />
        <kbd class="queue-key" aria-hidden="true">
          {number < 10 ? `Alt+${number}` : ""}
        </kbd>
      </button>
    </li>
  );
}

/** The list; a strip on a phone. */
export function Queue(props: QueueProps) {
  const { say } = window.coursewright;
  const { session } = props;
  const arrived = session.talks.filter((talk) => talk.arrived);
  return (
    <nav class="queue" aria-label={say("drill.queue")}>
      <ol>
        {arrived.map((talk, index) => (
          <Line key={talk.customer} session={session} talk={talk} number={index + 1} props={props} />
        ))}
      </ol>
      {arrived.length === 0 && <p class="queue-empty">{say("drill.queue_empty")}</p>}
    </nav>
  );
}
