// When the course is done, with which score and on which day, and the code on the certificate (src/certificate.rs has the
// same rule). The code finds mistakes in copying; it proves neither identity nor knowledge.

import { checksum } from "../journal/checksum";
import type { Streams } from "../journal/ledger";
import type { Person } from "../journal/who";
import type { CourseData, CourseModule } from "../page/data";
import { attempts } from "./attempt";
import { isPassed, moduleStream, quizScores } from "./module";
import { count, fields } from "./read";

/** The first line of what is summed: the kind of paper and the version of the rule. */
const HEAD = "coursewright certificate 1";

/** How far the course is done. */
export interface Completion {
  /** Modules of the days that are not done, in order. */
  readonly open: readonly CourseModule[];
  /** Percent: the mean of the exams' scores, or, in a course without exams, of all quizzes; absent without a quiz. */
  readonly percent?: number;
  /** When the last part was done, milliseconds since 1970. */
  readonly wall: number;
}

/** How far the days of the course are done. */
export function completion(course: CourseData, streams: Streams): Completion {
  const scores = quizScores(streams);
  const modules = course.days.map(({ module }) => module);
  const quizzes = [...new Set(modules.flatMap((module) => module.quizzes))];
  const exams = quizzes.filter((quiz) => course.quizzes[quiz]?.mode === "exam");
  const percents = (exams.length > 0 ? exams : quizzes).flatMap((quiz) => scores.get(quiz)?.percent ?? []);
  const passed = quizzes.map((quiz) => {
    const walls = attempts(streams, quiz).flatMap(({ scope, handIn }) => (scope === "all" && handIn?.passed ? [handIn.wall] : []));
    return walls.length > 0 ? Math.min(...walls) : 0;
  });
  const read = modules.map(({ id }) => count(fields(streams.get(moduleStream(id))?.get("read")?.value)["wall"]));
  return {
    open: modules.filter((module) => !isPassed(module, streams, scores)),
    ...(percents.length > 0 && { percent: Math.floor(percents.reduce((sum, one) => sum + one) / percents.length) }),
    wall: Math.max(0, ...passed, ...read),
  };
}

/** The local day of a time of day, such as 2026-11-22. */
export function isoDay(wall: number): string {
  const date = new Date(wall);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const oneLine = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** The code of a certificate. `day` as {@link isoDay} gives it, `percent` 0 to 100. */
export function codeOf(course: string, { name, number }: Person, percent: number, day: string): string {
  const sum = checksum([HEAD, course, oneLine(name), oneLine(number), percent, day].join("\n"));
  return `CW-${percent}-${day.replace(/-/g, "")}-${sum.toUpperCase()}`;
}
