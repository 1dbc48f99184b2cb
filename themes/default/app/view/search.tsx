// The search: a field, and below it the sections that were found.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Say } from "../page/text";
import { excerpt, marked, type Piece } from "../search/excerpt";
import { find, type Found, type Hit } from "../search/find";
import { textOf, type Library } from "../search/library";

/** How many are shown, and how many are laid out at a time: the first can be seen, and the next key is heard, before the others are. */
const SHOWN = 20;
const STEP = 4;
/** Milliseconds without typing after which the number of results is read out. */
const QUIET = 600;

/** What the search works on. */
export interface SearchProperties {
  readonly library: Library;
  /** The same with texts that are not all prepared: names are found sooner without. */
  readonly later: Library | undefined;
  readonly say: Say;
  /** From this page to the root of the site. */
  readonly root: string;
  /** Grows each time it is opened. */
  readonly opened: number;
}

/** The dialog. Arrow keys go from the field to the results and back; Enter in the field opens the first. */
export function SearchDialog({ library: known, later, say, root, opened }: SearchProperties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(STEP);
  const { library, found } = useMemo(() => findIn(query, known, later), [query, known, later]);
  useLayoutEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
    dialog.current?.querySelector("input")?.select();
  }, [opened]);
  useEffect(() => {
    if (limit < SHOWN && found.hits.length > limit) setLimit(Math.min(SHOWN, limit + STEP));
  }, [limit, found]);
  const close = (): void => dialog.current?.close();
  // Escape closes at once; in a field of the type `search` it would only empty the field.
  return (
    <dialog
      ref={dialog}
      class="search"
      aria-label={say("search.title")}
      onClick={(event) => event.target === event.currentTarget && close()}
      onKeyDown={(event) => walk(event, event.currentTarget)}
    >
      <form
        class="search-form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          dialog.current?.querySelector<HTMLElement>(".search-hit a")?.click();
        }}
      >
        <input
          type="text"
          inputMode="search"
          class="search-field"
          aria-label={say("search.title")}
          placeholder={say("search.hint")}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterKeyHint="go"
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setLimit(STEP);
          }}
        />
        <button type="button" class="button button-small" onClick={close}>
          {say("search.close")}
        </button>
      </form>
      <Count query={query} found={found} complete={library.texts !== undefined} say={say} />
      <div class="search-results">
        <ol>
          {found.hits.slice(0, limit).map((hit) => (
            <Result key={`${hit.entry.page.url}#${hit.entry.anchor}`} hit={hit} words={found.words} library={library} root={root} onOpen={close} say={say} />
          ))}
        </ol>
        {limit >= SHOWN && found.hits.length > limit && (
          <button type="button" class="button" onClick={() => setLimit(limit + SHOWN)}>
            {say("search.more", { count: found.hits.length - limit })}
          </button>
        )}
      </div>
      <p class="search-keys" aria-hidden="true">
        {say("search.keys")}
      </p>
    </dialog>
  );
}

/** What is found, and in what: texts that are not all prepared are waited for only when no name is found. */
function findIn(query: string, library: Library, later: Library | undefined): { library: Library; found: Found } {
  const found = find(query, library);
  const wants = later && found.words.length > 0 && found.hits.length === 0;
  return wants ? { library: later, found: find(query, later) } : { library, found };
}

/** Arrow keys move through the field and the results. */
function walk(event: KeyboardEvent, dialog: HTMLElement): void {
  if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>("input, .search-hit a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

interface CountProperties {
  readonly query: string;
  readonly found: Found;
  /** Whether the texts were looked through as well. */
  readonly complete: boolean;
  readonly say: Say;
}

/** Says how many there are, aloud only when the typing has paused. */
function Count({ query, found, complete, say }: CountProperties) {
  const count = found.hits.length;
  const told = [
    ...(count > 0 ? [say(found.near ? "search.near" : "search.count", { count })] : complete ? [say("search.none")] : []),
    ...(complete ? [] : [say("search.names_only")]),
  ];
  const text = query.trim() === "" ? "" : told.join(" · ");
  const [aloud, setAloud] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAloud(text), QUIET);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p class="search-count" aria-hidden="true">
        {text}
      </p>
      <p class="visually-hidden" role="status">
        {aloud}
      </p>
    </>
  );
}

interface ResultProperties {
  readonly hit: Hit;
  readonly words: readonly string[];
  readonly library: Library;
  readonly root: string;
  readonly onOpen: () => void;
  readonly say: Say;
}

function Result({ hit: { entry }, words, library, root, onOpen, say }: ResultProperties) {
  const address = root + entry.page.url + (entry.anchor === "" ? "" : `#${encodeURIComponent(entry.anchor)}`);
  const text = textOf(entry, library);
  const context = text === "" ? [] : excerpt(text, words, library);
  return (
    <li class="search-hit">
      <a href={address} onClick={onOpen}>
        <span class="search-place">
          <span class="search-kind">{say(`search.kind_${entry.page.kind}`)}</span>
          {entry.heading !== "" && <Marked pieces={marked(entry.page.title, words, library)} />}
        </span>
        <span class="search-heading">
          <Marked pieces={marked(entry.heading === "" ? entry.page.title : entry.heading, words, library)} />
          {entry.names !== "" && (
            <span class="search-names">
              {" "}
              <Marked pieces={marked(entry.names.replace(/\n/g, " · "), words, library)} />
            </span>
          )}
        </span>
        <span class="search-context">
          <Marked pieces={context} />
        </span>
      </a>
    </li>
  );
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</>;
}
