// Opens the journal of a page with the browser's own stores, and ties it to what happens to the page: hidden, left,
// restored, changed in another tab. There is no `unload` handler: it would keep pages out of the back-forward cache.

import { IndexedStore } from "./indexed";
import { Journal, type JournalParts } from "./journal";
import { Mirror } from "./mirror";
import { channel, databases, localStore, randomWord } from "./storage";
import { REGISTER, REGISTER_KEY, whoIn } from "./who";

/** The journal of this page, of whoever studies here now, and the register of those who study in this browser. */
export function openJournal(course: string): { readonly journal: Journal; readonly register: Journal } {
  const factory = databases();
  const store = localStore();
  const indexed = factory && new IndexedStore(factory, course);
  const common = {
    course,
    tab: randomWord(),
    indexed,
    wall: () => Date.now(),
    mono: () => performance.now(),
  };
  const of = (profile: string) => ({ profile, mirror: store && new Mirror(store, course, profile) });
  const register = new Journal({ ...common, ...of(REGISTER) });
  let line: BroadcastChannel | undefined;
  const parts: JournalParts = {
    ...common,
    ...of(whoIn(register)),
    post: (message) => line?.postMessage(message),
    // localStorage forgets what it was told shortly before a browser was killed; IndexedDB does not.
    settle: async () => {
      await register.ready;
      if (whoIn(register) === parts.profile || journal.seq > 0) return false;
      Object.assign(parts, of(whoIn(register)));
      listen();
      return true;
    },
  };
  const journal = new Journal(parts);
  const listen = (): void => {
    line?.close();
    line = channel(`coursewright/${course}/${parts.profile}`);
    line?.addEventListener("message", (event) => journal.receive(event.data));
  };
  listen();
  /** Looks who studies here now. When the computer was handed over, nothing of the one before stays on the screen. */
  const look = async (): Promise<void> => {
    await register.reread();
    if (whoIn(register) === parts.profile) return journal.reread();
    journal.flush();
    location.reload();
  };
  // Where localStorage lost the register and IndexedDB is slow, who studies here is known later than the page shows it.
  void register.ready.then(() => register.rowsCome?.then(look, () => undefined));
  // Whatever was cleared under this page, it still knows, and gives back.
  if (indexed) {
    indexed.onLost = () => {
      register.safe.clear();
      journal.safe.clear();
      void look();
    };
  }
  addEventListener("storage", (event) => {
    if (event.key?.includes(REGISTER_KEY)) void look();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") journal.flush();
    else void look();
  });
  addEventListener("pagehide", (event) => {
    journal.flush();
    if (!event.persisted) return;
    // A message to a page that is kept for going back throws it away. A closed line throws at whoever still writes, too.
    line?.close();
    line = undefined;
  });
  addEventListener("blur", () => journal.flush());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    listen();
    void look();
  });
  return { journal, register };
}
