// Papers by chance (rules G20): which questions of the bank an attempt is asked, in which order, and in which order
// their choices stand. The same seed gives the same paper here and in src/grade/draw.rs.

import { Generator } from "./generator";

/** A row of a blueprint: how many questions, and the ids of those that may be drawn, in the order of the bank. */
export interface Row {
  readonly count: number;
  readonly from: readonly string[];
}

/**
 * The ids of a paper: those of `own`, then what the rows draw with this seed, shuffled together if `shuffle`. Rows
 * that cannot be filled give what they can; no course with such rows is published.
 */
export function drawPaper(own: readonly string[], rows: readonly Row[], shuffle: boolean, seed: string): string[] {
  const generator = Generator.from(seed);
  const taken = new Set(own);
  rows.forEach((row, index) => {
    const later = rows.slice(index + 1);
    let missing = row.count;
    for (const id of generator.shuffle(row.from)) {
      if (missing > 0 && !taken.has(id) && leavesEnough(id, { ...row, count: missing - 1 }, later, taken)) {
        taken.add(id);
        missing--;
      }
    }
  });
  return shuffle ? generator.shuffle([...taken]) : [...taken];
}

/** The order in which an attempt shows the choices of a question, from their order in the page. */
export function choiceOrder(choices: readonly string[], question: string, seed: string): string[] {
  return Generator.from(`${seed}/${question}`).shuffle(choices);
}

/** Whether the rest of the row and all later rows can still be filled once `id` is taken. */
function leavesEnough(id: string, rest: Row, later: readonly Row[], taken: ReadonlySet<string>): boolean {
  // What no later row wants can always be taken.
  return !later.some(({ from }) => from.includes(id)) || canFill([rest, ...later], new Set([...taken, id]));
}

/** Whether all rows can be filled, no question twice: by augmenting paths, as in any largest matching. */
function canFill(rows: readonly Row[], taken: ReadonlySet<string>): boolean {
  const owner = new Map<string, Row>();
  const augment = (row: Row, seen: Set<string>): boolean =>
    row.from.some((id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      const held = owner.get(id);
      if (held && (held === row || !augment(held, seen))) return false;
      owner.set(id, row);
      return true;
    });
  return rows.every((row) => Array.from({ length: row.count }).every(() => augment(row, new Set(taken))));
}
