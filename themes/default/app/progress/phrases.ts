// A trainee's own quick phrases: kept in the journal with the rest of what they did, so every backup, merge and profile has
// them. Pure but for the writing.

import type { Phrase } from "../drill/phrases";
import type { Journal } from "../journal/journal";
import type { Streams } from "../journal/ledger";
import { fields, text } from "./read";

/** The journal's stream; one item a phrase, its value null once it was deleted. */
export const PHRASES = "phrases";

/** The most characters of a keyword and of a text, as the fields allow them. */
export const MOST = { keyword: 40, say: 300 } as const;

/** A phrase of the trainee's own. */
export interface OwnPhrase {
  readonly id: string;
  /** One or several words, with spaces between. */
  readonly keyword: string;
  readonly say: string;
}

/** The phrases that are kept, by keyword. */
export function ownPhrases(streams: Streams): OwnPhrase[] {
  const kept = [...(streams.get(PHRASES) ?? [])].flatMap(([id, { value }]): OwnPhrase[] => {
    const { keyword, say } = fields(value);
    return text(keyword) && text(say) ? [{ id, keyword: text(keyword), say: text(say) }] : [];
  });
  return kept.sort((a, b) => (a.keyword < b.keyword ? -1 : a.keyword > b.keyword ? 1 : a.id < b.id ? -1 : 1));
}

/** What a keyword is kept as: without the slash and surplus spaces. */
const tidy = (typed: string): string => typed.trim().replace(/^[/／、]+/, "").trim().replace(/\s+/g, " ");

/** Keeps a phrase, a new one or that with this id; returns whether it says anything. */
export function keepPhrase(journal: Journal, typed: Omit<OwnPhrase, "id">, id = newId(journal)): boolean {
  const keyword = tidy(typed.keyword).slice(0, MOST.keyword);
  const say = typed.say.trim().slice(0, MOST.say);
  if (!keyword || !say) return false;
  journal.put(PHRASES, id, { keyword, say });
  return true;
}

/** Deletes a phrase; the record of it stays, so that an older backup does not bring it back. */
export const dropPhrase = (journal: Journal, id: string): void => journal.put(PHRASES, id, null);

/** An id that no other visit of a page gives. */
const newId = ({ parts, seq }: Journal): string => `${parts.tab}-${seq + 1}`;

/** Own phrases as the workbench offers them; `title` says whose they are. */
export const offered = (own: readonly OwnPhrase[], title: string): Phrase[] =>
  own.map(({ keyword, say }) => ({
    keyword,
    title,
    say,
    initials: keyword.split(" ").flatMap((word) => [word, initials(word)]).filter(Boolean).join(" "),
  }));

/** The first characters by their sounds, of the letters below: what the browser sorts from there on begins with that letter. */
const FIRST = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
const LETTERS = "abcdefghjklmnopqrstwxyz";

/** The pinyin initials of a word, where the browser knows how to sort by sound; letters and digits as they are. */
export function initials(word: string): string {
  const sorter = new Intl.Collator("zh-CN-u-co-pinyin");
  if ([...FIRST].some((first, at) => at > 0 && sorter.compare(FIRST[at - 1] ?? "", first) >= 0)) return "";
  return [...word.toLowerCase()]
    .map((character) => {
      if (/[a-z0-9]/.test(character)) return character;
      if (!/[\u4e00-\u9fff]/.test(character)) return "";
      const after = [...FIRST].findIndex((first) => sorter.compare(first, character) > 0);
      return LETTERS[(after < 0 ? LETTERS.length : after) - 1] ?? "";
    })
    .join("");
}
