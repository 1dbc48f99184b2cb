// The oldest browsers that the README promises, and since when each of them knows a feature, by the data of MDN.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompatData, Identifier, SimpleSupportStatement, CompatStatement } from "@mdn/browser-compat-data";
import promised from "../../../themes/default/app/browsers.json";
import { root } from "../harness/folders";

export type { Identifier, CompatStatement };

/** What MDN knows of every feature of the web. */
export const features = JSON.parse(
  readFileSync(join(root, "node_modules", "@mdn", "browser-compat-data", "data.json"), "utf8"),
) as CompatData;

/** The oldest version that is promised, by MDN's name of the browser. */
const OLDEST: ReadonlyMap<string, number> = new Map(
  Object.entries(promised).map(([name, version]) => [name === "ios" ? "safari_ios" : name, Number(version)]),
);

/** Since which version a browser knows what `statement` tells of; Infinity when it does not, or not by itself. */
function since(statement: SimpleSupportStatement, prefixed: (prefix: string) => boolean): number {
  const { version_added: added, version_removed: removed, flags, alternative_name: other, prefix } = statement;
  if (added === false || added === "preview" || removed !== undefined || flags || other) return Infinity;
  if (prefix && !prefixed(prefix)) return Infinity;
  return Number(added.replace("≤", ""));
}

/**
 * Which of the promised browsers do not know a feature, such as "firefox 119": that knows it since 119 only. Knowing it
 * in part is enough. `prefixed` says whether the feature is also written with a prefix.
 */
export function missing({ support }: CompatStatement, prefixed: (prefix: string) => boolean = () => false): string[] {
  return [...OLDEST].flatMap(([browser, oldest]) => {
    const told = support[browser as keyof typeof support];
    const first = Math.min(Infinity, ...[told ?? []].flat().map((one) => since(one, prefixed)));
    return first <= oldest ? [] : [`${browser} ${first === Infinity ? "never" : first}`];
  });
}

/** Of several features of one name the one that most of the promised browsers know: which of them it is, names do not tell. */
export function kindest(all: readonly CompatStatement[]): string[] {
  const [best = []] = all.map((one) => missing(one)).sort((a, b) => a.length - b.length);
  return best;
}
