// The figures of a run: response times, reply rate, last words, language.

import type { DrillScore } from "../../drill/score";
import type { Script } from "../../drill/shapes";
import { tenths } from "./history";
import { exactTime } from "./wait";

/** The targets that some checkpoint of the script asks for, by the name of its need. */
function targetOf(script: Script, name: string): number | undefined {
  const needs: readonly object[] = script.checkpoints.flatMap(({ need }) => need);
  const values = needs.flatMap((need) => Object.entries(need).filter(([key]) => key === name));
  const numbers = values.map(([, value]) => value).filter((value): value is number => typeof value === "number");
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

/** The table. */
export function Figures({ script, result }: { readonly script: Script; readonly result: DrillScore }) {
  const { say } = window.coursewright;
  const { first, response, language } = result;
  const seconds = (name: string): string => {
    const target = targetOf(script, name);
    return target === undefined ? "" : say("drill.target_seconds", { seconds: target });
  };
  const rate = targetOf(script, "reply_rate");
  const found = Object.entries(language).filter(([, count]) => count > 0);
  const rows: readonly (readonly [name: string, value: string, note: string])[] = [
    ["first", tenths(first.tenths), [first.count > 0 ? say("drill.worst", { time: exactTime(first.worst) }) : "", seconds("first_response")].filter(Boolean).join(" · ")],
    ["mean", tenths(response.tenths), [say("drill.replies", { count: response.count }), seconds("mean_response")].filter(Boolean).join(" · ")],
    ["longest", exactTime(result.longest), [result.open_waits > 0 ? say("drill.open_waits", { count: result.open_waits }) : "", seconds("longest_wait")].filter(Boolean).join(" · ")],
    ["rate", result.rate === null ? "–" : `${result.rate / 100}%`, [say("drill.answered", { count: result.answered, of: result.arrived }), rate === undefined ? "" : say("drill.target_percent", { percent: rate })].filter(Boolean).join(" · ")],
    ["last", say("drill.count_of", { count: result.last_words, of: result.arrived }), ""],
    ["language", found.length === 0 ? say("drill.language_clean") : found.map(([kind, count]) => say(`drill.language_${kind}`, { count })).join(say("drill.list_and")), ""],
  ];
  return (
    <section class="debrief-figures" aria-labelledby="debrief-figures">
      <h3 id="debrief-figures">{say("drill.figures")}</h3>
      <dl>
        {rows.map(([name, value, note]) => (
          <div key={name}>
            <dt>{say(`drill.figure_${name}`)}</dt>
            <dd>
              <span class="figure-value">{value}</span>
              {note && <span class="soft"> {note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
