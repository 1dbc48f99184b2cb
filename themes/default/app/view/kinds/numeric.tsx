// A number, typed as the trainee likes; the grader reads it.

import type { Asked, FieldsProps, KindView } from "./kind";
import type { Response } from "../../grade/response";

const unitOf = ({ question: { key } }: Asked): string => (key.kind === "numeric" ? (key.unit ?? "") : "");

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const unit = unitOf(asked);
  return (
    <p class="field">
      <label>
        <span class="field-label">{say("quiz.field")}</span>{" "}
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          class={marked ? "is-marked" : ""}
          value={typeof response === "string" ? response : ""}
          readOnly={fixed}
          onInput={(event) => onAnswer(event.currentTarget.value, true)}
        />{" "}
        {unit && (
          <span class="unit" lang={page.course.language}>
            {unit}
          </span>
        )}
      </label>
    </p>
  );
}

function words(asked: Asked, response: Response): string {
  const typed = typeof response === "string" ? response.trim() : "";
  const unit = unitOf(asked);
  return typed === "" || typed.endsWith(unit) ? typed : `${typed} ${unit}`;
}

/** Numbers. */
export const numeric: KindView = {
  Fields,
  words,
  right: ({ question: { key } }) => (key.kind === "numeric" ? key.answer : null),
  hint: "quiz.fill_first",
  feedback: () => [],
  feedbackTitle: (name) => name,
};
