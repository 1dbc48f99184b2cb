// A text of one's own, in one field or in several: what is to be said of it is told while it is written, and once it is
// checked a model answer and points to compare it with. What is ticked there is the trainee's own judgement: stored
// with the attempt and counted nowhere (G14.3).

import { useEffect, useMemo, useState } from "preact/hooks";
import { isTexts, type Response } from "../../grade/response";
import type { write as gradeText } from "../../grade/write";
import { attemptStream } from "../../progress/attempt";
import type { check, Finding, fold, WordingRules } from "../../wording";
import { Slot } from "../slot";
import { Behind, underlined, within } from "../underline";
import type { FieldsProps, KindView } from "./kind";
import { piecesOf } from "./pieces";

/** What write.js gives to the scripts of quizzes: the checker, and the grader that uses it. */
export interface Wording {
  readonly check: typeof check;
  readonly fold: typeof fold;
  readonly write: typeof gradeText;
}

/** Milliseconds without typing after which the findings follow, so that a screen reader is not told every letter. */
const PAUSE = 400;

/** A finding in words: what was found, why, and what to say instead. */
function told({ kind, rule, start, end }: Finding, text: string, rules: WordingRules): string {
  const { say } = window.coursewright;
  const { reason, instead } = (kind === "forbidden" ? rules.forbid : kind === "avoided" ? rules.avoid : [])?.[rule] ?? {};
  const { least = 0, most = 0 } = rules.length ?? {};
  const longest = rules.sentence?.longest ?? 0;
  const phrase = kind === "polite" ? (rules.polite?.[rule] ?? "") : text.slice(start, end);
  const point = rules.require?.[rule]?.message ?? "";
  return [
    say(`quiz.write_${kind}`, { phrase, point, least, most, longest }),
    reason,
    instead && say("quiz.write_instead", { instead }),
  ]
    .filter(Boolean)
    .join(say("quiz.sentence_end"));
}

/** The text once typing pauses, and never in the middle of a composition: half a word of an input method is no text. */
function useSettled(text: string, composing: boolean): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, composing]);
  return settled;
}

/** What is to be said of a text that says anything. */
function findingsOf(text: string, rules: WordingRules): Finding[] {
  const { wording } = window.coursewright;
  return wording?.fold(text).length ? wording.check(text, rules) : [];
}

/** What the checker says of a text. */
function Findings({ text, rules, live }: { readonly text: string; readonly rules: WordingRules; readonly live: boolean }) {
  const { say } = window.coursewright;
  const findings = useMemo(() => findingsOf(text, rules), [text, rules]);
  const clean = text.trim() !== "" && findings.every(({ kind }) => kind === "polite");
  return (
    <ul class="findings" aria-live={live ? "polite" : undefined}>
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.rule} ${finding.start}`} class={`finding finding-${finding.kind}`}>
          {told(finding, text, rules)}
        </li>
      ))}
      {clean && <li class="finding finding-polite">{say("quiz.write_clean")}</li>}
    </ul>
  );
}

/** The item of an attempt with the points of a rubric that the trainee ticked, each in its words. */
const rubricOf = (question: string): string => `@rubric:${question}`;

/** What one compares the text with, once it is written. */
function Comparison({ asked: { question, parts, attempt } }: Pick<FieldsProps, "asked">) {
  const { say, journal } = window.coursewright;
  const { model, rubric } = piecesOf(parts);
  const [stream, item] = [attemptStream(attempt), rubricOf(question.id)];
  const stored = journal.get(stream, item);
  const ticked = isTexts(stored) ? stored : [];
  const tick = (words: string, on: boolean): void => {
    journal.put(stream, item, [...ticked.filter((other) => other !== words), ...(on ? [words] : [])]);
  };
  return (
    <>
      {rubric.length > 0 && (
        <fieldset class="rubric-points">
          <legend>{say("quiz.rubric")}</legend>
          {rubric.map((point) => {
            const words = point.map(({ textContent }) => textContent).join("");
            return (
              <label key={words} class="rubric-point">
                <input
                  type="checkbox"
                  checked={ticked.includes(words)}
                  onChange={(event) => tick(words, event.currentTarget.checked)}
                />
                <Slot tag="span" class="piece-text" nodes={point} />
              </label>
            );
          })}
        </fieldset>
      )}
      {model.length > 0 && (
        <>
          <h4>{say("quiz.model")}</h4>
          <Slot class="model" nodes={model} />
        </>
      )}
    </>
  );
}

/** What stands in the fields of a response, one text a field; of a text in one field, that text. */
function written(response: Response, fields: readonly string[]): string[] {
  if (fields.length === 0) return [typeof response === "string" ? response : ""];
  return fields.map((_, place) => (isTexts(response) ? (response[place] ?? "") : ""));
}

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page, wording } = window.coursewright;
  const { key } = asked.question;
  const titles = (key.kind === "write" && key.fields) || [];
  const parts = written(response, titles);
  const text = parts.join("\n");
  const [composing, setComposing] = useState(false);
  const settled = useSettled(text, composing);
  const rules = key.kind === "write" ? key.rules : undefined;
  const marks = useMemo(() => (rules ? underlined(findingsOf(text, rules)) : []), [text, rules]);
  if (key.kind !== "write") return null;
  const most = key.rules.length?.most;
  // The fields are one text to the checker, with a line break between two.
  const startOf = (field: number): number => parts.slice(0, field).reduce((start, part) => start + part.length + 1, 0);
  return (
    <div class="written">
      {parts.map((part, place) => (
        <label key={place}>
          <span class="field-label">{titles[place] ?? say("quiz.write_field")}</span>
          <span class="draft">
            <Behind text={part} findings={within(marks, startOf(place), part.length)} />
            <textarea
              rows={titles.length > 0 ? 3 : 5}
              lang={page.course.language}
              value={part}
              readOnly={fixed}
              onCompositionStart={() => setComposing(true)}
              onCompositionEnd={() => setComposing(false)}
              onInput={(event) => {
                const { value } = event.currentTarget;
                const all = parts.map((other, at) => (at === place ? value : other));
                onAnswer(titles.length > 0 ? (all.some(Boolean) ? all : null) : value || null, true);
              }}
            />
          </span>
        </label>
      ))}
      <p class="field-label">
        {say("quiz.write_count", { count: wording?.fold(text).length ?? text.length })}
        {most !== undefined && ` / ${most}`}
      </p>
      <Findings text={fixed ? text : settled} rules={key.rules} live={!fixed} />
      {marked && <Comparison asked={asked} />}
    </div>
  );
}

/** Texts of one's own. Nothing in them is right or wrong, so no right answer is told. */
export const write: KindView = {
  Fields,
  words: (_, response) => (isTexts(response) ? response.join(" / ") : typeof response === "string" ? response : "").trim(),
  right: () => null,
  hint: "quiz.fill_first",
  inPlace: true,
  feedback: () => [],
  feedbackTitle: (name) => name,
};
