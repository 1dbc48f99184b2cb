// What style sheets ask of a browser: properties, values, functions, units, selectors, at-rules.

import { features, kindest, missing, type CompatStatement, type Identifier } from "./compat";

/** One piece of a style sheet: a declaration, or what stands before a block. */
interface Piece {
  readonly text: string;
  readonly pieces?: readonly Piece[];
}

/** Cuts a style sheet without comments into its pieces. Nothing inside strings and brackets cuts. */
function pieces(sheet: string): Piece[] {
  const open: { text: string; pieces: Piece[] }[] = [{ text: "", pieces: [] }];
  let text = "";
  const put = (): void => {
    if (text.trim() !== "") open[open.length - 1]?.pieces.push({ text: text.trim() });
    text = "";
  };
  for (const [token] of sheet.matchAll(/"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\)|[{};]|[^{};"'(]+|./gs)) {
    if (token === "{") {
      open.push({ text: text.trim(), pieces: [] });
      text = "";
    } else if (token === "}") {
      put();
      const block = open.pop();
      if (block) open[open.length - 1]?.pieces.push(block);
    } else if (token === ";") put();
    else text += token;
  }
  return open[0]?.pieces ?? [];
}

/** Every feature below a node of MDN's data, by its own name. */
function byName(node: Identifier, found = new Map<string, CompatStatement[]>()): Map<string, CompatStatement[]> {
  for (const [name, child] of Object.entries(node) as [string, Identifier][]) {
    if (name === "__compat") continue;
    if (child.__compat) found.set(name, [...(found.get(name) ?? []), child.__compat]);
    byName(child, found);
  }
  return found;
}

const CSS = features.css as unknown as Readonly<Record<"properties" | "selectors" | "at-rules" | "types", Identifier>>;
const ANYWHERE = byName(CSS as unknown as Identifier);

/** The compat data of a name in a node of MDN's data, if it has any. */
const told = (node: Identifier | undefined, name: string): CompatStatement | undefined =>
  (node as Readonly<Record<string, Identifier>> | undefined)?.[name]?.__compat;

/** Collects, as `feature: browsers that do not know it`, what a style sheet asks of browsers beyond what is promised. */
export function beyond(sheet: string): Set<string> {
  const found = new Set<string>();
  const note = (feature: string, late: readonly string[] | undefined): void => {
    if (late === undefined) found.add(`${feature}: MDN does not know it`);
    else if (late.length > 0) found.add(`${feature}: ${late.join(", ")}`);
  };

  function declaration(text: string, at: string | undefined): string[] {
    const [, property = "", value = ""] = /^([a-z-]+)\s*:\s*(.*)$/s.exec(text) ?? [];
    // Custom properties and those of one maker are nobody's promise.
    const within = at === undefined ? CSS.properties : (CSS["at-rules"][at] as Identifier | undefined);
    const known = property.startsWith("-") ? undefined : (within?.[property] ?? CSS.properties[property]);
    if (!known) return property === "" || property.startsWith("-") || text.startsWith("--") ? [] : [`${property}: MDN does not know it`];
    const own = (prefix: string): boolean => sheet.includes(`${prefix}${property}:`);
    const late = known.__compat ? missing(known.__compat, own) : [];
    const asks = late.length > 0 ? [`${property}: ${late.join(", ")}`] : [];
    const ask = (feature: string, compat: readonly CompatStatement[]): void => {
      const absent = kindest(compat);
      if (absent.length > 0) asks.push(`${feature}: ${absent.join(", ")}`);
    };
    const plain = value.replace(/"[^"]*"|'[^']*'/g, '""');
    // Of fonts, and of what is also written with a prefix, a browser takes what it knows.
    if (property !== "font-family" && !own("-webkit-")) {
      for (const [word] of plain.matchAll(/(?<![\w-])[a-z][a-z-]*(?![\w(-])/g)) ask(`${property}: ${word}`, [told(known, word) ?? []].flat());
    }
    for (const [, name = ""] of plain.matchAll(/([a-z-]+)\(/g)) ask(`${name}()`, ANYWHERE.get(name) ?? []);
    for (const [, unit = ""] of plain.matchAll(/[\d.]([a-z]+)/g)) ask(`unit ${unit}`, ANYWHERE.get(unit) ?? []);
    if (property === "content" && plain.includes("/")) ask("content: / text for screen readers", [told(known, "alt_text") ?? []].flat());
    return asks;
  }

  function rule(text: string, inside: readonly Piece[]): void {
    const [, at] = /^@([a-z-]+)/.exec(text) ?? [];
    // What stands in such a block was asked for before.
    if (at === "supports") return;
    if (at === undefined) {
      for (const [, name = ""] of text.matchAll(/(?<!\\)::?([a-z][a-z-]*)/g)) note(`:${name}`, kindest([told(CSS.selectors, name) ?? []].flat()));
    } else {
      const known = CSS["at-rules"][at] as Identifier | undefined;
      if (known?.__compat) note(`@${at}`, missing(known.__compat));
      for (const [, name = ""] of text.matchAll(/\(\s*([a-z-]+)/g)) note(`@${at} (${name})`, kindest([told(known, name) ?? []].flat()));
      if (/[<>]/.test(text)) note(`@${at} with < or >`, kindest(ANYWHERE.get("range_syntax") ?? []));
    }
    const before = new Set<string>();
    for (const piece of inside) {
      if (piece.pieces) {
        if (at === undefined) note("nesting", kindest(ANYWHERE.get("nesting") ?? []));
        rule(piece.text, piece.pieces);
        continue;
      }
      const property = piece.text.slice(0, piece.text.indexOf(":")).trim();
      // A browser that does not know the second keeps the first.
      if (!before.has(property)) for (const ask of declaration(piece.text, at)) found.add(ask);
      before.add(property);
    }
  }

  for (const { text, pieces: inside } of pieces(sheet.replace(/\/\*.*?\*\//gs, ""))) if (inside) rule(text, inside);
  return found;
}
