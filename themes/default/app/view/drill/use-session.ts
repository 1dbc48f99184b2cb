// Views of a drill are drawn from its session; this draws them again when it changes.

import { useLayoutEffect, useState } from "preact/hooks";

/** Something that calls back whenever it changes; with `always`, whenever its clock is looked at. */
export interface Drawable {
  readonly subscribe: (draw: () => void, always?: boolean) => () => void;
}

/**
 * Draws the calling component again whenever the session changes; with `always`, at every look at the clock.
 * Listens from the moment at which it is drawn: a later effect would miss what happens in between.
 */
export function useSession(session: Drawable, always = false): void {
  const [, draw] = useState(0);
  useLayoutEffect(() => session.subscribe(() => draw((times) => times + 1), always), [session]);
}
