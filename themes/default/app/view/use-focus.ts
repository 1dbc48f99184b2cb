// Where focus goes when something else is shown.

import { useLayoutEffect, useState } from "preact/hooks";

/**
 * What puts the focus onto the element with an id, in the drawing that follows the call: whatever is shown then has the
 * focus from its first moment, and no key is lost in between. `first` is meant in the first drawing; an id that is not
 * there moves nothing. To be called after hooks that show or hide parts of the page, for what is hidden takes no focus.
 */
export function useFocus(first = ""): (id: string) => void {
  // A new object each time, so that the same place can be meant twice.
  const [focus, setFocus] = useState({ id: first });
  useLayoutEffect(() => document.getElementById(focus.id)?.focus(), [focus]);
  return (id) => setFocus({ id });
}
