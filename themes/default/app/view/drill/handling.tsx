// What is done around a conversation: note, flag, message to the in-sale group, confirmation, invitation.

import { useRef, useState } from "preact/hooks";
import type { Conversation } from "../../drill/conversation";
import type { Customer } from "../../drill/shapes";
import type { ChatSession } from "./session";

/** The colours of a flag. */
const COLOURS = ["none", "red", "yellow", "green", "blue", "purple"] as const;

/** What the handling needs. */
export interface HandlingProps {
  readonly session: ChatSession;
  readonly talk: Conversation;
  readonly customer: Customer;
}

/** The steps of a promise in words, as a list. */
export function stepsInWords(steps: readonly string[]): string {
  const { say } = window.coursewright;
  return steps.map((step) => say(`drill.step_${step}`)).join(say("drill.list_and"));
}

function Texts({ kind, props }: { readonly kind: "note" | "group"; readonly props: HandlingProps }) {
  const { say, page } = window.coursewright;
  const { session, talk, customer } = props;
  const field = useRef<HTMLInputElement>(null);
  const texts = kind === "note" ? talk.notes : talk.groups;
  return (
    <form
      class="handling-texts"
      onSubmit={(event) => {
        event.preventDefault();
        const text = field.current?.value.trim() ?? "";
        if (!field.current || text === "" || !session.act({ do: kind, customer: customer.id, text })) return;
        field.current.value = "";
      }}
    >
      <label for={`drill-${kind}`}>{say(`drill.${kind}`)}</label>
      {texts.length > 0 && (
        <ul lang={page.course.language}>
          {texts.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      <div class="handling-line">
        <input ref={field} id={`drill-${kind}`} type="text" autocomplete="off" placeholder={say(`drill.${kind}_hint`)} />
        <button type="submit" class="button button-small">
          {say(`drill.${kind}_add`)}
        </button>
      </div>
    </form>
  );
}

function Flags({ session, talk, customer }: HandlingProps) {
  const { say } = window.coursewright;
  return (
    <fieldset class="flags">
      <legend>{say("drill.flag")}</legend>
      {COLOURS.map((colour) => (
        <label key={colour} class={`flag flag-${colour}`}>
          <input
            type="radio"
            name={`drill-flag-${customer.id}`}
            checked={talk.flag === colour}
            onChange={() => session.act({ do: "flag", customer: customer.id, colour })}
          />
          <span>{say(`drill.flag_${colour}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The four steps that a promise needs before the conversation may be closed. */
function PromiseSteps({ talk }: { readonly talk: Conversation }) {
  const { say } = window.coursewright;
  if (talk.promise !== "open") return null;
  return (
    <section class="promise" aria-labelledby="drill-promise">
      <h3 id="drill-promise">{say("drill.promise_open")}</h3>
      <ol>
        {(["note", "flag", "group", "confirm"] as const).map((step) => {
          const done = !talk.missing.includes(step);
          return (
            <li key={step} class={done ? "is-done" : ""}>
              {say(done ? "drill.step_done" : "drill.step_due", { step: say(`drill.step_${step}`) })}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Everything that is done around the conversation with one customer. */
export function Handling(props: HandlingProps) {
  const { say } = window.coursewright;
  const { session, talk, customer } = props;
  const [refusal, setRefusal] = useState("");
  const invited = talk.moments.has("invite");
  const isOver = talk.status !== "open";
  const { missing } = talk;
  const confirm = (): void => {
    const before = missing.filter((step) => step !== "confirm");
    if (before.length > 0) return setRefusal(say("drill.confirm_refused", { steps: stepsInWords(before) }));
    if (session.act({ do: "confirm", customer: customer.id })) setRefusal("");
  };
  return (
    <section class="handling" aria-labelledby="drill-handling">
      <h2 id="drill-handling" tabIndex={-1}>
        {say("drill.handling")}
      </h2>
      <fieldset class="handling-fields" disabled={isOver || session.mode === "paused"}>
        <legend class="visually-hidden">{say("drill.handling_of", { name: customer.name })}</legend>
        <PromiseSteps talk={talk} />
        <Texts kind="note" props={props} />
        <Flags {...props} />
        <Texts kind="group" props={props} />
        <p class="handling-actions">
          <button type="button" class="button button-small" onClick={confirm}>
            {say(talk.promise === "kept" ? "drill.confirm_done" : "drill.confirm")}
          </button>
          <button
            type="button"
            class="button button-small"
            onClick={() => session.act({ do: "invite", customer: customer.id })}
          >
            {say(invited ? "drill.invite_done" : "drill.invite")}
          </button>
        </p>
        <p class="refusal" role="alert">
          {refusal}
        </p>
      </fieldset>
    </section>
  );
}
