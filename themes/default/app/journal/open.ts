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
  const journalChannel = () => channel(`coursewright/${course}/${profile}`);
  let line = journalChannel();
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
  const listen = () => line?.addEventListener("message", (event) => journal.receive(event.data));
  listen();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") journal.flush();
    else void journal.reread();
  });
  addEventListener("pagehide", (event) => {
    journal.flush();
    // A message to a page that is kept for going back throws it away.
    if (event.persisted) line?.close();
  });
  addEventListener("blur", () => journal.flush());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    line = journalChannel();
    listen();
    void journal.reread();
  });
  return journal;
}
