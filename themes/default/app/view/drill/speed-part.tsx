// One thing that is asked of an item: a quick phrase found with "/", one option, or several.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { queryOf } from "../../drill/phrases";
import { entry } from "../../drill/shapes";
import type { SpeedItem, SpeedPart as Part } from "../../drill/speed";
import { moved, optionOf, PhraseList } from "./phrase-list";
import type { SpeedSession } from "./speed-session";

/** How many phrases are offered at once. */
const OFFERED = 12;

/** What a part needs. */
export interface SpeedPartProps {
  readonly session: SpeedSession;
  readonly part: Part;
  readonly item: SpeedItem;
  readonly chosen: readonly string[];
  /** Whether the keys 1 to 9 choose. */
  readonly keys: boolean;
  readonly onChoose: (chosen: readonly string[]) => void;
}

function PhrasePart({ session, part, chosen, onChoose }: SpeedPartProps) {
  const { say } = window.coursewright;
  const [text, setText] = useState("");
  const [on, setOn] = useState(0);
  const query = queryOf(text) ?? text;
  const found = useMemo(() => (query.trim() === "" ? [] : session.phrases.find(query)), [query]);
  const phrases = useMemo(() => found.slice(0, OFFERED), [found]);
  const list = `speed-${part.id}`;
  const title = session.drill.phrases.find(({ id }) => id === chosen[0]);
  const take = (id: string | undefined): void => {
    if (id !== undefined) onChoose([id]);
  };
  return (
    <div class="speed-part">
      <label for={`${list}-field`}>{part.title}</label>
      <input
        type="text"
        id={`${list}-field`}
        autocomplete="off"
        spellcheck={false}
        placeholder={say("drill.hint_search")}
        aria-autocomplete="list"
        aria-controls={phrases.length > 0 ? list : undefined}
        aria-activedescendant={phrases.length > 0 ? optionOf(list, on) : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOn(0);
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          const next = moved(event.key, on, phrases.length);
          if (next === undefined && event.key !== "Enter") return;
          event.preventDefault();
          if (next !== undefined) setOn(next);
          else take(phrases[on]?.id);
        }}
      />
      {title && <p class="speed-chosen">{say("drill.chosen", { title: `/${title.keyword}` })}</p>}
      {query.trim() !== "" && (
        <PhraseList
          id={list}
          phrases={phrases}
          count={found.length}
          on={on}
          text={({ say: words }) => words}
          onTake={(phrase) => take(phrases.find((one) => one === phrase)?.id)}
        />
      )}
    </div>
  );
}

function OptionPart({ part, item, chosen, keys, onChoose }: SpeedPartProps) {
  const { page } = window.coursewright;
  const options = entry(item.options, part.id) ?? [];
  const toggled = (option: string): readonly string[] =>
    !part.several ? [option] : chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
  const choose = useRef((_: number): void => undefined);
  choose.current = (number) => {
    const option = options[number - 1];
    if (option !== undefined) onChoose(toggled(option));
  };
  useLayoutEffect(() => {
    if (!keys) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
      event.preventDefault();
      choose.current(Number(event.key));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [keys]);
  return (
    <fieldset class="speed-part">
      <legend lang={page.course.language}>{part.title}</legend>
      <div class="speed-options" lang={page.course.language}>
        {options.map((option, index) => (
          <button
            key={option}
            type="button"
            class="speed-option"
            aria-pressed={chosen.includes(option)}
            aria-keyshortcuts={keys && index < 9 ? String(index + 1) : undefined}
            onClick={() => onChoose(toggled(option))}
          >
            {keys && index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
            {option}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** The part. */
export function SpeedPart(props: SpeedPartProps) {
  return props.part.from === "phrases" ? <PhrasePart {...props} /> : <OptionPart {...props} />;
}
