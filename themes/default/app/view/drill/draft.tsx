// The field in which an answer is written. Behind the text lies the same text, unseen, with avoided and forbidden words
// underlined: nothing is ever written into the field, so that no input method is disturbed.

import type { Ref } from "preact";
import { type Finding, type WordingRules, check } from "../../wording";

/** What the field needs. */
export interface DraftProps {
  readonly field: Ref<HTMLTextAreaElement>;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly label: string;
  readonly placeholder: string;
  readonly describedBy: string;
  /** The id of the list of phrases while it is open, and of its option that is on. */
  readonly list: string | undefined;
  readonly option: string | undefined;
  readonly onInput: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What is underlined. */
const KINDS: readonly string[] = ["forbidden", "avoided", "doubled"];

/** What is to be underlined in a text, in the order in which it stands there. */
export function underlined(text: string, rules: WordingRules): Finding[] {
  return text === "" ? [] : check(text, rules).filter(({ kind }) => KINDS.includes(kind));
}

/** A text with what was found in it marked. */
export function Marked({ text, findings }: Pick<DraftProps, "text" | "findings">) {
  let at = 0;
  return (
    <>
      {findings.map(({ start, end, kind }) => {
        const before = text.slice(at, start);
        at = end;
        return (
          <>
            {before}
            <mark class={`is-${kind}`}>{text.slice(start, end)}</mark>
          </>
        );
      })}
      {text.slice(at)}
    </>
  );
}

/** The field. */
export function Draft(props: DraftProps) {
  return (
    <div class="draft">
      <div class="draft-behind" aria-hidden="true">
        <Marked text={props.text} findings={props.findings} />
        {/* The last line break of a text takes no room without something behind it. */}
        {"\u200b"}
      </div>
      <textarea
        ref={props.field}
        rows={2}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-autocomplete="list"
        aria-controls={props.list}
        aria-activedescendant={props.option}
        placeholder={props.placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="send"
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
      />
    </div>
  );
}

/** What is wrong with the words that are underlined, and what to say instead; with an id it is told as it changes. */
export function Reasons({ id, text, findings, rules }: Pick<DraftProps, "text" | "findings"> & { readonly id?: string; readonly rules: WordingRules }) {
  const { say, page } = window.coursewright;
  return (
    <ul class="reasons" id={id} aria-live={id === undefined ? undefined : "polite"}>
      {findings.map(({ start, end, kind, rule }) => {
        const phrase = kind === "forbidden" ? rules.forbid?.[rule] : kind === "avoided" ? rules.avoid?.[rule] : undefined;
        const words = text.slice(start, end);
        return (
          <li key={`${kind} ${start}`} class={`reason is-${kind}`}>
            <strong>{say(`drill.finding_${kind}`, { words })}</strong>
            <span lang={page.course.language}>
              {phrase?.reason && ` ${phrase.reason}`}
              {phrase?.instead && ` → ${phrase.instead}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
