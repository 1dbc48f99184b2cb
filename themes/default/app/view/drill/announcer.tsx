// Tells screen readers, politely and once, what has happened: messages of customers, popups, waits that are too long.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { waitState } from "../../drill/clock";
import type { ChatSession } from "./session";

/** What was told of a conversation. */
interface Told {
  readonly messages: number;
  readonly status: string;
  /** Since when the wait lasts that was told to be too long. */
  readonly late: number | undefined;
}

/** What is to be told of a session that was not told before; `told` is brought up to date. */
export function news(session: ChatSession, told: Map<string, Told>, popups: Set<string>): string[] {
  const { say } = window.coursewright;
  const lines: string[] = [];
  for (const talk of session.talks) {
    const before = told.get(talk.customer) ?? { messages: 0, status: "", late: undefined };
    const name = session.customer(talk.customer)?.name ?? "";
    const asked = talk.messages.filter(({ from }) => from === "customer");
    const fresh = asked.slice(before.messages).map(({ text }) => text);
    if (fresh.length > 0) lines.push(say("drill.tell_message", { name, text: fresh.join(" ") }));
    if (talk.status === "left" && before.status !== "left") lines.push(say("drill.tell_left", { name }));
    const waited = session.waited(talk);
    const isLate = waited !== undefined && waitState(waited, session.drill.script.targets) === "red" && session.mode !== "off";
    if (isLate && before.late === undefined) lines.push(say("drill.tell_late", { name }));
    const late = isLate ? waited : undefined;
    told.set(talk.customer, { messages: asked.length, status: talk.status, late });
  }
  for (const popup of session.popups) {
    if (popups.has(popup.id)) continue;
    popups.add(popup.id);
    lines.push(say("drill.tell_popup", { name: session.customer(popup.customer)?.name ?? "", title: popup.title }));
  }
  return lines;
}

/** The live region. What was there when it appeared is not told: the trainee reads it. */
export function Announcer({ session }: { readonly session: ChatSession }) {
  const told = useRef(new Map<string, Told>());
  const popups = useRef(new Set<string>());
  const [lines, setLines] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const look = (): void => {
      const fresh = news(session, told.current, popups.current);
      if (fresh.length > 0) setLines(fresh);
    };
    // A run that begins tells its first customer; one that goes on does not repeat what is on the page.
    if (session.elapsed > 1000) news(session, told.current, popups.current);
    else look();
    return session.subscribe(look, true);
  }, [session]);
  return (
    <div class="visually-hidden" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
