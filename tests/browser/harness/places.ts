// The addresses under which trainees open a site: a web server, a folder of one, a plain-http intranet host (which is
// no secure context), and the disk.

import { pathToFileURL } from "node:url";
import { siteOf } from "./folders";
import { serve, SUB_PATH, type Served } from "./server";

/** How a site is opened. */
export type PlaceName = "http" | "sub-path" | "host name" | "file";

/** A site at an address. */
export interface Place {
  readonly name: PlaceName;
  /** The address of the site's folder, with a slash at the end. */
  readonly root: string;
}

/** The host that a browser of these tests finds at 127.0.0.1. */
export const INTRANET = "intranet.test";

const running = new Map<string, Promise<Served>>();

/** The address of `site` as `name` says. Servers run until `closePlaces`. */
export async function placeOf(site: string, name: PlaceName): Promise<Place> {
  const folder = siteOf(site);
  if (name === "file") return { name, root: `${pathToFileURL(folder).href}/` };
  const started = running.get(site) ?? serve({ "/": folder, [SUB_PATH]: folder });
  running.set(site, started);
  const { port } = await started;
  const host = name === "host name" ? INTRANET : "127.0.0.1";
  return { name, root: `http://${host}:${port}${name === "sub-path" ? encodeURI(SUB_PATH) : "/"}` };
}

/** Stops every server that `placeOf` started. */
export async function closePlaces(): Promise<void> {
  const all = [...running.values()];
  running.clear();
  for (const served of all) await (await served).close();
}
