// The setup before the first customer: a page of settings that is walked through in order, with the clock standing still.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { clean } from "../../drill/log";
import { type Refusal, pressed, progress, refusal } from "../../drill/setup";
import type { SetupStep } from "../../drill/shapes";
import { checksum } from "../../journal/checksum";
import type { DrillRun } from "../../progress/drill";
import { type WordingRules, check } from "../../wording";
import { underlined } from "../underline";
import { useFocus } from "../use-focus";
import { Draft, Reasons } from "./draft";
import { SETUP } from "./page";
import { Saved } from "./saved";
import type { ChatSession } from "./session";
import { useSession } from "./use-session";

/** The id of the button behind the setup, where focus goes. */
const ADMIT = "drill-admit";
const DONE = "drill-setup-done";
const REASONS = "drill-setup-reasons";

/** What is said to something that was pressed out of order. */
export function hintOf({ press, hint }: SetupStep): string {
  return hint ?? window.coursewright.say("setup.early", { press });
}

/** What is said to a text that is not saved. */
function refusalWords(why: Refusal, { length }: WordingRules): string {
  if ("hint" in why) return why.hint;
  return window.coursewright.say(`setup.${why.fault}`, { least: length?.least ?? 0, most: length?.most ?? 0 });
}

/** The text that the last step saves. */
function Field({ session, text, focused, onWrite, onSave }: { readonly session: ChatSession; readonly text: string; readonly focused: boolean; readonly onWrite: (text: string) => void; readonly onSave: () => void }) {
  const { page } = window.coursewright;
  const { setup, language } = session.drill.script;
  const field = useRef<HTMLTextAreaElement>(null);
  const findings = useMemo(() => underlined(check(text, language)), [text]);
  useLayoutEffect(() => {
    if (field.current) field.current.value = text;
    if (focused) field.current?.focus();
  }, []);
  return (
    <div class="setup-field">
      <p class="setup-field-title" lang={page.course.language} aria-hidden="true">
        {setup?.saves?.title}
      </p>
      <Draft
        field={field}
        text={text}
        findings={findings}
        label={setup?.saves?.title ?? ""}
        placeholder=""
        describedBy={REASONS}
        list={undefined}
        option={undefined}
        onInput={onWrite}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          onSave();
        }}
      />
      <Reasons id={REASONS} text={text} findings={findings} rules={language} />
    </div>
  );
}

/** Behind the last step: what was saved, what it does not count for, and on to the customers. */
function Done({ session }: { readonly session: ChatSession }) {
  const { say, page } = window.coursewright;
  const { text } = session.setup;
  useFocus(ADMIT);
  return (
    <div class="setup-done">
      <p id={DONE}>{say("setup.done")}</p>
      {text !== undefined && (
        <>
          <div class="bubble setup-saved" lang={page.course.language}>
            {text}
          </div>
          <p class="notice notice-info">{say("setup.note")}</p>
        </>
      )}
      <p class="quiz-actions">
        <button type="button" id={ADMIT} class="button button-primary" aria-describedby={DONE} onClick={() => session.admit()}>
          {say("setup.admit")}
        </button>
      </p>
    </div>
  );
}

/** The setup. */
export function Setup({ session }: { readonly session: ChatSession }) {
  const { say, page } = window.coursewright;
  useSession(session);
  const [text, setText] = useState("");
  const [told, setTold] = useState({ text: "", isRefused: false });
  const { script } = session.drill;
  const { setup } = script;
  // Every run has an order of its own, and keeps it when it is taken up again.
  const buttons = useMemo(() => {
    const all = [...(setup?.steps ?? []), ...(setup?.besides ?? [])];
    const place = new Map(all.map(({ id }) => [id, checksum(`${session.open}/${id}`)]));
    return all.sort((a, b) => ((place.get(a.id) ?? "") < (place.get(b.id) ?? "") ? -1 : 1));
  }, [session.open]);
  if (!setup) return null;
  const { taken } = session.setup;
  const { steps } = setup;
  const isWriting = setup.saves !== undefined && taken === steps.length - 1;
  const press = (id: string): void => {
    const index = steps.findIndex((step) => step.id === id);
    const step = pressed(script, id);
    if (!step || (index >= 0 && index < taken)) return;
    const isDue = index === taken;
    const why = isDue && isWriting ? refusal(script, text) : undefined;
    session.act({ do: "setup", step: id, ...(isDue && isWriting && { text }) });
    if (!isDue) setTold({ text: hintOf(step), isRefused: true });
    else if (why) setTold({ text: refusalWords(why, script.language), isRefused: true });
    else setTold({ text: say("setup.taken", { press: step.press, count: index + 1, of: steps.length }), isRefused: false });
  };
  return (
    <section class="setup" aria-labelledby={SETUP}>
      <h2 id={SETUP} tabIndex={-1} lang={page.course.language}>
        {setup.title}
      </h2>
      <p class="soft">{say("setup.how")}</p>
      <ol class="setup-way" aria-label={say("setup.way")} lang={page.course.language}>
        {steps.slice(0, taken).map(({ id, press }) => (
          <li key={id}>{press}</li>
        ))}
      </ol>
      {taken === steps.length ? (
        <Done session={session} />
      ) : (
        <>
          {isWriting && <Field session={session} text={text} focused={told.text !== ""} onWrite={setText} onSave={() => press(steps[taken]?.id ?? "")} />}
          <p class={`setup-told ${told.isRefused ? "refusal" : ""}`} role="alert">
            {told.text}
          </p>
          <ul class="setup-page" aria-label={setup.title} lang={page.course.language}>
            {buttons.map(({ id, press: label }) => {
              const isTaken = steps.slice(0, taken).some((step) => step.id === id);
              return (
                <li key={id}>
                  <button type="button" class={`button ${isTaken ? "is-taken" : ""}`} aria-pressed={isTaken} onClick={() => press(id)}>
                    {label}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <Saved />
    </section>
  );
}

/** The setup in the debrief: the way through it, and what was pressed out of order. */
export function SetupReview({ session, run }: { readonly session: ChatSession; readonly run: DrillRun }) {
  const { say, page } = window.coursewright;
  const { script } = session.drill;
  const { setup } = script;
  if (!setup) return null;
  const events = clean(run.log, 0);
  const { slips } = progress(script, events);
  const steps = events.flatMap(({ index, act }) => (slips.includes(index) && act.do === "setup" ? (pressed(script, act.step) ?? []) : []));
  return (
    <section class="debrief-setup" aria-labelledby="debrief-setup">
      <h3 id="debrief-setup" lang={page.course.language}>
        {setup.title}
      </h3>
      <ol class="setup-way" lang={page.course.language}>
        {setup.steps.map(({ id, press }) => (
          <li key={id}>{press}</li>
        ))}
      </ol>
      <p>{slips.length === 0 ? say("setup.straight") : say("setup.slips", { count: slips.length })}</p>
      <ul class="misses soft" lang={page.course.language}>
        {steps.map((step, index) => (
          <li key={index}>
            {step.press}
            {say("drill.colon")}
            {hintOf(step)}
          </li>
        ))}
      </ul>
    </section>
  );
}
