// What app.js shares with the other scripts of a page, as `window.coursewright`: they use its journal and its texts
// instead of bringing their own.

import type { Journal } from "../journal/journal";
import type { Person } from "../journal/who";
import type { CourseData, PageData, Texts } from "./data";
import type { Outcome } from "../grade/attempts";
import type { Drawing } from "../progress/paper";
import type { Numbers } from "../view/kinds/variables";
import type { Wording } from "../view/kinds/write";
import type { Say } from "./text";

/** The one global object of the page scripts. */
export interface Coursewright {
  readonly page: PageData;
  readonly journal: Journal;
  /** Who studies in this browser: journal/who.ts. */
  readonly register: Journal;
  /** Who studies here now. */
  readonly person: Person;
  /** The texts of the interface language that is on. */
  readonly texts: Texts;
  /** Tag of that language. */
  readonly language: string;
  readonly say: Say;
  /** Settles when the stores were read and the texts are there; a good second at most. Never rejects. */
  readonly ready: Promise<void>;
  /** Calls `listener` every few seconds with the seconds the page was looked at since. */
  readonly everyVisible: (listener: (seconds: number) => void) => void;
  /** The scores of every quiz that was handed in, by its id. */
  readonly scores: () => ReadonlyMap<string, Outcome>;
  /** Gives everything stored of this course as a file to the browser's downloads; set by the scripts for quizzes. */
  downloadBackup?: () => void;
  /** Set by draw.js, on pages with a practice quiz that draws or shuffles. */
  drawing?: Drawing;
  /** Set by formula.js, on pages whose questions draw numbers. */
  numbers?: Numbers;
  /** Set by write.js, on pages that ask for a text of one's own. */
  wording?: Wording;
}

declare global {
  interface Window {
    coursewright: Coursewright;
    /** Set by course.js. */
    coursewrightCourse?: CourseData;
    /** Set by text.<tag>.js. */
    coursewrightTexts?: { readonly tag: string; readonly texts: Texts };
    /** Set by text.<tag>.js: puts `texts` onto everything the theme marked with the key of its text. */
    coursewrightRelabel?: (texts: Texts, language: string) => void;
  }
}
