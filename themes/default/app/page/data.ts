// What the renderer hands to the scripts of a page, as written into `<script type="application/json" id="page-data">`
// and into `course.js`. The build wrote it, so its shape is trusted.

import type { Calculation } from "../calculate/calculate";
import type { DrillData } from "../drill/data";
import type { Keep } from "../grade/attempts";
import type { Key } from "../grade/key";

/** The data block of one page. */
export interface PageData {
  readonly version: 1;
  readonly course: {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly unlock: "free" | "in_order";
  };
  readonly page: "map" | "module" | "quiz" | "results" | "settings" | "cards" | "drill" | "tree" | "calculator" | "review" | "certificate";
  /** Interface texts by key, such as "quiz.check". */
  readonly texts: Texts;
  /** On the settings page the interface languages: tag -> its name in itself. */
  readonly languages?: Readonly<Record<string, string>>;
  /** On module pages, and on quiz pages the module to which the quiz belongs. */
  readonly module?: ModuleData;
  /** The modules of the own track, or of all days. */
  readonly menu?: readonly MenuItem[];
  readonly quizzes?: readonly QuizData[];
  /** The drill of the page. */
  readonly drill?: DrillData;
  /** On the page of a calculator. */
  readonly calculator?: CalculatorData;
}

/** A calculator: what stands in its fields at first, and what each row of its table gives. */
export interface CalculatorData extends Calculation {
  readonly example: Readonly<Record<string, string>>;
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

/** Interface texts by key; `{name}` marks what is filled in. */
export type Texts = Readonly<Record<string, string>>;

/** The module a page belongs to. */
export interface ModuleData {
  readonly id: string;
  /** Those that have to be passed. */
  readonly quizzes: readonly string[];
  /** What must be passed before it opens. */
  readonly requires?: Requirement;
}

/** A module that must be passed first: all its quizzes, or, when it has none, marked as read. */
export interface Requirement {
  readonly module: string;
  readonly quizzes: readonly { readonly id: string; readonly pass: number }[];
}

/** One line of the menu. */
export interface MenuItem {
  readonly id: string;
  readonly quizzes: readonly string[];
}

/** A quiz shown on the page. */
export interface QuizData {
  readonly id: string;
  readonly title: string;
  readonly mode: "practice" | "exam";
  /** Percent. */
  readonly pass: number;
  /** Its own questions, then those that it may draw. */
  readonly questions: readonly QuestionData[];
  /** What every paper draws besides its own questions, as positions in `questions`. */
  readonly draw?: readonly { readonly count: number; readonly from: readonly number[] }[];
  /** Questions and choices stand in an order of chance. */
  readonly shuffle?: true;
  /** Of an exam. */
  readonly rules?: ExamRules;
  /** What teaches the objectives that its questions name. */
  readonly lessons?: Readonly<Record<string, Lesson>>;
  /** The texts of the objectives its questions name. */
  readonly objectives?: Readonly<Record<string, string>>;
}

/** The rules of an exam. */
export interface ExamRules {
  /** Minutes. */
  readonly time_limit?: number;
  readonly attempts?: number;
  /** Hours between two attempts. */
  readonly cool_down: number;
  readonly review: "never" | "after_submit" | "after_pass" | "after_last_attempt";
  readonly keep: Keep;
}

/** A section of a module, a module, or a card; `url` is relative to the page. */
export interface Lesson {
  readonly title: string;
  readonly url: string;
}

/** A question as the grader and the journal see it; its texts are in the page. */
export interface QuestionData {
  readonly id: string;
  /** Fingerprint of what it asks and of its key, and behind a point of the cards that it rests on. */
  readonly print: string;
  readonly points: number;
  readonly objective?: string;
  readonly red_line?: true;
  /** In an exam without the answer. */
  readonly key: Key;
  /** In an exam: what is told after handing in, encoded. */
  readonly coded?: string;
  /** For repetition: the cards that it rests on. */
  readonly cards?: readonly Lesson[];
  /** In an attempt: the numbers that were drawn for it, by the names of their variables. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The outline of the course, `window.coursewrightCourse`, on the map, the results and the settings page. */
export interface CourseData {
  readonly days: readonly { readonly id: string; readonly title: string; readonly module: CourseModule }[];
  readonly tracks: readonly {
    readonly id: string;
    readonly title: string;
    readonly modules: readonly CourseModule[];
  }[];
  readonly quizzes: Readonly<Record<string, CourseQuiz>>;
  readonly drills?: Readonly<Record<string, CourseDrill>>;
  readonly objectives: Readonly<Record<string, CourseObjective>>;
}

/** An objective of a module; `section` is the anchor of the heading there that teaches it. */
export interface CourseObjective {
  readonly text: string;
  readonly module: string;
  readonly section?: string;
}

/** A module in the outline; `url` is relative to the root of the site. */
export interface CourseModule {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly minutes?: number;
  readonly quizzes: readonly string[];
  readonly drills?: readonly string[];
}

/** A drill in the outline; `url` is relative to the root of the site. */
export interface CourseDrill {
  readonly title: string;
  readonly url: string;
  readonly kind: "chat" | "speed";
  /** Percent. */
  readonly pass: number;
  /** Of all checkpoints; of a speed drill the number of items. */
  readonly points: number;
  readonly print: string;
}

/** A quiz in the outline; `url` is relative to the root of the site. */
export interface CourseQuiz {
  readonly title: string;
  readonly url: string;
  readonly mode: string;
  readonly pass: number;
  /** Absent where they depend on what is drawn. */
  readonly points?: number;
  readonly questions: number;
  readonly print: string;
}

/** Reads the data block of this page. */
export function readPageData(): PageData {
  return JSON.parse(document.getElementById("page-data")?.textContent ?? "") as PageData;
}
