// The script of pages that ask for a text of one's own, loaded before the quiz's own script: the checker of wording.

import { write } from "./grade/write";
import { check, fold } from "./wording";

window.coursewright.wording = { check, fold, write };
