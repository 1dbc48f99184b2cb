// Pairs: match, where each item gets a target from a list of its own, and matrix, a table of rows and columns.

import type { Key } from "../../grade/key";
import { pair } from "../../grade/pairs";
import type { Response } from "../../grade/response";
import { Slot } from "../slot";
import { targetsOf, toggled, verdictOf, withTargets } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { nodesOf, wordsOf } from "./pieces";

/** The two sides of a pair: what each is called in the page, its ids, and what belongs together. */
interface Sides {
  readonly from: string;
  readonly items: readonly string[];
  readonly to: string;
  readonly targets: readonly string[];
  readonly answer: Readonly<Record<string, string | readonly string[]>>;
}

function sidesOf(key: Key): Sides {
  if (key.kind === "match") return { from: "item", to: "target", ...key };
  if (key.kind === "matrix") return { from: "row", items: key.rows, to: "column", targets: key.columns, answer: key.answer };
  return { from: "", items: [], to: "", targets: [], answer: {} };
}

/** The right targets of an item. */
const rightOf = ({ answer }: Sides, item: string): readonly string[] => [answer[item] ?? []].flat();

function Match({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const { id, key } = asked.question;
  const sides = sidesOf(key);
  return (
    <ul class="piece-list">
      {sides.items.map((item) => {
        const [chosen = ""] = targetsOf(response, item);
        const right = rightOf(sides, item);
        const isRight = right.includes(chosen);
        return (
          <li key={item} class={`piece ${marked ? (isRight ? "is-right" : chosen ? "is-wrong" : "is-missed") : ""}`}>
            <label class="piece-pair">
              <Slot tag="span" class="piece-text" nodes={nodesOf(id, "item", item)} />
              <select
                value={chosen}
                disabled={fixed}
                onChange={({ currentTarget: { value } }) => onAnswer(withTargets(response, item, value ? [value] : []), false)}
              >
                <option value="">{say("quiz.match_choose")}</option>
                {sides.targets.map((target) => (
                  <option key={target} value={target} lang={page.course.language}>
                    {wordsOf(id, "target", target)}
                  </option>
                ))}
              </select>
            </label>
            {marked && (
              <span class="choice-verdict">
                {isRight
                  ? say("quiz.choice_right")
                  : say("quiz.match_wrong", { target: right.map((target) => wordsOf(id, "target", target)).join() })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Matrix({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  const { id, key } = asked.question;
  const sides = sidesOf(key);
  const several = key.kind === "matrix" && key.several === true;
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          {sides.targets.map((column) => (
            <th key={column} scope="col">
              <Slot tag="span" class="piece-text" nodes={nodesOf(id, "column", column)} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sides.items.map((row) => {
          const chosen = targetsOf(response, row);
          return (
            <tr key={row}>
              <th scope="row">
                <Slot tag="span" class="piece-text" nodes={nodesOf(id, "row", row)} />
              </th>
              {sides.targets.map((column) => {
                const isChosen = chosen.includes(column);
                const [mark, text] = marked ? verdictOf(isChosen, rightOf(sides, row).includes(column)) : ["", ""];
                return (
                  <td key={column} class={mark}>
                    <label>
                      <input
                        type={several ? "checkbox" : "radio"}
                        name={`${id} ${row}`}
                        value={pair(row, column)}
                        aria-label={`${wordsOf(id, "row", row)}${say("quiz.list_and")}${wordsOf(id, "column", column)}`}
                        checked={isChosen}
                        disabled={fixed}
                        onChange={({ currentTarget: { checked } }) =>
                          onAnswer(withTargets(response, row, several ? toggled(chosen, column, checked) : [column]), false)
                        }
                      />
                      <span class="matrix-column" aria-hidden="true">
                        {wordsOf(id, "column", column)}
                      </span>
                    </label>
                    {text && <span class="choice-verdict">{say(text)}</span>}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function words({ question: { id, key } }: Asked, response: Response): string {
  const { from, items, to } = sidesOf(key);
  return items
    .flatMap((item) => {
      const targets = targetsOf(response, item).map((target) => wordsOf(id, to, target));
      return targets.length ? `${wordsOf(id, from, item)} → ${targets.join(" + ")}` : [];
    })
    .join(window.coursewright.say("quiz.list_and"));
}

const view: Omit<KindView, "Fields"> = {
  words,
  right: ({ question: { key } }) => {
    const sides = sidesOf(key);
    return sides.items.flatMap((item) => rightOf(sides, item).map((target) => pair(item, target)));
  },
  feedback: ({ question: { key } }) => sidesOf(key).items,
  feedbackTitle: (name, { question: { id, key } }) => wordsOf(id, sidesOf(key).from, name),
};

/** Items to put to targets. */
export const match: KindView = { ...view, Fields: Match };

/** Rows, in each of which one column or several are right. */
export const matrix: KindView = { ...view, Fields: Matrix };
