// The profile of every exam on the results page: its last paper by objective, the weakest first, and where to go on.

import type { CourseData } from "../page/data";
import type { Attempt, Points } from "../progress/attempt";
import { byObjective } from "../progress/marking";
import { lessonOf } from "../progress/outline";

/** What the profiles need. */
export interface ExamProfilesProps {
  readonly course: CourseData;
  readonly all: readonly Attempt[];
}

/** Percent from which an objective counts as half known, and as known. */
const HALF = 60;
const FULL = 85;

const percentOf = ({ earned, total }: Points): number => (total === 0 ? 0 : Math.floor((earned / total) * 100));

/** How well an objective is known, as a name. */
const levelOf = (percent: number): string => (percent >= FULL ? "full" : percent >= HALF ? "half" : "weak");

function Profile({ course, attempt }: { readonly course: CourseData; readonly attempt: Attempt }) {
  const { say, page } = window.coursewright;
  const rows = [...byObjective(attempt.handIn?.marks ?? new Map())].sort(([, a], [, b]) => percentOf(a) - percentOf(b));
  if (rows.length === 0) return null;
  const title = `results-exam-${attempt.quiz}`;
  return (
    <section class="exam-profile" aria-labelledby={title}>
      <h3 id={title} lang={page.course.language}>
        {course.quizzes[attempt.quiz]?.title ?? attempt.title}
      </h3>
      <ul class="bars">
        {rows.map(([code, points]) => {
          const lesson = lessonOf(course, code);
          const words = course.objectives[code]?.text ?? code;
          const percent = percentOf(points);
          const level = levelOf(percent);
          return (
            <li key={code} class={`is-${level}`}>
              <span lang={page.course.language}>{lesson ? <a href={lesson.url}>{words}</a> : words}</span>
              <meter min={0} max={100} value={percent} aria-hidden="true" />
              <span class="bar-value">{say(`results.level_${level}`, { percent, ...points })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The last paper of every exam that was handed in. */
export function ExamProfiles({ course, all }: ExamProfilesProps) {
  const { say } = window.coursewright;
  const last = new Map<string, Attempt>();
  for (const attempt of all) if (attempt.mode === "exam" && attempt.handIn) last.set(attempt.quiz, attempt);
  const profiles = [...last.values()].filter(({ handIn }) => byObjective(handIn?.marks ?? new Map()).size > 0);
  if (profiles.length === 0) return null;
  return (
    <section class="results-exams" aria-labelledby="results-exams">
      <h2 id="results-exams">{say("results.exams")}</h2>
      <p>{say("results.exams_note")}</p>
      {profiles.map((attempt) => (
        <Profile key={attempt.id} course={course} attempt={attempt} />
      ))}
    </section>
  );
}
