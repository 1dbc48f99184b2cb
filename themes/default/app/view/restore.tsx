// Restoring a backup, from a file, from a copied text or from the address of a QR code: it is read and judged, what it
// would change is shown, and only then it is merged.

import { useEffect, useState } from "preact/hooks";
import { changesOf, LARGEST_BACKUP, readBackup, type Backup } from "../progress/backup";
import { canUnpack, isCode, readCode } from "../progress/code";
import { HASH } from "./move";
import { settled } from "./settled";

type Step =
  | { readonly kind: "none" }
  | { readonly kind: "said"; readonly words: string; readonly bad: boolean }
  | { readonly kind: "read"; readonly backup: Backup };

/** The code in the address of this page, where a QR code led here; it is taken out of the address. */
function codeOfAddress(): string | undefined {
  if (!location.hash.startsWith(HASH)) return undefined;
  const code = location.hash.slice(HASH.length);
  history.replaceState(null, "", location.pathname + location.search);
  return code;
}

/** The file field, the field for a copied text, what was found there, and the button that merges it. */
export function Restore() {
  const { say, journal, language } = window.coursewright;
  const [step, setStep] = useState<Step>({ kind: "none" });
  const [typed, setTyped] = useState("");
  const said = (words: string, bad = false): void => setStep({ kind: "said", words, bad });
  const { course, profile } = journal.parts;

  const judge = (content: string): void => {
    const outcome = readBackup(content, course, profile, window.coursewright.person);
    if ("refused" in outcome) return said(say(`settings.refused_${outcome.refused}`, { title: outcome.title }), true);
    setStep({ kind: "read", backup: outcome.backup });
  };
  const readFile = async (file: File | undefined): Promise<void> => {
    if (!file) return setStep({ kind: "none" });
    // A character takes up to three bytes in UTF-8.
    if (file.size > LARGEST_BACKUP * 3) return said(say("settings.refused_large"), true);
    await readText(await file.text().catch(() => ""));
  };
  const readText = async (words: string): Promise<void> => {
    if (!isCode(words)) return judge(words);
    if (!canUnpack(words)) return said(say("settings.refused_packed"), true);
    const content = await readCode(words);
    if (content === undefined) said(say("settings.refused_damaged"), true);
    else judge(content);
  };
  const merge = async (backup: Backup): Promise<void> => {
    const count = journal.absorb(backup.records);
    const state = await settled(journal);
    const unsaved = state === "unsaved";
    setTyped("");
    said(say(unsaved ? "settings.import_unsaved" : "settings.import_done", { count }), unsaved);
  };
  useEffect(() => {
    const code = codeOfAddress();
    if (code !== undefined) void readText(code);
  }, []);

  const changes = step.kind === "read" ? changesOf(step.backup.records, journal.ledger) : undefined;
  const nothing = changes && changes.added + changes.newer === 0;
  const date = step.kind === "read" ? new Date(step.backup.exported) : undefined;
  const shown = date && !Number.isNaN(date.getTime()) ? date.toLocaleString(language) : "?";
  const name = step.kind === "read" ? step.backup.trainee?.name : undefined;
  return (
    <div class="setting">
      <h3>{say("settings.import")}</h3>
      <p>
        <label>
          {say("settings.import_choose")}{" "}
          <input
            type="file"
            accept=".json,.txt,application/json,text/plain"
            onChange={(event) => {
              const field = event.currentTarget;
              void readFile(field.files?.[0]).then(() => (field.value = ""));
            }}
          />
        </label>
      </p>
      <div class="setting-text">
        <label>
          {say("settings.import_paste")}
          <textarea rows={3} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <button type="button" class="button" disabled={typed.trim() === ""} onClick={() => void readText(typed)}>
          {say("settings.import_read")}
        </button>
      </div>
      <div role="status">
        {step.kind === "said" && <p class={`notice ${step.bad ? "notice-warning" : ""}`}>{step.words}</p>}
        {name && <p>{say("settings.import_of", { name })}</p>}
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
