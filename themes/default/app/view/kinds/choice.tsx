// Single choice, multiple choice and judgements: native radio buttons and checkboxes inside their labels.

import type { Key } from "../../grade/key";
import type { Response } from "../../grade/response";
import { Slot } from "../slot";
import type { Asked, FieldsProps, KindView } from "./kind";

/** The ids of the choices in a response, whatever kind it is for. */
function chosen(response: Response): readonly string[] {
  if (response === null) return [];
  return typeof response === "object" ? response : [String(response)];
}

const rightResponse = (key: Key): Response =>
  key.kind === "single" || key.kind === "multiple" || key.kind === "true_false" ? key.answer : null;

/** The choices in the author's order, which explanations may speak of. */
function choicesOf(key: Key): readonly string[] {
  return "choices" in key ? key.choices : ["true", "false"];
}

/** What a choice is called: by the name its author gave it, such as B; a judgement by its word. */
function title(id: string): string {
  return id === "true" || id === "false" ? window.coursewright.say(`quiz.${id}`) : id;
}

/** How a choice turned out: class and key of the text that says so. Nothing for one rightly left alone. */
function verdict(isChosen: boolean, isRight: boolean, kind: Key["kind"]): [mark: string, text: string] | undefined {
  if (isRight && !isChosen && kind === "multiple") return ["is-missed", "quiz.choice_missed"];
  if (isRight) return ["is-right", "quiz.choice_right"];
  return isChosen ? ["is-wrong", "quiz.choice_wrong"] : undefined;
}

function Fields({ asked: { question, parts }, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  const { kind } = question.key;
  const now = chosen(response);
  const right = chosen(rightResponse(question.key));
  const choose = (id: string, on: boolean): void => {
    if (kind === "true_false") onAnswer(id === "true", false);
    else if (kind === "single") onAnswer(id, false);
    else onAnswer([...now.filter((one) => one !== id), ...(on ? [id] : [])].sort(), false);
  };
  return (
    <ul class="choices">
      {choicesOf(question.key).map((id) => {
        const isChosen = now.includes(id);
        const [mark, text] = (marked && verdict(isChosen, right.includes(id), kind)) || ["", ""];
        const nodes = kind !== "true_false" && parts.choices.get(id);
        return (
          <li key={id} class={`choice ${isChosen ? "is-chosen" : ""} ${mark}`}>
            <label>
              <input
                type={kind === "multiple" ? "checkbox" : "radio"}
                name={question.id}
                value={id}
                checked={isChosen}
                disabled={fixed}
                onChange={(event) => choose(id, event.currentTarget.checked)}
              />
              {kind !== "true_false" && <span class="choice-letter">{id}</span>}
              {nodes ? (
                <Slot tag="span" class="choice-text" nodes={nodes} />
              ) : (
                <span class="choice-text">{say(`quiz.${id}`)}</span>
              )}
              {text && <span class="choice-verdict">{say(text)}</span>}
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function words(_: Asked, response: Response): string {
  return chosen(response).map(title).sort().join(window.coursewright.say("quiz.list_and"));
}

/** Choices of every kind: what was chosen first, then what would have been right. */
export const choice: KindView = {
  Fields,
  words,
  right: ({ question: { key } }) => rightResponse(key),
  feedback: ({ question: { key } }, response) => {
    const named = [...chosen(response), ...chosen(rightResponse(key))];
    return choicesOf(key).filter((id) => named.includes(id));
  },
  feedbackTitle: title,
};
