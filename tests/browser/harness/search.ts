// Reads what the search of a built site scans.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchData, SearchTexts } from "../../../themes/default/app/search/data";
import { siteOf } from "./folders";

/** The two scripts of the search, taken apart. */
export interface SearchFiles {
  readonly data: SearchData;
  readonly texts: SearchTexts;
  /** What stands behind the data: the script of the search. */
  readonly script: string;
}

/** The search of a built site. The build writes each value on a line of its own. */
export function searchOf(site: string): SearchFiles {
  const read = (name: string): [string, string] => {
    const whole = readFileSync(join(siteOf(site), "assets", name), "utf8");
    const end = whole.indexOf(";\n");
    return [whole.slice(whole.indexOf("{"), end), whole.slice(end + 2)];
  };
  const [data, script] = read("search-index.js");
  const [texts] = read("search-text.js");
  return { data: JSON.parse(data) as SearchData, texts: JSON.parse(texts) as SearchTexts, script };
}
