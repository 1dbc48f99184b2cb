// The views of the kinds of question that a page asks. Choices are always there; other kinds are added by the script of
// pages that need them.

import type { Key } from "../../grade/key";
import { choice } from "./choice";
import type { KindView } from "./kind";
import { unknown } from "./unknown";

/** Views by kind. */
export type KindViews = Partial<Record<Key["kind"], KindView>>;

const kinds: KindViews = { single: choice, multiple: choice, true_false: choice };

/** Makes more kinds known to {@link viewOf}. */
export function addKinds(more: KindViews): void {
  Object.assign(kinds, more);
}

/** The view of a kind of question. */
export function viewOf(kind: Key["kind"]): KindView {
  return kinds[kind] ?? unknown;
}
