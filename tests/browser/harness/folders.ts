// Where things lie: the repository, the built command, and everything the tests make.

import { join } from "node:path";

/** The repository's folder; npm starts every script there. */
export const root = process.cwd();

/** Everything the tests make lies in here. */
export const work = join(root, "target", "browser");

/** The command, as `cargo build` leaves it. */
export const command = join(root, "target", "debug", process.platform === "win32" ? "coursewright.exe" : "coursewright");

/** The shipped course as a site. */
export const shippedSite = join(work, "site");

/** The folder of a fixture course's sources. */
export const sourcesOf = (name: string): string => join(work, "courses", name);

/** The folder of a fixture course's site. */
export const siteOf = (name: string): string => (name === "shipped" ? shippedSite : join(work, "sites", name));

/** Pictures of the pages. */
export const shots = join(work, "shots");
