// What the page scripts ask of a browser: every object and member of the browser that the sources name, by their types.

import { join } from "node:path";
import { SyntaxKind, type Node } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { root } from "../harness/folders";
import { features, kindest, type CompatStatement, type Identifier } from "./compat";

/** The declarations of browsers and of the language that TypeScript brings. */
const LIBRARY = /[\\/]lib\.[a-z0-9.]+\.d\.ts/;

/** How MDN calls what TypeScript calls otherwise. */
const plain = (name: string): string => name.replace(/^Readonly(?=Array|Map|Set)|^Callable(?=Function)|Constructor$/g, "");

/** Every member of the web's and the language's objects, by its own name. */
function members(): Map<string, CompatStatement[]> {
  const found = new Map<string, CompatStatement[]>();
  const nodes = { ...features.api, ...features.javascript["builtins"] } as Readonly<Record<string, Identifier>>;
  for (const node of Object.values(nodes)) {
    for (const [name, { __compat: compat }] of Object.entries(node) as [string, Identifier][]) {
      if (compat) found.set(name, [...(found.get(name) ?? []), compat]);
    }
  }
  return found;
}

/** What MDN tells of a member, or of an object itself; of a member of a part that many objects share, of all that have it. */
function told(owner: string | undefined, name: string, all: ReadonlyMap<string, CompatStatement[]>): CompatStatement[] {
  const builtins = features.javascript["builtins"] as Identifier;
  const objects = (key: string): Identifier | undefined => features.api[key] ?? (builtins[key] as Identifier | undefined);
  if (owner === undefined) return [objects(name)?.__compat ?? features.api["Window"]?.[name]?.__compat ?? []].flat();
  const object = objects(plain(owner)) as Readonly<Record<string, Identifier>> | undefined;
  return [object?.[name]?.__compat ?? object?.[`${name}_static`]?.__compat ?? all.get(name) ?? []].flat();
}

/** Something of browsers that the sources name. */
interface Named {
  readonly compat: readonly CompatStatement[];
  /** Absent from pages on plain http, as on an intranet. */
  readonly isSecure: boolean;
}

/** Everything of browsers that the sources of the page scripts name, such as "Element.closest". */
function named(): Map<string, Named> {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(root, "tsconfig.json")] }).getProjects();
    if (!project) throw new Error("TypeScript opens no project");
    const all = members();
    const found = new Map<string, Named>();
    for (const path of project.rootFiles.filter((file) => !/\.test\.|[\\/]testing[\\/]/.test(file))) {
      const names: Node[] = [];
      const collect = (node: Node): void => {
        if (node.kind === SyntaxKind.Identifier) names.push(node);
        node.forEachChild(collect);
      };
      const source = project.program.getSourceFile(path);
      if (source) collect(source);
      for (const symbol of project.checker.getSymbolAtLocation(names)) {
        if (!LIBRARY.test(String(symbol?.declarations[0]?.path))) continue;
        const parent = symbol?.getParent()?.name;
        const owner = parent === undefined || parent.startsWith("__") ? undefined : parent;
        const name = symbol?.name ?? "";
        const key = owner === undefined ? name : `${owner}.${name}`;
        if (found.has(key)) continue;
        const isSecure = /only in secure contexts/.test(symbol?.getDocumentationComment(project.checker) ?? "");
        found.set(key, { compat: told(owner, name, all), isSecure });
      }
    }
    return found;
  } finally {
    api.close();
  }
}

/** Of what the sources name: what some promised browser does not know, or not on plain http, as `feature: where not`. */
export function beyond(): string[] {
  return [...named()].flatMap(([name, { compat, isSecure }]) => {
    const late = [...kindest(compat), ...(isSecure ? ["plain http"] : [])];
    return late.length > 0 ? [`${name}: ${late.join(", ")}`] : [];
  });
}
