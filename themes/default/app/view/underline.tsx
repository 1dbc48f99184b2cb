// What was found in a text, underlined where it stands. Behind a field lies the same text, unseen, with the marks: nothing
// is ever written into the field, so that no input method is disturbed.

import type { Finding } from "../wording";

/** What is underlined. */
const KINDS: readonly string[] = ["forbidden", "avoided", "doubled"];

/** Those of the findings that have a place to be underlined, in the order in which they stand there. */
export const underlined = (findings: readonly Finding[]): Finding[] => findings.filter(({ kind }) => KINDS.includes(kind));

/** Those that lie in the part of a text from `start` on, `length` long, with their places in that part. */
export function within(findings: readonly Finding[], start: number, length: number): Finding[] {
  const place = (at: number): number => Math.min(Math.max(at - start, 0), length);
  return findings
    .map((finding) => ({ ...finding, start: place(finding.start), end: place(finding.end) }))
    .filter((finding) => finding.start < finding.end);
}

/** A text with what was found in it marked. */
export function Marked({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
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

/** What lies behind a field with this text. */
export function Behind({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
  return (
    <span class="draft-behind" aria-hidden="true">
      <Marked text={text} findings={findings} />
      {/* The last line break of a text takes no room without something behind it. */}
      {"\u200b"}
    </span>
  );
}
