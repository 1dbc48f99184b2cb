// Pairs: match, where each item gets a target from a list of its own, and matrix, a table of rows and columns.

import type { Key } from "../../grade/key";
import { pair } from "../../grade/pairs";
import type { Response } from "../../grade/response";
import { Slot } from "../slot";
import { targetsOf, toggled, verdictOf, withTargets } from "./arrange";
import type { Asked, FieldsProps, KindView } from "./kind";
import { nodesOf, piecesOf, type Side, wordsOf } from "./pieces";

/** The two sides of a pair: what each is called in the page, its ids, and what belongs together. */
interface Sides {
  readonly from: Side;
  readonly items: readonly string[];
  readonly to: Side;
  readonly targets: readonly string[];
  readonly answer: Readonly<Record<string, string | readonly string[]>>;
}

function sidesOf(key: Key): Sides {
  if (key.kind === "matrix") return { from: "row", items: key.rows, to: "column", targets: key.columns, answer: key.answer };
  const { items, targets, answer } = key.kind === "match" ? key : { items: [], targets: [], answer: {} };
  return { from: "item", items, to: "target", targets, answer };
}

/** The right targets of an item. */
const rightOf = ({ answer }: Sides, item: string): readonly string[] => [answer[item] ?? []].flat();

/** Whether an item has its right targets and no others. */
function isRight(sides: Sides, item: string, response: Response): boolean {
  return [...rightOf(sides, item)].sort().join() === targetsOf(response, item).sort().join();
}

/** Targets in full above the items: those that a list to choose from cannot show, such as a picture, by their ids. */
function Targets({ asked: { question, parts } }: Pick<FieldsProps, "asked">) {
  const { targets } = sidesOf(question.key);
  if (targets.every((target) => piecesOf(parts).named.get(`target ${target}`)?.text)) return null;
  return (
    <ul class="piece-list piece-targets">
      {targets.map((target) => (
        <li key={target} class="piece">
          <span class="piece-number">{target}</span>
          <Slot class="piece-text" nodes={nodesOf(parts, "target", target)} />
        </li>
      ))}
    </ul>
  );
}

function Match({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say, page } = window.coursewright;
  const { parts, question } = asked;
  const sides = sidesOf(question.key);
  const name = (target: string): string => wordsOf(parts, "target", target);
  return (
    <>
      <Targets asked={asked} />
      <ul class="piece-list">
        {sides.items.map((item) => {
          const [chosen = ""] = targetsOf(response, item);
          const right = isRight(sides, item, response);
          return (
            <li key={item} class={`piece is-pair ${marked ? (right ? "is-right" : "is-wrong") : chosen && "is-chosen"}`}>
              <label class="piece-pair">
                <Slot tag="span" class="piece-text" nodes={nodesOf(parts, "item", item)} />
                <select
                  value={chosen}
                  disabled={fixed}
                  onChange={({ currentTarget: { value } }) => onAnswer(withTargets(response, item, value ? [value] : []), false)}
                >
                  <option value="">{say(fixed ? "quiz.no_answer" : "quiz.match_choose")}</option>
                  {sides.targets.map((target) => (
                    <option key={target} value={target} lang={page.course.language}>
                      {name(target)}
                    </option>
                  ))}
                </select>
              </label>
              {marked && (
                <span class="choice-verdict">
                  {right
                    ? say("quiz.choice_right")
                    : say("quiz.match_wrong", { target: rightOf(sides, item).map(name).join(say("quiz.list_and")) })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Matrix({ asked, response, marked, fixed, onAnswer }: FieldsProps) {
  const { say } = window.coursewright;
  const { parts, question } = asked;
  const sides = sidesOf(question.key);
  const several = question.key.kind === "matrix" && question.key.several === true;
  return (
    <table class="matrix">
      <thead>
        <tr>
          <td />
          {sides.targets.map((column) => (
            <th key={column} scope="col">
              <Slot tag="span" class="piece-text" nodes={nodesOf(parts, "column", column)} />
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
                <Slot tag="span" class="piece-text" nodes={nodesOf(parts, "row", row)} />
              </th>
              {sides.targets.map((column) => {
                const isChosen = chosen.includes(column);
                const [mark, text] = marked ? verdictOf(isChosen, rightOf(sides, row).includes(column)) : ["", ""];
                return (
                  <td key={column} class={`${mark} ${isChosen ? "is-chosen" : ""}`}>
                    <label>
                      <input
                        type={several ? "checkbox" : "radio"}
                        name={`${question.id} ${row}`}
                        value={pair(row, column)}
                        aria-label={`${wordsOf(parts, "row", row)}${say("quiz.list_and")}${wordsOf(parts, "column", column)}`}
                        checked={isChosen}
                        disabled={fixed}
                        onChange={({ currentTarget: { checked } }) =>
                          onAnswer(withTargets(response, row, several ? toggled(chosen, column, checked) : [column]), false)
                        }
                      />
                      <span class="matrix-column" aria-hidden="true">
                        {wordsOf(parts, "column", column)}
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

function words({ question: { key }, parts }: Asked, response: Response): string {
  const { say } = window.coursewright;
  const { from, items, to } = sidesOf(key);
  return items
    .flatMap((item) => {
      const targets = targetsOf(response, item).map((target) => wordsOf(parts, to, target));
      return targets.length ? `${wordsOf(parts, from, item)} → ${targets.join(say("quiz.list_and"))}` : [];
    })
    .join(say("quiz.pair_and"));
}

const view: Omit<KindView, "Fields"> = {
  words,
  inPlace: true,
  right: ({ question: { key } }) => {
    const sides = sidesOf(key);
    return sides.items.flatMap((item) => rightOf(sides, item).map((target) => pair(item, target)));
  },
  feedback: ({ question: { key } }, response) => {
    const sides = sidesOf(key);
    return sides.items.filter((item) => !isRight(sides, item, response));
  },
  feedbackTitle: (name, { question: { key }, parts }) => wordsOf(parts, sidesOf(key).from, name),
};

/** Items to put to targets. */
export const match: KindView = { ...view, hint: "quiz.match_first", Fields: Match };

/** Rows, in each of which one column or several are right. */
export const matrix: KindView = { ...view, Fields: Matrix };
