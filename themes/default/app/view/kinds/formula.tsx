// A number that depends on numbers drawn for the attempt. They go into their places in the prompt and the explanation,
// and are stored with the answer.

import { useLayoutEffect } from "preact/hooks";
import { drawnResponse, typedIn, valuesIn } from "../../grade/drawn";
import type { Drawn } from "../../grade/variant";
import type { Asked, FieldsProps, KindView } from "./kind";
import { numeric } from "./numeric";
import { piecesOf } from "./pieces";

/** The numbers of the attempt, always the same for it. */
function drawnFor({ question: { key }, seed }: Asked): Drawn | null {
  return (key.kind === "formula" && window.coursewrightFormulas?.draw(key, seed)) || null;
}

/** The question with its numbers drawn. */
function asNumeric(asked: Asked): Asked {
  const drawn = drawnFor(asked);
  return drawn ? { ...asked, question: { ...asked.question, key: drawn.key } } : asked;
}

function Fields(props: FieldsProps) {
  const { asked, response, onAnswer } = props;
  const drawn = drawnFor(asked);
  const values: Readonly<Record<string, string>> = { ...drawn?.values, ...valuesIn(response) };
  useLayoutEffect(() => {
    const all: Readonly<Record<string, string>> = { answer: drawn?.key.answer ?? "", ...values };
    for (const place of piecesOf(asked.question.id).variables) {
      place.textContent = all[place.dataset["variable"] ?? ""] ?? place.textContent;
    }
  });
  return (
    <numeric.Fields
      {...props}
      asked={asNumeric(asked)}
      response={typedIn(response)}
      onAnswer={(typed, typing) => onAnswer(drawnResponse(typed, values), typing)}
    />
  );
}

/** Numbers drawn for the attempt. */
export const formula: KindView = {
  ...numeric,
  Fields,
  words: (asked, response) => numeric.words(asNumeric(asked), typedIn(response) || null),
  right: (asked) => numeric.right(asNumeric(asked)),
};
