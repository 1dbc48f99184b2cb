// Where the explanation of a term stands: below it, above it where there is no room below, and never beside the window.

/** A rectangle in the window, in CSS pixels. */
export interface Line {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the term and its explanation, and between that and the edge of the window. */
const GAP = 6;

/** The place of a box of this size that explains what stands at `line`. */
export function places(line: Line, box: Size, view: Size): { left: number; top: number } {
  const below = line.bottom + GAP;
  const above = line.top - GAP - box.height;
  const top = below + box.height > view.height && above >= 0 ? above : below;
  return { left: Math.max(GAP, Math.min(line.left, view.width - box.width - GAP)), top };
}
