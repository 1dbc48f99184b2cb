// Rendered text as plain values: what a build encodes, what an attempt keeps of its questions. Values come from stores
// and backups too, so reading them trusts nothing: what is not known is left out, and nothing in it can run or load.

/** A text, or an element with its name, its attributes and what it contains. */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly Tree[]];

const TAGS = new Set(
  ("a abbr audio b bdi blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figcaption figure " +
    "h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small source span strong sub " +
    "summary sup table tbody td tfoot th thead time tr u ul var video wbr").split(" "),
);
const ATTRIBUTES =
  /^(class|id|lang|dir|title|alt|href|src|controls|preload|loading|width|height|start|reversed|value|type|checked|disabled|open|scope|colspan|rowspan|span|datetime|role|tabindex|rel|(data|aria)-[a-z-]+)$/;
/** Deeper than anything that Markdown makes. */
const DEEPEST = 60;

/** Links lead to pages, mail and telephones; what is loaded comes from this site. */
function isSafe(name: string, value: string): boolean {
  if (name === "src") return !/^[\s\0-\x1f]*([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(value);
  return name !== "href" || !/^[\s\0-\x1f]*(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(value);
}

/** The trees in a value of unknown origin; none for anything that is no list of trees. */
export function readTrees(value: unknown, depth = 0): Tree[] {
  if (!Array.isArray(value) || depth > DEEPEST) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one === "string") return one;
    if (!Array.isArray(one) || typeof one[0] !== "string") return [];
    const [tag, given, children] = one as [string, unknown, unknown];
    const named = typeof given === "object" && given !== null ? Object.entries(given) : [];
    const kept = named.filter(
      (pair): pair is [string, string] => typeof pair[1] === "string" && ATTRIBUTES.test(pair[0]) && isSafe(pair[0], pair[1]),
    );
    const inside = readTrees(children, depth + 1);
    const tree: Tree = [tag, Object.fromEntries(kept), inside];
    return TAGS.has(tag) ? [tree] : inside;
  });
}
