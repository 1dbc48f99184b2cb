// Stores that fail. Each of these runs in a page before the page's own scripts, in every frame.

/** Naming a store throws, as with cookies blocked or in a sandboxed frame. */
export function refuseBoth(): void {
  for (const name of ["localStorage", "indexedDB"]) {
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException("access is denied", "SecurityError");
      },
    });
  }
}

/** IndexedDB is not there. */
export function withoutDatabases(): void {
  Object.defineProperty(window, "indexedDB", { value: undefined });
}

/** IndexedDB opens with an error, as in some private windows. */
export function brokenDatabases(): void {
  IDBFactory.prototype.open = function open() {
    const request = new EventTarget() as unknown as IDBOpenDBRequest;
    const error = new DOMException("a mutation operation was attempted on a database", "InvalidStateError");
    Object.defineProperty(request, "error", { value: error });
    queueMicrotask(() => request.onerror?.(new Event("error")));
    return request;
  };
}

/** Opening a database never answers (WebKit bug 226547). */
export function silentDatabases(): void {
  IDBFactory.prototype.open = () => new EventTarget() as unknown as IDBOpenDBRequest;
}

/** Opening a database takes longer than a page waits. */
export function slowDatabases(): void {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function slow(this: IDBFactory, ...values: Parameters<typeof open>) {
    const request = new EventTarget() as unknown as IDBOpenDBRequest;
    setTimeout(() => {
      const real = open.apply(this, values);
      const pass = (event: "onsuccess" | "onerror" | "onupgradeneeded"): void => {
        real[event] = () => {
          if (event !== "onerror") Object.defineProperty(request, "result", { value: real.result, configurable: true });
          (request[event] as (() => void) | undefined)?.();
        };
      };
      pass("onsuccess");
      pass("onerror");
      pass("onupgradeneeded");
    }, 1_300);
    return request;
  };
}

/** Opening a database never answers, and localStorage refuses. */
export function silentDatabasesAlone(): void {
  IDBFactory.prototype.open = () => new EventTarget() as unknown as IDBOpenDBRequest;
  Storage.prototype.setItem = () => {
    throw new DOMException("exceeded the quota", "QuotaExceededError");
  };
}

/** localStorage is full; IndexedDB works. */
export function fullMirror(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException("exceeded the quota", "QuotaExceededError");
  };
}

/** Both stores can be read and take nothing. */
export function fullBoth(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException("exceeded the quota", "QuotaExceededError");
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function fail(this: IDBObjectStore, ...values: Parameters<typeof put>) {
    const request = put.apply(this, values);
    // What a full disk does: the request is taken, the transaction is undone.
    this.transaction.abort();
    return request;
  };
}

/** Both stores work until `window.fail()`, then neither takes anything; `window.mend()` ends that. */
export function laterFull(): void {
  let full = false;
  const put = IDBObjectStore.prototype.put;
  const setItem = Storage.prototype.setItem;
  IDBObjectStore.prototype.put = function maybe(this: IDBObjectStore, ...values: Parameters<typeof put>) {
    const request = put.apply(this, values);
    if (full) this.transaction.abort();
    return request;
  };
  Storage.prototype.setItem = function maybe(this: Storage, key: string, value: string) {
    if (full) throw new DOMException("exceeded the quota", "QuotaExceededError");
    setItem.call(this, key, value);
  };
  window.fail = () => (full = true);
  window.mend = () => (full = false);
}

/** Writing never completes: the transaction hangs. localStorage works. */
export function silentWrites(): void {
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function hang(this: IDBDatabase, ...values: Parameters<typeof transaction>) {
    const made = transaction.apply(this, values);
    if (values[1] === "readwrite") Object.defineProperty(made, "oncomplete", { set: () => undefined });
    return made;
  };
}

/** There is no line between tabs. */
export function withoutChannel(): void {
  Object.defineProperty(window, "BroadcastChannel", { value: undefined });
}

/** Tabs hear nothing of one another, as when they are frozen. */
export function deafTabs(): void {
  Object.defineProperty(window, "BroadcastChannel", { value: undefined });
  addEventListener("storage", (event) => event.stopImmediatePropagation(), { capture: true });
}

declare global {
  interface Window {
    fail?: () => void;
    mend?: () => void;
    changeClock?: (milliseconds: number) => void;
  }
}

/** The computer's clock can be changed: `window.changeClock(ms)` sets it ahead, or back. Both of a page's clocks go on. */
export function changeableClock(): void {
  const now = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => now() + ahead;
  window.changeClock = (milliseconds) => (ahead += milliseconds);
}
