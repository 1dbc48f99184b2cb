// Interface texts: looked up by key, with the `{name}` places filled in.

import type { Texts } from "./data";

/** Gives the text of a key, filled in. A key without a text gives itself, so that a gap is seen and nothing breaks. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Fills `{name}` places; one without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });
}

/** Texts looked up in what `current` gives at that moment, so that a change of language holds at once. */
export function speaker(current: () => Texts): Say {
  return (key, values) => {
    const template = current()[key] ?? key;
    return values ? fill(template, values) : template;
  };
}
