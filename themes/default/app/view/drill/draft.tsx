// The field in which an answer is written, with avoided and forbidden words underlined, and what is wrong with them.

import type { Ref } from "preact";
import type { Finding, WordingRules } from "../../wording";
import { Behind } from "../underline";

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

/** The field. */
export function Draft(props: DraftProps) {
  return (
    <div class="draft">
      <Behind text={props.text} findings={props.findings} />
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
