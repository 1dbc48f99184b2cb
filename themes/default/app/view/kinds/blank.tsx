// Gaps in a sentence: an input in place of each gap of the prompt.

import { render } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Response } from "../../grade/response";
import type { Asked, FieldsProps, KindView } from "./kind";

const typed = (response: Response, gap: number): string => (Array.isArray(response) ? (response[gap] ?? "") : "");

const countOf = ({ question: { key }, parts }: Asked): number =>
  key.kind === "blank" ? key.gaps.length : parts.gaps.length;

/** Draws its inputs into the gaps of the prompt, which stands above. */
function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  useLayoutEffect(() => {
    asked.parts.gaps.forEach((place, gap) => {
      const answer = (text: string): void => {
        const all = Array.from({ length: countOf(asked) }, (_, other) =>
          other === gap ? text : typed(response, other),
        );
        onAnswer(all, true);
      };
      render(
        <label class="gap-field">
          <span class="visually-hidden">{say("quiz.gap", { number: gap + 1 })}</span>
          <input
            type="text"
            autoComplete="off"
            enterKeyHint="done"
            autoCapitalize="off"
            spellcheck={false}
            class={marked ? "is-marked" : ""}
            value={typed(response, gap)}
            readOnly={fixed}
            onInput={(event) => answer(event.currentTarget.value)}
          />
        </label>,
        place,
      );
    });
  });
  return null;
}

function words(asked: Asked, response: Response): string {
  const { say } = window.coursewright;
  const blank = (text: string): string => text.trim() || say("quiz.no_answer");
  return Array.from({ length: countOf(asked) }, (_, gap) => blank(typed(response, gap))).join(say("quiz.list_and"));
}

/** Gaps; the author's feedback to every gap is shown. */
export const blank: KindView = {
  Fields,
  words,
  hint: "quiz.fill_first",
  right: ({ question: { key } }) => (key.kind === "blank" ? key.gaps.map((variants) => variants[0] ?? "") : null),
  feedbackTitle: (number) => window.coursewright.say("quiz.gap", { number }),
  feedback: (asked) => Array.from({ length: countOf(asked) }, (_, gap) => String(gap + 1)),
};
