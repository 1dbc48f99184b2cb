// Responses to questions whose numbers are drawn: what was typed, then the numbers it is about, so that the key can be
// found again without the attempt's seed (rule G16.9).

import type { FormulaKey } from "./key";
import type { Share } from "./mark";
import { normalise } from "./normalise";
import { numeric } from "./numeric";
import { isTexts, type Response } from "./response";
import type { Drawn } from "./variant";

/** What finds the key of drawn numbers; `formula.ts` brings it, on pages that draw some. */
export type DrawnBefore = (key: FormulaKey, values: Readonly<Record<string, string>>) => Drawn["key"] | null;

/** The response "typed, a=240, b=180"; null when nothing was typed. */
export function drawnResponse(typed: Response, values: Readonly<Record<string, string>>): Response {
  if (typeof typed !== "string" || normalise(typed) === "") return null;
  return [typed, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)];
}

/** What was typed. */
export const typedIn = (response: unknown): string => (isTexts(response) ? (response[0] ?? "") : "");

/** The numbers it is about, by name. */
export function valuesIn(response: unknown): Record<string, string> {
  const pairs = isTexts(response) ? response.slice(1) : [];
  return Object.fromEntries(
    pairs.map((text) => {
      const at = text.indexOf("=");
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** All points for the number that follows from the numbers stored with the response. */
export function drawn(key: FormulaKey, response: unknown, drawnBefore: DrawnBefore | undefined): Share {
  const found = drawnBefore?.(key, valuesIn(response));
  return found ? numeric(found.answer, found.tolerance, found.unit, typedIn(response)) : [0, 1];
}
