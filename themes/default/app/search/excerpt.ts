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
function stretches(text: string, words: readonly string[], { fold, readings }: Library, sounds: boolean): [number, number][] {
  const folded = fold(text);
  const origin = places(text, folded);
  const found: [number, number][] = [];
  for (const word of words) {
    const before = found.length;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
    const heard = sounds && found.length === before && isSound(word) ? soundsLike(folded, word, readings) : undefined;
    if (heard) found.push([heard.start, heard.end]);
    if (sounds && found.length === before) found.push(...scattered(folded, word));
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const [start, end] of found) {
    const last = apart[apart.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart.map(([start, end]) => [origin[start] ?? 0, (origin[end - 1] ?? 0) + 1]);
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
