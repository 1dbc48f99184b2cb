// Small courses written by the tests. Settings and quizzes are written as JSON, which is YAML too, so that any text at
// all can stand in them.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Any value that JSON can tell. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [name: string]: Plain };

/** A course in memory; see AUTHORING.md for what may stand in it. */
export interface CourseSources {
  readonly manifest: { readonly [name: string]: Plain };
  /** File name without `.md` -> settings and Markdown. */
  readonly modules: { readonly [name: string]: { readonly settings: { readonly [name: string]: Plain }; readonly text: string } };
  /** Quiz id -> its other keys. */
  readonly quizzes: { readonly [id: string]: { readonly [name: string]: Plain } };
  /** Path below the project -> bytes. */
  readonly files?: { readonly [path: string]: string | Uint8Array };
}

/** Writes a course into `folder`, which is emptied first. */
export function writeCourse(folder: string, { manifest, modules, quizzes, files = {} }: CourseSources): void {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, content: string | Uint8Array): void => {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    // Two braces would be a value of the shop; none of these courses has any.
    writeFileSync(place, typeof content === "string" ? content.replaceAll("{{", "{{{{") : content);
  };
  put("course/course.yaml", JSON.stringify(manifest, null, 1));
  for (const [name, { settings, text }] of Object.entries(modules)) {
    put(`course/${name}.md`, `---\n${JSON.stringify(settings, null, 1)}\n---\n\n${text}\n`);
  }
  for (const [id, quiz] of Object.entries(quizzes)) put(`quizzes/${id}.yaml`, JSON.stringify({ id, ...quiz }, null, 1));
  for (const [path, content] of Object.entries(files)) put(path, content);
}
