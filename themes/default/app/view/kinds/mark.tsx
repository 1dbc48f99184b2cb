// Places to mark in a text: every place is a checkbox whose label it is; the words between are only read.

import { textsOf, toggled, verdictOf } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { piecesOf } from "./pieces";

const rightOf = ({ question: { key } }: Asked): readonly string[] => (key.kind === "mark" ? key.answer : []);

function textOf({ parts }: Asked, place: string): string {
  const found = piecesOf(parts)
    .lines.flat()
    .find(({ id }) => id === place);
  return found?.text ?? place;
}

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const now = textsOf(response);
  const answer = (place: string, on: boolean): void => {
    const next = toggled(now, place, on);
    onAnswer(next.length ? next : null, false);
  };
  return (
    <div class="passage">
      {piecesOf(asked.parts).lines.map((line, number) => (
        <p key={number} class={`line ${line.some(({ id, text }) => !id && text) || line.length > 1 ? "" : "is-whole"}`} lang={page.course.language}>
          {line.map(({ id, text }) => {
            if (!id) return text;
            const isMarked = now.includes(id);
            const [mark, verdict] = marked ? verdictOf(isMarked, rightOf(asked).includes(id)) : ["", ""];
            return (
              <label key={id} class={`mark ${isMarked ? "is-chosen" : ""} ${mark}`}>
                <input
                  type="checkbox"
                  value={id}
                  checked={isMarked}
                  disabled={fixed}
                  onChange={({ currentTarget: { checked } }) => answer(id, checked)}
                />
                <span class="mark-text">{text}</span>
                {verdict && (
                  <span class="choice-verdict" lang={window.coursewright.language}>
                    {say(verdict)}
                  </span>
                )}
              </label>
            );
          })}
        </p>
      ))}
    </div>
  );
}

/** Marks in a text; the author's feedback is shown to what was marked and to what should have been. */
export const mark: KindView = {
  Fields,
  words: (asked, response) => {
    const { say } = window.coursewright;
    return textsOf(response)
      .map((place) => say("quiz.mark_quote", { text: textOf(asked, place) }))
      .join(say("quiz.list_and"));
  },
  right: rightOf,
  hint: "quiz.mark_first",
  inPlace: true,
  feedback: (asked, response) => {
    const named = [...textsOf(response), ...rightOf(asked)];
    const { key } = asked.question;
    return key.kind === "mark" ? key.marks.filter((place) => named.includes(place)) : [];
  },
  feedbackTitle: (name, asked) => textOf(asked, name),
};
