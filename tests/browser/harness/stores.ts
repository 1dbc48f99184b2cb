// What a course has stored, read past the application: for comparing bytes before and after.

import type { Page } from "playwright-core";
import type { Trainee } from "./trainee";

/** Everything of one course in both stores, as one text. */
export function stored(page: Page, course: string): Promise<string> {
  return page.evaluate(async (id) => {
    const mirror = Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith(`coursewright/1/${id}/`))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const request = indexedDB.open(`coursewright/${id}`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("records");
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const store = request.result.transaction("records").objectStore("records");
        const all = store.getAll();
        const keys = store.getAllKeys();
        keys.onsuccess = () => {
          request.result.close();
          resolve(all.result.map((row, index) => [keys.result[index], row]));
        };
      };
    });
    return JSON.stringify({ mirror, rows });
  }, course);
}

/** Names of all databases and the beginnings of all keys of this origin. */
export function names(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name ?? ""}`);
    const keys = Object.keys({ ...localStorage }).map((key) => `key ${key.split("/").slice(0, 3).join("/")}`);
    return [...new Set([...databases, ...keys])].sort();
  });
}

/** Removes everything of every course, in both stores. No page of the application may be open. */
export async function wipe(page: Page): Promise<void> {
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name ?? "");
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
        request.onblocked = () => reject(new Error("a page still holds the database"));
      });
    }
  });
}

/** A row of the first store with its key. */
export type StoredRow = readonly [key: readonly string[], row: unknown];

/** Reads every row of a course in the first store, or puts these in place of all of them. */
export function rows(page: Page, course: string, instead?: readonly StoredRow[]): Promise<StoredRow[]> {
  return page.evaluate(
    ({ course, instead }) =>
      new Promise<StoredRow[]>((resolve, reject) => {
        const opening = indexedDB.open(`coursewright/${course}`, 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("records", "readwrite");
          const store = transaction.objectStore("records");
          const [all, keys] = [store.getAll(), store.getAllKeys()];
          if (instead) {
            store.clear();
            for (const [key, row] of instead) store.put(row, [...key]);
          }
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(all.result.map((row: unknown, index): StoredRow => [keys.result[index] as string[], row]));
          };
        };
      }),
    { course, instead },
  );
}

/** A page of the site without its scripts: nothing holds the database, nothing writes. */
export async function bare(trainee: Trainee): Promise<Page> {
  const page = await trainee.context.newPage();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(trainee.at("index.html"));
  trainee.faults.length = 0;
  return page;
}
