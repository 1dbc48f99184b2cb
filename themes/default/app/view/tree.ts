// Between nodes of the page and trees of plain values.

import { readTrees, type Tree } from "../progress/exam/tree";

/** The nodes as trees, as far as a page may show them again. */
export function treesOf(nodes: Iterable<Node>): Tree[] {
  const raw = (node: Node): unknown => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : null;
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return [node.localName, attributes, [...node.childNodes].map(raw)];
  };
  return readTrees([...nodes].map(raw));
}

/** New nodes for trees that were read by `readTrees`. */
export function nodesOf(trees: readonly Tree[]): Node[] {
  return trees.map((tree) => {
    if (typeof tree === "string") return document.createTextNode(tree);
    const [tag, attributes, children] = tree;
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...nodesOf(children));
    return made;
  });
}
