// The words around what was found, with what was found marked.

import { isChinese, places } from "./fold";
import type { Library } from "./library";
import { isSound, soundsLike } from "./sound";

/** A piece of a text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Characters of context before the first mark, and in all. */
const BEFORE = 24;
const LENGTH = 96;

/** `text` whole, with every place of the words marked; a heading also where it sounds like one of them. */
export function marked(text: string, words: readonly string[], library: Library): Piece[] {
  return cut(text, stretches(text, words, library, true), 0, text.length);
}

/** A part of `text` around the first place of a word, on one line. */
export function excerpt(text: string, words: readonly string[], library: Library): Piece[] {
  const found = stretches(text, words, library, false);
  const first = found[0]?.[0] ?? 0;
  const lineStart = text.lastIndexOf("\n", first) + 1;
  const start = Math.max(lineStart, first - BEFORE);
  const end = Math.min(text.length, start + LENGTH);
  const pieces = cut(text, found, start, end).map((piece) => ({ ...piece, text: piece.text.replace(/\n/g, " · ") }));
  if (start > 0 && pieces.length > 0) pieces.unshift({ text: "…", marked: false });
  if (end < text.length) pieces.push({ text: "…", marked: false });
  return pieces;
}

/** Where the words stand, in order, without overlaps. */
function stretches(text: string, words: readonly string[], { fold, pattern, readings }: Library, sounds: boolean): [number, number][] {
  const found: [number, number][] = [];
  for (const word of words) {
    const before = found.length;
    for (const { index, 0: whole } of text.matchAll(pattern(word))) found.push([index, index + whole.length]);
    if (!sounds || found.length > before) continue;
    const folded = fold(text);
    const origin = places(text, folded);
    const heard = isSound(word) ? soundsLike(folded, word, readings) : undefined;
    for (const [start, end] of heard ? [[heard.start, heard.end] as const] : scattered(folded, word)) {
      found.push([origin[start] ?? 0, (origin[end - 1] ?? 0) + 1]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const [start, end] of found) {
    const last = apart[apart.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** The characters of a Chinese word one by one, where a heading has them with others between. */
function scattered(folded: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  let at = -1;
  for (const character of isChinese(word) && word.length > 2 ? word : "") {
    at = folded.indexOf(character, at + 1);
    if (at < 0) return [];
    found.push([at, at + 1]);
  }
  return found;
}

function cut(text: string, found: readonly (readonly [number, number])[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const push = (to: number, isMarked: boolean): void => {
    const until = Math.min(to, end);
    if (until > at) pieces.push({ text: text.slice(at, until), marked: isMarked });
    at = Math.max(at, until);
  };
  for (const [from, to] of found) {
    if (to <= start || from >= end) continue;
    push(from, false);
    push(to, true);
  }
  push(end, false);
  return pieces;
}
