// Every kind of question at once: what the scripts of pages that ask more than choices and fields make known.

import { partGraders } from "../../grade/parts";
import { addGraders } from "../../grade/mark";
import { blank } from "./blank";
import { addKinds } from "./kinds";
import { mark } from "./mark";
import { numeric } from "./numeric";
import { order } from "./order";
import { match, matrix } from "./pairs";
import { write } from "./write";

/** Makes all graders and all views known. */
export function addEveryKind(): void {
  addGraders({
    ...partGraders,
    write: (key, response) => window.coursewright.wording?.write(key.rules, key.fields, response) ?? [0, 1],
  });
  addKinds({ numeric, blank, order, match, matrix, mark, write });
}
