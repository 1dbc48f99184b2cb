// Who studies at this computer: choosing oneself, a profile of one's own, handing over, leaving for good.

import type { TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import { eraseRecords } from "../journal/erase";
import { NOBODY } from "../journal/who";
import { SETTINGS } from "../page/appearance";
import { masked, opens, seal, tidy, traineesIn, type Trainee } from "../progress/trainees";
import { enrol, enter, handOver } from "./handover";

/** A PIN: four digits or more; it may be left out. */
const PIN = /^(\d{4,12})?$/;

function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly secret?: boolean;
  /** What Enter does. */
  readonly onEnter?: () => void;
}) {
  const onInput = (event: TargetedInputEvent<HTMLInputElement>): void => props.onInput(event.currentTarget.value);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "Enter" && !event.isComposing) props.onEnter?.();
  };
  const { value } = props;
  return (
    <label class="setting-field">
      <span>{props.label}</span>
      {props.secret ? (
        <input type="password" inputMode="numeric" autoComplete="off" value={value} onInput={onInput} onKeyDown={onKeyDown} />
      ) : (
        <input type="text" autoComplete="off" value={value} onInput={onInput} onKeyDown={onKeyDown} />
      )}
    </label>
  );
}

/** Hands the browser over and opens a page anew, so that nothing of before stays; or says why not. */
function useHandOver(): [words: string, go: (profile: string) => Promise<void>, say: (words: string) => void] {
  const { say, journal, register } = window.coursewright;
  const [words, setWords] = useState("");
  const go = async (profile: string): Promise<void> => {
    if (!(await handOver(journal, register, profile))) return setWords(say("settings.who_unsaved"));
    if (profile !== NOBODY) return location.replace(document.querySelector<HTMLAnchorElement>(".site-nav-map")?.href ?? "");
    location.hash = "who";
    location.reload();
  };
  return [words, go, setWords];
}

/** One trainee of the list: a button, and the PIN behind it. */
function Choice({ trainee, onGo }: { readonly trainee: Trainee; readonly onGo: (profile: string) => void }) {
  const { say, register } = window.coursewright;
  const [asking, setAsking] = useState(false);
  const [forgot, setForgot] = useState(false);
  const [pin, setPin] = useState("");
  const [number, setNumber] = useState("");
  const [words, setWords] = useState("");
  const choose = (): void => {
    if (opens(trainee, pin)) return onGo(trainee.profile);
    if (asking) setWords(say("settings.who_pin_wrong"));
    setAsking(true);
  };
  const reset = async (): Promise<void> => {
    if (tidy(number) !== (trainee.number || trainee.name)) return setWords(say("settings.who_number_wrong"));
    const done = await enter(register, trainee.profile, { name: trainee.name, number: trainee.number, pin: "" });
    if (done) onGo(trainee.profile);
    else setWords(say("settings.who_unsaved"));
  };
  return (
    <li>
      <button type="button" class="button" aria-expanded={trainee.pin ? asking : undefined} onClick={choose}>
        {trainee.name} {masked(trainee.number)}
      </button>
      {asking && (
        <div class="who-form">
          <Field label={say("settings.who_pin")} value={pin} onInput={setPin} onEnter={choose} secret />
          <p class="quiz-actions">
            <button type="button" class="button button-primary" onClick={choose}>
              {say("settings.who_enter")}
            </button>
            <button type="button" class="button" onClick={() => setForgot(true)}>
              {say("settings.who_pin_forgot")}
            </button>
          </p>
          {forgot && (
            <>
              <Field label={say(trainee.number ? "settings.who_number_whole" : "settings.who_name")} value={number} onInput={setNumber} />
              <p>
                <button type="button" class="button" onClick={() => void reset()}>
                  {say("settings.who_pin_reset")}
                </button>
              </p>
            </>
          )}
        </div>
      )}
      <p role="status">{words}</p>
    </li>
  );
}

