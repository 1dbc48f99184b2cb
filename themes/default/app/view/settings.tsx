// The settings page: appearance and language, and the learning records with backup, restore and erasing.

import { downloadBackup } from "../page/backup";
import type { ComponentChildren } from "preact";
import { SETTINGS, textSizeOf, themeOf } from "../page/appearance";
import { attempts } from "../progress/attempt";
import { NOBODY } from "../journal/who";
import { Erase } from "./erase";
import { Move } from "./move";
import { Restore } from "./restore";
import { Trainees } from "./trainees";
import { useJournal } from "./use-journal";

/** Percent: the smallest and the largest text, and one step between. */
const SMALLEST = 80;
const LARGEST = 200;
const STEP = 10;

const set = (item: string, value: unknown): void => window.coursewright.journal.put(SETTINGS, item, value);

function Choices(props: {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly (readonly [value: string, label: ComponentChildren])[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <fieldset class="setting">
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label key={value} class="setting-choice">
          <input
            type="radio"
            name={props.name}
            value={value}
            checked={value === props.chosen}
            onChange={() => props.onChoose(value)}
          />{" "}
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function TextSize() {
  const { say, journal } = window.coursewright;
  const size = textSizeOf(journal);
  const step = (label: string, by: number) => (
    <button
      type="button"
      class="button"
      disabled={size + by < SMALLEST || size + by > LARGEST}
      onClick={() => set("text-size", size + by)}
    >
      {label}
    </button>
  );
  return (
    <fieldset class="setting">
      <legend>{say("settings.text_size")}</legend>
      {step(say("settings.smaller"), -STEP)}
      <span role="status" class="setting-value">
        {say("settings.text_size_value", { percent: size })}
      </span>
      {step(say("settings.larger"), STEP)}
    </fieldset>
  );
}

function Language({ onLanguage }: { readonly onLanguage: () => void }) {
  const { say, page, language } = window.coursewright;
  const options = Object.entries(page.languages ?? {}).map(([tag, name]) => [tag, <span lang={tag}>{name}</span>] as const);
  if (options.length < 2) return null;
  return (
    <Choices
      legend={say("settings.language")}
      name="language"
      options={options}
      chosen={language}
      onChoose={(tag) => {
        set("language", tag);
        onLanguage();
      }}
    />
  );
}

function Records() {
  const { say, journal, page } = window.coursewright;
  const all = journal.ledger.all().filter(({ stream }) => stream !== SETTINGS);
  const aside = journal.asideRows.length + (journal.parts.mirror?.aside.length ?? 0);
  return (
    <section class="settings-records" aria-labelledby="settings-records">
      <h2 id="settings-records">{say("settings.records")}</h2>
      <p>{say("settings.where")}</p>
      {location.protocol === "file:" && <p>{say("settings.where_file")}</p>}
      <p>{say("settings.stored", { attempts: attempts(journal.ledger.streams).length, records: all.length })}</p>
      {aside > 0 && <p>{say("settings.aside", { count: aside })}</p>}
      <p class={`save-state is-${journal.state}`}>
        {say("settings.state", { state: say(`storage.${journal.state}`) })}
      </p>
      <p>
        <button type="button" class="button button-primary" onClick={downloadBackup}>
          {say("settings.export")}
        </button>
      </p>
      <Move />
      <Restore />
      <Erase title={page.course.title} />
    </section>
  );
}

/** Everything on the settings page. `onLanguage` is called after another language was chosen. */
export function Settings({ onLanguage }: { readonly onLanguage: () => void }) {
  const { say, journal } = window.coursewright;
  useJournal();
  // Between two trainees there is nothing to set but who is next.
  if (journal.parts.profile === NOBODY) return <Trainees />;
  const theme = themeOf(journal);
  const themes = ["auto", "light", "dark"].map((name) => [name, say(`settings.theme_${name}`)] as const);
  return (
    <>
      <section class="settings-appearance" aria-labelledby="settings-appearance">
        <h2 id="settings-appearance">{say("settings.appearance")}</h2>
        <TextSize />
        <Choices
          legend={say("settings.theme")}
          name="theme"
          options={themes}
          chosen={theme}
          onChoose={(name) => set("theme", name)}
        />
        <Language onLanguage={onLanguage} />
      </section>
      <Trainees />
      <Records />
    </>
  );
}
