// A place in the view for nodes that the build rendered.

import { createElement } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What a slot shows, and as what element. */
export interface SlotProps {
  readonly nodes: readonly Node[];
  readonly tag?: "div" | "span";
  readonly class: string;
  readonly id?: string;
}

/** Holds `nodes`; they move here from wherever they were. They are in the language of the course. */
export function Slot({ nodes, tag = "div", ...attributes }: SlotProps) {
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => place.current?.append(...nodes), [nodes]);
  return createElement(tag, { ...attributes, ref: place, lang: window.coursewright.page.course.language });
}
