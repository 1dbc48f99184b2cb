// Items to put in order: each has a button up and a button down, so that no dragging is needed.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Response } from "../../grade/response";
import { Slot } from "../slot";
import { firstOrder, moved, textsOf } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { nodesOf, wordsOf } from "./pieces";

/** The items as a fresh attempt shows them. */
function first({ question: { key }, seed }: Asked): readonly string[] {
  return key.kind === "order" ? firstOrder(key.items, key.answer, seed) : [];
}

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  const { id, key } = asked.question;
  const placed = textsOf(response);
  const items = placed.length ? placed : first(asked);
  const right = key.kind === "order" ? key.answer : [];
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** The item that was moved and the step: focus stays with it. */
  const last = useRef<readonly [item: string, step: number] | undefined>(undefined);
  useLayoutEffect(() => {
    const [item, step] = last.current ?? [];
    if (item === undefined) return;
    last.current = undefined;
    const buttons = [...(list.current?.children[items.indexOf(item)]?.querySelectorAll("button") ?? [])];
    (buttons.find(({ value }) => value === String(step)) ?? buttons[0])?.focus();
  }, [items.join()]);
  const move = (item: string, step: number): void => {
    const to = items.indexOf(item) + step;
    last.current = [item, step];
    setSaid(say("quiz.order_moved", { item: wordsOf(id, "item", item), number: to + 1, count: items.length }));
    onAnswer(moved(items, to - step, to), false);
  };
  return (
    <>
      <ol class="piece-list" ref={list}>
        {items.map((item, place) => {
          const verdict = marked ? (right[place] === item ? "is-right" : "is-wrong") : "";
          return (
            <li key={item} class={`piece ${verdict}`}>
              <span class="piece-number" aria-hidden="true">
                {place + 1}
              </span>
              <Slot class="piece-text" nodes={nodesOf(id, "item", item)} />
              {verdict && (
                <span class="choice-verdict">
                  {verdict === "is-right"
                    ? say("quiz.choice_right")
                    : say("quiz.order_wrong", { number: right.indexOf(item) + 1 })}
                </span>
              )}
              {!fixed && (
                <span class="piece-moves">
                  {[-1, 1].map(
                    (step) =>
                      items[place + step] !== undefined && (
                        <button
                          key={step}
                          type="button"
                          class="button piece-move"
                          value={step}
                          aria-label={say(step < 0 ? "quiz.order_up" : "quiz.order_down", {
                            item: wordsOf(id, "item", item),
                            number: place + step + 1,
                          })}
                          onClick={() => move(item, step)}
                        >
                          {step < 0 ? "↑" : "↓"}
                        </button>
                      ),
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

function words({ question: { id } }: Asked, response: Response): string {
  return textsOf(response)
    .map((item) => wordsOf(id, "item", item))
    .join(" → ");
}

/** Orders; checking takes the order that is shown. */
export const order: KindView = {
  Fields,
  words,
  shown: first,
  right: ({ question: { key } }) => (key.kind === "order" ? key.answer : null),
  feedback: (_, response) => textsOf(response),
  feedbackTitle: (name, { question: { id } }) => wordsOf(id, "item", name),
};
