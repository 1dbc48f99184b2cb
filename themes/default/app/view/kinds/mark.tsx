// Places to mark in a text: every place is a button that is pressed or not; the words between are only read.

import type { Response } from "../../grade/response";
import { textsOf, toggled, verdictOf } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { piecesOf } from "./pieces";

const rightOf = ({ question: { key } }: Asked): readonly string[] => (key.kind === "mark" ? key.answer : []);

const textOf = ({ question: { id } }: Asked, place: string): string =>
  piecesOf(id)
    .lines.flat()
    .find((fragment) => fragment.id === place)?.text ?? place;

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const now = textsOf(response);
  return (
    <div class="passage">
      {piecesOf(asked.question.id).lines.map((line, number) => (
        <p key={number} class="line" lang={page.course.language}>
          {line.map(({ id, text }) => {
            if (!id) return text;
            const isPressed = now.includes(id);
            const [mark, verdict] = marked ? verdictOf(isPressed, rightOf(asked).includes(id)) : ["", ""];
            return (
              <span key={id} class={`mark ${line.length > 1 ? "" : "is-line"} ${mark}`}>
                <button
                  type="button"
                  value={id}
                  aria-pressed={isPressed}
                  aria-disabled={fixed}
                  onClick={() => {
                    const next = toggled(now, id, !isPressed);
                    if (!fixed) onAnswer(next.length ? next : null, false);
                  }}
                >
                  {text}
                </button>
                {verdict && <span class="choice-verdict">{say(verdict)}</span>}
              </span>
            );
          })}
        </p>
      ))}
    </div>
  );
}

function words(asked: Asked, response: Response): string {
  return textsOf(response)
    .map((place) => textOf(asked, place))
    .join(window.coursewright.say("quiz.list_and"));
}

/** Marks in a text. */
export const mark: KindView = {
  Fields,
  words,
  right: rightOf,
  feedback: (asked, response) => {
    const named = [...textsOf(response), ...rightOf(asked)];
    const { key } = asked.question;
    return key.kind === "mark" ? key.marks.filter((place) => named.includes(place)) : [];
  },
  feedbackTitle: (name, asked) => textOf(asked, name),
};
