// The curve of a customer's mood: a picture, and the same in words.

import type { Conversation } from "../../drill/conversation";
import { clockTime } from "./wait";

/** Size of the picture in its own units. */
const WIDTH = 600;
const HEIGHT = 120;
const EDGE = 8;

/** The corners of a line that stays at each mood until the next: "x,y x,y". */
export function steps(curve: Conversation["curve"], start: number, end: number): string {
  const x = (at: number): number => EDGE + ((at - start) / Math.max(1, end - start)) * (WIDTH - 2 * EDGE);
  const y = (mood: number): number => HEIGHT - EDGE - (mood / 100) * (HEIGHT - 2 * EDGE);
  const corners = curve.flatMap(({ at, mood }, index) => {
    const before = curve[index - 1];
    return [...(before ? [[x(at), y(before.mood)]] : []), [x(at), y(mood)]];
  });
  const last = curve[curve.length - 1];
  if (last) corners.push([x(end), y(last.mood)]);
  return corners.map((corner) => corner.map((number) => number.toFixed(1)).join(",")).join(" ");
}

/** The curve from the customer's arrival to `end`, milliseconds of drill time. */
export function Curve({ talk, end, name }: { readonly talk: Conversation; readonly end: number; readonly name: string }) {
  const { say } = window.coursewright;
  const { curve } = talk;
  const first = curve[0];
  if (!first) return null;
  const lowest = Math.min(...curve.map(({ mood }) => mood));
  return (
    <figure class="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={say("drill.curve_of", { name })}>
        <line class="curve-middle" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <polyline class="curve-line" points={steps(curve, first.at, end)} />
      </svg>
      <figcaption>
        {say("drill.curve_words", { first: first.mood, lowest, last: talk.mood })}
        {curve.length > 1 && (
          <details>
            <summary>{say("drill.curve_changes")}</summary>
            <ol>
              {curve.slice(1).map(({ at, mood }, index) => (
                <li key={index}>{say("drill.curve_change", { time: clockTime(at), before: curve[index]?.mood ?? mood, after: mood })}</li>
              ))}
            </ol>
          </details>
        )}
      </figcaption>
    </figure>
  );
}
