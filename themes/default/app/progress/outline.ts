// The course map as one trainee sees it: the state of every module, what is locked by what, what comes next.

import type { Streams } from "../journal/ledger";
import type { CourseData, CourseModule, Lesson } from "../page/data";
import { isPassed, moduleState, quizScores, type ModuleState } from "./module";

/** A module of the course with where the trainee stands. */
export interface Stop {
  readonly module: CourseModule;
  readonly state: ModuleState;
  /** The module that must be passed first, while it is not. */
  readonly lockedBy?: CourseModule | undefined;
  /** The best percentage over its quizzes' best attempts, when one was handed in: of the weakest quiz. */
  readonly best?: number | undefined;
}

/** Every module in the order of days, then tracks. */
export const modulesOf = (course: CourseData): CourseModule[] => [
  ...course.days.map(({ module }) => module),
  ...course.tracks.flatMap(({ modules }) => modules),
];

/** The module that teaches the objective with this code, `url` leading to the section if the module names one. */
export function lessonOf(course: CourseData, code: string): Lesson | undefined {
  const objective = course.objectives[code];
  const module = objective && modulesOf(course).find(({ id }) => id === objective.module);
  if (!module) return undefined;
  const section = objective.section === undefined ? "" : `#${encodeURIComponent(objective.section)}`;
  return { title: module.title, url: `${module.url}${section}` };
}

/** Where the trainee stands in every module, in the order of days, then tracks. With `inOrder` a day waits for the day before. */
export function stops(course: CourseData, streams: Streams, inOrder: boolean): Stop[] {
  const scores = quizScores(streams);
  const stop = (module: CourseModule, before?: CourseModule): Stop => {
    const bests = module.quizzes.flatMap((quiz) => scores.get(quiz)?.percent ?? []);
    const state = moduleState(module, streams, scores);
    const locked = before && state !== "passed" && !isPassed(before, streams, scores);
    return {
      module,
      state,
      lockedBy: locked ? before : undefined,
      best: bests.length ? Math.min(...bests) : undefined,
    };
  };
  return [
    ...course.days.map(({ module }, index) => stop(module, inOrder ? course.days[index - 1]?.module : undefined)),
    ...course.tracks.flatMap(({ modules }) => modules.map((module) => stop(module))),
  ];
}

/** The stop to go on with: the first that is not passed and not locked. */
export const nextStop = (all: readonly Stop[]): Stop | undefined =>
  all.find(({ state, lockedBy }) => state !== "passed" && !lockedBy);
