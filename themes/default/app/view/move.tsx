// Taking progress to another device without a file: as a text to copy, and as QR codes that its camera reads.

import { useState } from "preact/hooks";
import { encode } from "uqr";
import { backupOf } from "../page/backup";
import { writeCode } from "../progress/code";
import { carriedPhrases, codes, essence } from "../progress/essence";

/** What the address of the settings page ends with when it brings progress along: this, then a code. It stays in the browser. */
export const HASH = "#move=";

/** Characters in one QR code: 113 modules at most, which a phone reads from a screen. */
const LONGEST_CODE = 900;
/** Modules of quiet around a code, as ISO/IEC 18004 demands. */
const QUIET = 4;

/** A QR code as a picture. */
function Picture({ words, label }: { readonly words: string; readonly label: string }) {
  const { data, size } = encode(words, { ecc: "L", border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg class="move-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Copies what stands in the field, where the browser lets pages do that. Returns whether it did. */
async function copy(field: HTMLTextAreaElement): Promise<boolean> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

type Shown =
  | { readonly kind: "none" }
  | { readonly kind: "text"; readonly code: string }
  | { readonly kind: "pictures"; readonly codes: readonly string[]; readonly left: number };

/** Two buttons, and what they bring up. */
export function Move() {
  const { say, journal } = window.coursewright;
  const [shown, setShown] = useState<Shown>({ kind: "none" });
  const [words, setWords] = useState("");
  const show = (now: Shown): void => {
    setWords("");
    setShown(now);
  };
  const showText = async (): Promise<void> => show({ kind: "text", code: await writeCode(backupOf()) });
  const showPictures = async (): Promise<void> => {
    const here = location.protocol === "file:" ? "" : location.href.replace(/[?#].*/, "") + HASH;
    const { streams } = journal.ledger;
    const { left } = carriedPhrases(streams);
    const all = await codes(essence(streams), LONGEST_CODE - here.length, (records) => writeCode(backupOf(records)));
    show({ kind: "pictures", codes: all.map((code) => here + code), left });
  };
  return (
    <div class="setting">
      <h3>{say("settings.move")}</h3>
      <p>{say("settings.move_note")}</p>
      <p class="quiz-actions">
        <button type="button" class="button" onClick={() => void showText()}>
          {say("settings.move_text")}
        </button>
        <button type="button" class="button" onClick={() => void showPictures()}>
          {say("settings.move_codes")}
        </button>
      </p>
      {shown.kind === "text" && (
        <div class="setting-text">
          <label>
            {say("settings.move_text_label")}
            <textarea id="settings-code" rows={4} readOnly value={shown.code} />
          </label>
          <button
            type="button"
            class="button button-primary"
            onClick={() => {
              const field = document.getElementById("settings-code") as HTMLTextAreaElement;
              void copy(field).then((done) => setWords(say(done ? "settings.copied" : "settings.not_copied")));
            }}
          >
            {say("settings.copy")}
          </button>
        </div>
      )}
      {shown.kind === "pictures" && (
        <div class="move-codes">
          <p>{say(shown.codes.length ? "settings.move_codes_note" : "settings.move_codes_none")}</p>
          {shown.left > 0 && <p class="setting-note">{say("settings.move_codes_left", { count: shown.left })}</p>}
          {shown.codes.map((code, index) => {
            const label = say("settings.move_code", { number: index + 1, count: shown.codes.length });
            return (
              <figure key={code}>
                <Picture words={code} label={label} />
                <figcaption>{label}</figcaption>
              </figure>
            );
          })}
        </div>
      )}
      <p role="status">{words}</p>
    </div>
  );
}
