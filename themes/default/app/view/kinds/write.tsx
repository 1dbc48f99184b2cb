// A text of one's own: what is to be said of it is told while it is written, and once it is checked a model answer and
// points to compare it with. What is ticked there is the trainee's own judgement: kept and counted nowhere (G14.3).

import { useEffect, useState } from "preact/hooks";
import { check, fold } from "../../wording";
import type { Finding, WordingRules } from "../../wording";
import { Slot } from "../slot";
import type { FieldsProps, KindView } from "./kind";
import { piecesOf } from "./pieces";

/** Milliseconds without typing after which the findings follow, so that a screen reader is not told every letter. */
const PAUSE = 400;

/** A finding in words: what was found, why, and what to say instead. */
function told({ kind, rule, start, end }: Finding, text: string, rules: WordingRules): string {
  const { say } = window.coursewright;
  const { reason, instead } = (kind === "forbidden" ? rules.forbid : kind === "avoided" ? rules.avoid : [])?.[rule] ?? {};
  const { least = 0, most = 0 } = rules.length ?? {};
  const phrase = kind === "polite" ? (rules.polite?.[rule] ?? "") : text.slice(start, end);
  const point = rules.require?.[rule]?.message ?? "";
  return [
    say(`quiz.write_${kind}`, { phrase, point, least, most }),
    reason,
    instead && say("quiz.write_instead", { instead }),
  ]
    .filter(Boolean)
    .join(say("quiz.sentence_end"));
}

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const { id, key } = asked.question;
  const text = typeof response === "string" ? response : "";
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  if (key.kind !== "write") return null;
  const { rules } = key;
  const { model, rubric } = piecesOf(id);
  const findings = fold(settled).length ? check(settled, rules) : [];
  return (
    <div class="written">
      <label>
        <span class="field-label">{say("quiz.write_field")}</span>
        <textarea
          rows={5}
          lang={page.course.language}
          value={text}
          readOnly={fixed}
          onInput={(event) => onAnswer(event.currentTarget.value || null, true)}
        />
      </label>
      <p class="field-label">{say("quiz.write_count", { count: fold(text).length })}</p>
      <ul class="findings" aria-live="polite">
        {findings.map((finding, place) => (
          <li key={place} class={`finding finding-${finding.kind}`}>
            {told(finding, settled, rules)}
          </li>
        ))}
        {findings.every(({ kind }) => kind === "polite") && settled && (
          <li class="finding finding-polite">{say("quiz.write_clean")}</li>
        )}
      </ul>
      {marked && model.length > 0 && (
        <>
          <h4>{say("quiz.model")}</h4>
          <Slot class="model" nodes={model} />
        </>
      )}
      {marked && rubric.length > 0 && (
        <>
          <h4>{say("quiz.rubric")}</h4>
          {rubric.map((point, place) => (
            <label key={place} class="rubric-point">
              <input type="checkbox" />
              <Slot tag="span" class="piece-text" nodes={point} />
            </label>
          ))}
        </>
      )}
    </div>
  );
}

/** Texts of one's own. Their model answer stands below the field, so no right answer is told. */
export const write: KindView = {
  Fields,
  words: (_, response) => (typeof response === "string" ? response.trim() : ""),
  right: () => null,
  feedback: () => [],
  feedbackTitle: (name) => name,
};
