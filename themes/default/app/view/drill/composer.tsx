// Where an answer is made: buttons of the conversation, the field, quick phrases behind "/", expressions.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Conversation } from "../../drill/conversation";
import { filled, queryOf, type Phrase } from "../../drill/phrases";
import type { Customer } from "../../drill/shapes";
import { check } from "../../wording";
import { underlined } from "../underline";
import { Draft, Reasons } from "./draft";
import { moved, optionOf, PhraseList } from "./phrase-list";
import type { ChatSession } from "./session";

/** What the composer needs; it is made anew for each customer. */
export interface ComposerProps {
  readonly session: ChatSession;
  readonly talk: Conversation;
  readonly customer: Customer;
  /** Whether the field takes the focus when it appears. */
  readonly focused: boolean;
}

/** How many phrases are offered at once. */
const OFFERED = 20;
const LIST = "drill-phrases";
const REASONS = "drill-reasons";

/** Whether a key belongs to an input method that is putting a word together. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

function Expressions({ session, customer, onSent }: Pick<ComposerProps, "session" | "customer"> & { readonly onSent: () => void }) {
  const { say, page } = window.coursewright;
  return (
    <ul class="expressions" aria-label={say("drill.expressions")}>
      {session.drill.expressions.map(({ id, icon, title }) => (
        <li key={id}>
          <button
            type="button"
            class="expression"
            onClick={() => {
              session.act({ do: "express", customer: customer.id, expression: id });
              onSent();
            }}
          >
            <span aria-hidden="true">{icon}</span>
            <span lang={page.course.language}>{title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The composer. */
export function Composer({ session, talk, customer, focused }: ComposerProps) {
  const { say, page } = window.coursewright;
  const { language } = session.drill.script;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(session.drafts.get(customer.id) ?? "");
  const [on, setOn] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const [picking, setPicking] = useState(false);
  const findings = useMemo(() => underlined(check(text, language)), [text]);
  const query = dismissed ? undefined : queryOf(text);
  const found = useMemo(() => (query === undefined ? [] : session.phrases.find(query)), [query]);
  const phrases = useMemo(() => found.slice(0, OFFERED), [found]);
  const isListed = query !== undefined && session.phrases.count > 0;
  const isPaused = session.mode === "paused";
  const most = language.length?.most ?? Infinity;
  const length = [...text.trim()].length;

  const write = (next: string): void => {
    session.drafts.set(customer.id, next);
    setText(next);
    setOn(0);
    setDismissed(false);
  };
  const put = (next: string): void => {
    if (field.current) field.current.value = next;
    write(next);
    field.current?.focus();
  };
  const textOf = (phrase: Phrase): string => filled(phrase.say, customer.variables, session.drill.variables);
  const send = (): void => {
    const said = (field.current?.value ?? "").trim();
    if (said !== "" && session.act({ do: "say", customer: customer.id, text: said })) put("");
  };
  const choose = (choice: string): void => {
    session.act({ do: "say", customer: customer.id, text: choice, chosen: true });
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const taken = isListed ? phrases[on] : undefined;
    const next = isListed ? moved(event.key, on, phrases.length) : undefined;
    const done = (act: () => void): void => {
      event.preventDefault();
      act();
    };
    if (next !== undefined) done(() => setOn(next));
    else if (taken && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) done(() => put(textOf(taken)));
    else if (event.key === "Escape" && (isListed || picking)) done(() => (setDismissed(true), setPicking(false)));
    else if (event.key === "Enter" && !event.shiftKey) done(send);
  };
  useLayoutEffect(() => {
    if (field.current) field.current.value = text;
    if (focused) field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="composer">
      {talk.choices.length > 0 && (
        <ul class="choice-replies" aria-label={say("drill.choices")} lang={page.course.language}>
          {talk.choices.map((choice) => (
            <li key={choice}>
              <button type="button" class="choice-reply" disabled={isPaused} onClick={() => choose(choice)}>
                {choice}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isListed && <PhraseList id={LIST} phrases={phrases} count={found.length} on={on} text={textOf} onTake={(phrase) => put(textOf(phrase))} />}
      {picking && <Expressions session={session} customer={customer} onSent={() => (setPicking(false), field.current?.focus())} />}
      <Reasons id={REASONS} text={text} findings={findings} rules={language} />
      <div class="composer-line">
        <Draft
          field={field}
          text={text}
          findings={findings}
          label={say("drill.reply_to", { name: customer.name })}
          placeholder={say(session.phrases.count > 0 ? "drill.hint_phrases" : "drill.hint")}
          describedBy={REASONS}
          list={isListed ? LIST : undefined}
          option={isListed && phrases.length > 0 ? optionOf(LIST, on) : undefined}
          onInput={write}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="button button-primary send" disabled={isPaused} onClick={send}>
          {say("drill.send")}
        </button>
      </div>
      <div class="composer-tools">
        {session.phrases.count > 0 && (
          <button type="button" class="tool" onClick={() => put("/")}>
            {say("drill.phrases_open")}
          </button>
        )}
        {session.drill.expressions.length > 0 && (
          <button type="button" class="tool" aria-expanded={picking} disabled={isPaused} onClick={() => setPicking(!picking)}>
            {say("drill.expressions_open")}
          </button>
        )}
        {length > most && <span class="too-long">{say("drill.too_long", { count: length, most })}</span>}
        <span class="composer-keys" aria-hidden="true">
          {say("drill.keys_send")}
        </span>
      </div>
    </div>
  );
}
