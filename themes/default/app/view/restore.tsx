// Restoring a backup: the file is read and judged, what it would change is shown, and only then it is merged.

import { useState } from "preact/hooks";
import { changesOf, LARGEST_BACKUP, readBackup, type Backup } from "../progress/backup";
import { settled } from "./settled";

type Step =
  | { readonly kind: "none" }
  | { readonly kind: "said"; readonly words: string; readonly bad: boolean }
  | { readonly kind: "read"; readonly backup: Backup };

/** The file field, what was found in the file, and the button that merges it. */
export function Restore() {
  const { say, journal, language } = window.coursewright;
  const [step, setStep] = useState<Step>({ kind: "none" });
  const said = (words: string, bad = false): void => setStep({ kind: "said", words, bad });
  const { course, profile } = journal.parts;

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return setStep({ kind: "none" });
    // A character takes up to three bytes in UTF-8.
    if (file.size > LARGEST_BACKUP * 3) return said(say("settings.refused_large"), true);
    const content = await file.text().catch(() => "");
    const outcome = readBackup(content, course, profile);
    if ("refused" in outcome) return said(say(`settings.refused_${outcome.refused}`, { title: outcome.title }), true);
    setStep({ kind: "read", backup: outcome.backup });
  };
  const merge = async (backup: Backup): Promise<void> => {
    const count = journal.absorb(backup.records);
    const state = await settled(journal);
    const unsaved = state === "unsaved";
    said(say(unsaved ? "settings.import_unsaved" : "settings.import_done", { count }), unsaved);
  };

  const changes = step.kind === "read" ? changesOf(step.backup.records, journal.ledger) : undefined;
  const nothing = changes && changes.added + changes.newer === 0;
  const date = step.kind === "read" ? new Date(step.backup.exported) : undefined;
  const shown = date && !Number.isNaN(date.getTime()) ? date.toLocaleString(language) : "?";
  return (
    <div class="setting">
      <h3>{say("settings.import")}</h3>
      <p>
        <label>
          {say("settings.import_choose")}{" "}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const field = event.currentTarget;
              void read(field.files?.[0]).then(() => (field.value = ""));
            }}
          />
        </label>
      </p>
      <div role="status">
        {step.kind === "said" && <p class={`notice ${step.bad ? "notice-warning" : ""}`}>{step.words}</p>}
        {changes && (
          <p>{say(nothing ? "settings.import_nothing" : "settings.import_shows", { date: shown, ...changes })}</p>
        )}
      </div>
      {step.kind === "read" && (
        <p class="quiz-actions">
          {!nothing && (
            <button type="button" class="button button-primary" onClick={() => void merge(step.backup)}>
              {say("settings.import_apply")}
            </button>
          )}
          <button type="button" class="button" onClick={() => setStep({ kind: "none" })}>
            {say("settings.import_cancel")}
          </button>
        </p>
      )}
    </div>
  );
}
