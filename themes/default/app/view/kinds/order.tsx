// Items to put in order: each has a button up and a button down, and a grip to drag it by, which nobody needs.

import type { TargetedPointerEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { choiceOrder } from "../../grade/draw";
import { Slot } from "../slot";
import { moved, standingOf, textsOf } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { nodesOf, wordsOf } from "./pieces";

const rightOf = ({ question: { key } }: Asked): readonly string[] => (key.kind === "order" ? key.answer : []);

/** The items as an attempt shows them before they are touched (G20.6). */
function firstOrder({ question: { id, key }, attempt }: Asked): readonly string[] {
  return key.kind === "order" ? choiceOrder([...key.items].sort(), id, attempt) : [];
}

/** An item that is dragged, and the order that letting go of it would give. */
interface Held {
  readonly item: string;
  readonly items: readonly string[];
}

/** The place, from 0, of the item dragged to this height: behind all other items whose middle lies above. */
function placeAt(height: number, list: HTMLElement, item: number): number {
  return [...list.children].filter((row, place) => {
    const { top, bottom } = row.getBoundingClientRect();
    return place !== item && (top + bottom) / 2 < height;
  }).length;
}

function Verdict({ asked, item, placed }: { readonly asked: Asked; readonly item: string; readonly placed: readonly string[] }) {
  const { say } = window.coursewright;
  const right = rightOf(asked);
  const standing = standingOf(item, placed, right);
  const text = standing === "right" ? "quiz.choice_right" : `quiz.order_${standing}`;
  return <span class="choice-verdict">{say(text, { number: right.indexOf(item) + 1 })}</span>;
}

function Fields({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  const { parts } = asked;
  const answered = textsOf(response);
  const given = answered.length ? answered : firstOrder(asked);
  const told = marked && answered.length > 0;
  const [held, setHeld] = useState<Held>();
  const items = held?.items ?? given;
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** The item that was moved and the step: focus stays with it. */
  const last = useRef<readonly [item: string, step: number] | undefined>(undefined);
  useLayoutEffect(() => {
    const [item, step] = last.current ?? [];
    if (item === undefined) return;
    last.current = undefined;
    const buttons = [...(list.current?.children[items.indexOf(item)]?.querySelectorAll("button:enabled") ?? [])];
    const same = buttons.find((button) => button.getAttribute("value") === String(step)) ?? buttons[0];
    if (same instanceof HTMLElement) same.focus();
  });
  const tell = (item: string, all: readonly string[]): void =>
    setSaid(say("quiz.order_moved", { item: wordsOf(parts, "item", item), number: all.indexOf(item) + 1, count: all.length }));
  const answer = (item: string, all: readonly string[]): void => {
    tell(item, all);
    onAnswer(all, false);
  };
  const move = (item: string, step: number): void => {
    last.current = [item, step];
    const from = items.indexOf(item);
    answer(item, moved(items, from, from + step));
  };
  const take = (event: TargetedPointerEvent<HTMLElement>, item: string): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    // The list holds the pointer: the items below it change places.
    list.current?.setPointerCapture(event.pointerId);
    setHeld({ item, items });
  };
  const drag = (event: TargetedPointerEvent<HTMLOListElement>): void => {
    if (!held) return;
    const from = held.items.indexOf(held.item);
    const to = placeAt(event.clientY, event.currentTarget, from);
    if (to !== from) setHeld({ item: held.item, items: moved(held.items, from, to) });
  };
  const drop = (): void => {
    if (held && held.items.join() !== given.join()) answer(held.item, held.items);
    setHeld(undefined);
  };
  return (
    <>
      <ol class={`piece-list ${held ? "is-held" : ""}`} ref={list} onPointerMove={drag} onPointerUp={drop} onPointerCancel={() => setHeld(undefined)}>
        {items.map((item, place) => (
          <li
            key={item}
            class={`piece ${told ? `is-${standingOf(item, items, rightOf(asked))}` : ""} ${held?.item === item ? "is-held" : ""}`}
          >
            {!fixed && <span class="piece-grip" aria-hidden="true" onPointerDown={(event) => take(event, item)} />}
            <span class="piece-number" aria-hidden="true">
              {place + 1}
            </span>
            <div class="piece-body">
              <Slot class="piece-text" nodes={nodesOf(parts, "item", item)} />
              {told && <Verdict asked={asked} item={item} placed={items} />}
            </div>
            {!fixed && (
              <span class="piece-moves">
                {[-1, 1].map((step) => (
                  <button
                    key={step}
                    type="button"
                    class="button piece-move"
                    value={step}
                    disabled={items[place + step] === undefined}
                    aria-label={say(step < 0 ? "quiz.order_up" : "quiz.order_down", {
                      item: wordsOf(parts, "item", item),
                      number: place + step + 1,
                    })}
                    onClick={() => move(item, step)}
                  >
                    {step < 0 ? "↑" : "↓"}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
      {!fixed && (
        <p class="piece-keep">
          {answered.length === 0 && (
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                last.current = [items[0] ?? "", 1];
                onAnswer(items, false);
              }}
            >
              {say("quiz.order_keep")}
            </button>
          )}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** Orders. */
export const order: KindView = {
  Fields,
  words: ({ parts }, response) => {
    return textsOf(response)
      .map((item) => wordsOf(parts, "item", item))
      .join(" → ");
  },
  right: rightOf,
  hint: "quiz.order_first",
  feedback: (asked, response) => {
    const placed = textsOf(response);
    return placed.filter((item) => standingOf(item, placed, rightOf(asked)) !== "right");
  },
  feedbackTitle: (name, { parts }) => wordsOf(parts, "item", name),
};