/** The form that makes a profile. */
function Enrol({ onGo, onSay }: { readonly onGo: (profile: string) => void; readonly onSay: (words: string) => void }) {
  const { say, journal, register } = window.coursewright;
  const [name, setName] = useState("");
  const [number, setNumber] = useState("");
  const [pin, setPin] = useState("");
  const own = journal.parts.profile === "" ? journal.ledger.all() : [];
  const hasRecords = own.some(({ stream }) => stream.startsWith("attempt/"));
  const [take, setTake] = useState(true);
  const make = async (): Promise<void> => {
    const person = { name: tidy(name), number: tidy(number) };
    if (person.name === "") return onSay(say("settings.who_name_first"));
    if (!PIN.test(pin)) return onSay(say("settings.who_pin_form"));
    const known = traineesIn(register.ledger.streams);
    if (known.some((one) => (person.number ? one.number === person.number : one.name === person.name && !one.number))) {
      return onSay(say("settings.who_known"));
    }
    const kept = take && hasRecords ? own : own.filter(({ stream }) => stream === SETTINGS);
    const profile = await enrol(register, person, pin, kept);
    if (profile === undefined) return onSay(say("settings.who_unsaved"));
    onGo(profile);
  };
  return (
    <div class="who-form">
      <h3>{say("settings.who_new")}</h3>
      <Field label={say("settings.who_name")} value={name} onInput={setName} />
      <Field label={say("settings.who_number")} value={number} onInput={setNumber} />
      <Field label={say("settings.who_pin_optional")} value={pin} onInput={setPin} secret />
      <p class="setting-note">{say("settings.who_pin_note")}</p>
      {hasRecords && (
        <label class="setting-check">
          <input type="checkbox" checked={take} onChange={(event) => setTake(event.currentTarget.checked)} />
          <span>{say("settings.who_take")}</span>
        </label>
      )}
      <p>
        <button type="button" class="button button-primary" onClick={() => void make()}>
          {say("settings.who_make")}
        </button>
      </p>
    </div>
  );
}

/** The trainee who studies now: handing over, and leaving this computer. */
function Current({ trainee, onGo, onSay }: { readonly trainee: Trainee; readonly onGo: (profile: string) => void; readonly onSay: (words: string) => void }) {
  const { say, journal, register } = window.coursewright;
  const [asking, setAsking] = useState(false);
  const [pin, setPin] = useState("");
  const setNewPin = async (): Promise<void> => {
    if (!PIN.test(pin)) return onSay(say("settings.who_pin_form"));
    const { name, number, profile } = trainee;
    const done = await enter(register, profile, { name, number, pin: seal(profile, pin) });
    setPin("");
    onSay(say(!done ? "settings.who_unsaved" : pin ? "settings.who_pin_set" : "settings.who_pin_gone"));
  };
  const leave = async (): Promise<void> => {
    // The records go first: an entry without records harms nobody, records without an entry nobody would find.
    if (!(await eraseRecords(journal))) return onSay(say("settings.reset_failed"));
    if (!(await enter(register, trainee.profile, null))) return onSay(say("settings.who_unsaved"));
    onGo(NOBODY);
  };
  return (
    <>
      <p class="who-now">{say(trainee.number ? "settings.who_now_number" : "settings.who_now", { name: trainee.name, number: trainee.number })}</p>
      <p class="quiz-actions">
        <button type="button" class="button button-primary" onClick={() => onGo(NOBODY)}>
          {say("settings.who_hand_over")}
        </button>
        <button type="button" class="button button-danger" hidden={asking} onClick={() => setAsking(true)}>
          {say("settings.who_leave")}
        </button>
      </p>
      {asking && (
        <section class="notice notice-warning">
          <p>{say("settings.who_leave_note")}</p>
          <p class="quiz-actions">
            <button type="button" class="button button-danger" onClick={() => void leave()}>
              {say("settings.who_leave_now")}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {say("settings.reset_cancel")}
            </button>
          </p>
        </section>
      )}
      <div class="who-form">
        <Field label={say("settings.who_pin_new")} value={pin} onInput={setPin} secret />
        <p class="setting-note">{say("settings.who_pin_note")}</p>
        <p>
          <button type="button" class="button" onClick={() => void setNewPin()}>
            {say("settings.who_pin_change")}
          </button>
        </p>
      </div>
    </>
  );
}

/** Everything about who studies here. */
export function Trainees() {
  const { say, journal, register } = window.coursewright;
  const [words, go, setWords] = useHandOver();
  const { profile } = journal.parts;
  const all = traineesIn(register.ledger.streams);
  const now = all.find((trainee) => trainee.profile === profile);
  const onGo = (next: string): void => void go(next);
  return (
    <section class="settings-who" aria-labelledby="who">
      <h2 id="who" tabIndex={-1}>
        {say(profile === NOBODY ? "settings.who_next" : "settings.who")}
      </h2>
      {now ? (
        <Current trainee={now} onGo={onGo} onSay={setWords} />
      ) : (
        <>
          {profile !== NOBODY && <p>{say("settings.who_note")}</p>}
          {all.length > 0 && (
            <ul class="who-list">
              {all.map((trainee) => (
                <Choice key={trainee.profile} trainee={trainee} onGo={onGo} />
              ))}
            </ul>
          )}
          <Enrol onGo={onGo} onSay={setWords} />
          {profile !== "" && (
            <p>
              <button type="button" class="button" onClick={() => onGo("")}>
                {say("settings.who_without")}
              </button>
            </p>
          )}
        </>
      )}
      {location.protocol === "file:" && <p class="setting-note">{say("settings.who_file")}</p>}
      <p role="status">{words}</p>
    </section>
  );
}
