// Opens the journal of a page with the browser's own stores, and ties it to what happens to the page: hidden, left,
// restored, changed in another tab. There is no `unload` handler: it would keep pages out of the back-forward cache.

import { IndexedStore } from "./indexed";
import { Journal } from "./journal";
import { Mirror } from "./mirror";
import { channel, databases, localStore, randomWord } from "./storage";

/** The journal of this page. `profile` is "" unless several people share the browser. */
export function openJournal(course: string, profile = ""): Journal {
  const factory = databases();
  const store = localStore();
  const line = channel(`coursewright/${course}/${profile}`);
  const mirror = store && new Mirror(store, course, profile);
  const journal = new Journal({
    course,
    profile,
    tab: randomWord(),
    indexed: factory && new IndexedStore(factory, course),
    mirror,
    post: (message) => line?.postMessage(message),
    wall: () => Date.now(),
    mono: () => performance.now(),
  });
  line?.addEventListener("message", (event) => journal.receive(event.data));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") journal.flush();
    else void journal.reread();
  });
  addEventListener("pagehide", () => journal.flush());
  addEventListener("blur", () => journal.flush());
  addEventListener("pageshow", (event) => {
    if (event.persisted) void journal.reread();
  });
  return journal;
}
