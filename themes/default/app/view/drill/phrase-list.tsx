// The quick phrases that a few characters behind "/" mean, in a list above the field.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Phrase } from "../../drill/phrases";

/** What the list needs. */
export interface PhraseListProps {
  readonly id: string;
  readonly phrases: readonly Phrase[];
  /** How many there are: of many only the first are listed. */
  readonly count: number;
  /** The index of the phrase that Enter takes. */
  readonly on: number;
  /** The text of a phrase as it will be sent. */
  readonly text: (phrase: Phrase) => string;
  readonly onTake: (phrase: Phrase) => void;
}

/** The id of an option of the list `id`. */
export const optionOf = (id: string, index: number): string => `${id}-${index}`;

/** The index after `on` when an arrow key is pressed, around the ends; nothing for any other key. */
export function moved(key: string, on: number, count: number): number | undefined {
  if (count === 0 || (key !== "ArrowDown" && key !== "ArrowUp")) return undefined;
  return (on + (key === "ArrowDown" ? 1 : count - 1)) % count;
}

/** The list. The field keeps the focus and says which option is on; the list takes it only to be scrolled by keys. */
export function PhraseList({ id, phrases, count, on, text, onTake }: PhraseListProps) {
  const { say, page } = window.coursewright;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.children[on]?.scrollIntoView({ block: "nearest" }), [on, phrases]);
  return (
    <div class="phrases">
      <ul ref={list} id={id} role="listbox" tabIndex={0} aria-label={say("drill.phrases")} lang={page.course.language}>
        {phrases.map((phrase, index) => (
          <li
            key={phrase}
            id={optionOf(id, index)}
            role="option"
            aria-selected={index === on}
            class="phrase"
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(phrase)}
          >
            <span class="phrase-keyword">/{phrase.keyword}</span>
            {phrase.title && phrase.title !== phrase.keyword && <span class="phrase-title">{phrase.title}</span>}
            <span class="phrase-text">{text(phrase)}</span>
          </li>
        ))}
      </ul>
      <p class="phrases-count" role="status">
        {phrases.length === 0 ? say("drill.phrases_none") : say("drill.phrases_count", { count })}
      </p>
      {phrases.length > 0 && (
        <p class="phrases-keys" aria-hidden="true">
          {say("drill.phrases_keys")}
        </p>
      )}
    </div>
  );
}
