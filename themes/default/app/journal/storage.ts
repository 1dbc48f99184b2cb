// The only file that names the browser's stores. Merely naming `localStorage` throws where storage is blocked, so
// everything is fetched under try, and "not there" is an ordinary answer.

/** The part of Web Storage that the mirror needs; a test gives its own. */
export type KeyStore = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

/** localStorage, or nothing where the browser refuses it. */
export function localStore(): KeyStore | undefined {
  try {
    return window.localStorage ?? undefined;
  } catch {
    return undefined;
  }
}

/** The IndexedDB factory, or nothing where the browser refuses it. */
export function databases(): IDBFactory | undefined {
  try {
    return window.indexedDB ?? undefined;
  } catch {
    return undefined;
  }
}

/** A line to the other tabs of this name, where the browser has one. */
export function channel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

/** A random word of 13 characters 0-9 a-v (65 bits). `randomUUID` does not exist on plain-http hosts. */
export function randomWord(): string {
  let word = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(13))) word += (byte & 31).toString(32);
  return word;
}
