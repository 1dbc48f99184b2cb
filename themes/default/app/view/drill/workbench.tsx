// The workbench: waiting customers, one conversation, the facts and what is done around it; keys, clock, end.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { openWait } from "../../drill/conversation";
import type { Popup } from "../../drill/shapes";
import { useFocus } from "../use-focus";
import { Announcer } from "./announcer";
import { ClockBar } from "./clock-bar";
import { Talk } from "./conversation";
import { Facts, panelButton } from "./facts";
import { Handling } from "./handling";
import { Queue } from "./queue";
import type { ChatSession } from "./session";
import { useClock } from "./use-clock";
import { useSession } from "./use-session";

/** Milliseconds between two looks at the clock. */
const STEP = 250;

/** What a narrow screen shows at a time. */
const TABS = ["talk", "facts", "handling"] as const;
type Tab = (typeof TABS)[number];

/** Which conversation has messages that were not looked at, as seen while `active` is shown. */
function useFresh(session: ChatSession, active: string): ReadonlySet<string> {
  const seen = useRef(new Map<string, number>());
  const fresh = new Set<string>();
  for (const { customer, messages } of session.talks) {
    const count = messages.filter(({ from }) => from === "customer").length;
    if (customer === active) seen.current.set(customer, count);
    else if (count > (seen.current.get(customer) ?? 0)) fresh.add(customer);
  }
  return fresh;
}

/** The customer who has waited longest, but for `active`. */
function longestWaiting(session: ChatSession, active: string): string | undefined {
  const waiting = session.talks.filter((talk) => session.waited(talk) !== undefined && talk.customer !== active);
  return waiting.sort((a, b) => (openWait(a) ?? 0) - (openWait(b) ?? 0))[0]?.customer;
}

/** The workbench. */
export function Workbench({ session }: { readonly session: ChatSession }) {
  const { say } = window.coursewright;
  useSession(session);
  useClock(session, STEP);
  const place = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState("");
  const [tab, setTab] = useState<Tab>("talk");
  /** Whether the field takes the focus with the conversation: not before the trainee has chosen or begun. */
  const [focused, setFocused] = useState(session.mode !== "paused");
  const focusOn = useFocus();
  const arrived = session.talks.filter((talk) => talk.arrived);
  const talk = arrived.find(({ customer }) => customer === chosen) ?? arrived[0];
  const customer = talk && session.customer(talk.customer);
  const active = customer?.id ?? "";
  const fresh = useFresh(session, active);
  const choose = (id: string | undefined): void => {
    if (id === undefined) return;
    setChosen(id);
    setTab("talk");
    setFocused(true);
    // The field of a conversation that was on already is not made anew.
    if (id === active) place.current?.querySelector<HTMLElement>(".draft textarea")?.focus();
  };
  const showPopup = (popup: Popup): void => {
    if (!session.act({ do: "open", id: popup.id })) return;
    if (arrived.some((one) => one.customer === popup.customer)) setChosen(popup.customer);
    if (popup.panel === undefined) return;
    session.act({ do: "open", id: popup.panel });
    setTab("facts");
    focusOn(panelButton(popup.panel));
  };
  useLayoutEffect(() => place.current?.scrollIntoView({ block: "start" }), []);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const number = /^Digit([1-9])$/.exec(event.code)?.[1];
      const acts: Record<string, () => void> = {
        KeyJ: () => choose(longestWaiting(session, active)),
        KeyP: () => session.pause(session.mode !== "paused"),
        KeyO: () => document.querySelector<HTMLElement>(".popup button")?.click(),
        KeyC: () => document.querySelector<HTMLElement>(".talk-close")?.click(),
        KeyL: () => document.querySelector<HTMLElement>(".panel-button:enabled")?.focus(),
      };
      const act = number ? () => choose(arrived[Number(number) - 1]?.customer) : acts[event.code];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return (
    <div ref={place} class={`workbench shows-${tab} ${session.mode === "paused" ? "is-paused" : ""}`}>
      <ClockBar session={session} />
      <Queue session={session} active={active} fresh={fresh} onChoose={choose} />
      {talk && customer ? (
        <>
          <div class="workbench-tabs" role="group" aria-label={say("drill.tabs")}>
            {TABS.map((one) => (
              <button key={one} type="button" class="workbench-tab" aria-pressed={tab === one} onClick={() => setTab(one)}>
                {say(`drill.tab_${one}`)}
                {one === "handling" && talk.promise === "open" && <span class="tab-due"> {talk.missing.length}</span>}
              </button>
            ))}
          </div>
          <Talk key={customer.id} session={session} talk={talk} customer={customer} focused={focused} onPopup={showPopup} />
          <div class="workbench-side">
            <Facts session={session} customer={customer} />
            <Handling key={customer.id} session={session} talk={talk} customer={customer} />
          </div>
        </>
      ) : (
        <p class="talk workbench-empty">{say("drill.nobody")}</p>
      )}
      <Announcer session={session} />
    </div>
  );
}
