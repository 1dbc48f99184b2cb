// The way through a decision tree: which nodes were passed, whatever brought the trainee to the present one.

/** For each node, in the order of the page, where its answers lead. */
export type Ways = ReadonlyMap<string, readonly { readonly to: string; readonly text: string }[]>;

/** The shortest way from the first node to `to`; only the first node when no way leads there. */
export function shortestWay(ways: Ways, to: string): readonly string[] {
  const [first] = ways.keys();
  if (first === undefined) return [];
  const found: string[][] = [[first]];
  const seen = new Set([first]);
  for (const way of found) {
    const last = way[way.length - 1] ?? first;
    if (last === to) return way;
    for (const next of ways.get(last) ?? []) {
      if (seen.has(next.to)) continue;
      seen.add(next.to);
      found.push([...way, next.to]);
    }
  }
  return [first];
}

/** The way to `to` after `way`: back along it, one answer further, or, from anywhere else, the shortest. */
export function wayTo(ways: Ways, way: readonly string[], to: string): readonly string[] {
  const passed = way.indexOf(to);
  if (passed >= 0) return way.slice(0, passed + 1);
  const last = way[way.length - 1];
  const further = last !== undefined && ways.get(last)?.some((next) => next.to === to);
  return further ? [...way, to] : shortestWay(ways, to);
}

/** The answers that lead from one node to the next. */
export function answersBetween(ways: Ways, from: string, to: string): string {
  return (ways.get(from) ?? [])
    .filter((way) => way.to === to)
    .map((way) => way.text)
    .join(" / ");
}
