// The book of wrong answers: by module, with the date, the own answer, what is right and why, and where it is taught.

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { CourseData, CourseModule, CourseQuiz, Lesson } from "../../page/data";
import { isSame } from "../../progress/marking";
import { lessonOf, modulesOf } from "../../progress/outline";
import { dayOf } from "../../progress/day";
import { DAYS_TO_LEAVE, inBook, type Entry } from "../../progress/book";
import type { Asked } from "../kinds/kind";
import { Question } from "../question";
import type { Bank } from "./bank";

/** What the book needs. */
export interface BookProps {
  readonly bank: Bank;
  readonly course: CourseData;
  readonly all: readonly Entry[];
}

/** Characters of the question that stand in the list. */
const SHORT = 60;

/** What a question asks, as a line of text. */
function stemOf({ question, parts }: Asked): string {
  window.coursewright.numbers?.fillNumbers(question, parts);
  parts.gaps.forEach((gap) => (gap.textContent = "____"));
  const stem = parts.prompt.map(({ textContent }) => textContent ?? "").join(" ");
  parts.gaps.forEach((gap) => gap.replaceChildren());
  return stem.replace(/\s+/g, " ").trim();
}

/** One question of the book; its parts are made when it is opened. */
function BookEntry({ bank, entry, lesson, quizzes }: { readonly bank: Bank; readonly entry: Entry; readonly lesson?: Lesson | undefined; readonly quizzes: readonly CourseQuiz[] }) {
  const { say, page, language, journal } = window.coursewright;
  const { miss } = entry;
  const [{ asked, stem }] = useState(() => {
    const asked = bank.ask(entry.question, miss?.attempt ?? "", journal.ledger.streams);
    return { asked, stem: asked ? stemOf(asked) : "" };
  });
  const [open, setOpen] = useState(false);
  if (!asked || !miss) return null;
  const changed = miss.print !== "" && !isSame(miss.print, asked.question.print);
  const date = new Date(miss.wall).toLocaleDateString(language, { dateStyle: "medium" });
  const days = entry.due - dayOf(Date.now());
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span lang={page.course.language}>{stem.length > SHORT ? `${stem.slice(0, SHORT)}…` : stem}</span>
          <small>
            {say("review.missed", { date, count: entry.misses })} {days > 0 ? say("review.due_in", { days }) : say("review.due_now")}{" "}
            {entry.streak > 0 && say("review.streak", { days: entry.streak, count: DAYS_TO_LEAVE })}
          </small>
        </summary>
        {open && (
          <div class="book-question">
            <Question
              asked={asked}
              number={1}
              count={1}
              response={changed ? null : miss.response}
              mark={changed ? undefined : { earned: miss.earned, total: miss.total, correct: false }}
              notice={changed ? say("quiz.result_changed") : undefined}
              fixed
              onAnswer={() => undefined}
            />
            <p class="lesson">
              {say("review.place")}{" "}
              {[...(lesson ? [lesson] : []), ...quizzes].map(({ title, url }, index) => (
                <Fragment key={url}>
                  {index > 0 && say("quiz.list_and")}
                  <a href={url} lang={page.course.language}>
                    {title}
                  </a>
                </Fragment>
              ))}
            </p>
          </div>
        )}
      </details>
    </li>
  );
}

/** Everything that was answered wrong and is not learnt yet. */
export function Book({ bank, course, all }: BookProps) {
  const { say, page, journal } = window.coursewright;
  const modules = modulesOf(course);
  const objectives = new Map(bank.questions.map(({ id, objective }) => [id, objective]));
  const groups = new Map<string, { title: string; note: string; module?: CourseModule | undefined; lesson?: Lesson | undefined; entries: Entry[] }>();
  for (const entry of all.filter(inBook)) {
    const code = objectives.get(entry.question) ?? "";
    const objective = course.objectives[code];
    const quizzes = [...entry.quizzes];
    const module = modules.find(({ id, quizzes: own }) => (objective ? id === objective.module : own.some((quiz) => quizzes.includes(quiz))));
    const name = `${module?.id ?? ""} ${code}`;
    const group = groups.get(name) ?? { title: module?.title ?? say("review.elsewhere"), note: objective?.text ?? "", module, lesson: lessonOf(course, code) ?? module, entries: [] };
    group.entries.push(entry);
    groups.set(name, group);
  }
  const place = (module?: CourseModule): number => (module ? modules.indexOf(module) : modules.length);
  const sorted = [...groups].sort(([, a], [, b]) => place(a.module) - place(b.module));
  const closed = bank.closed(journal.ledger.streams);
  return (
    <section class="review-book" aria-labelledby="review-book">
      <h2 id="review-book">{say("review.book", { count: all.filter(inBook).length })}</h2>
      <p>{say(groups.size > 0 ? "review.book_note" : "review.book_empty", { count: DAYS_TO_LEAVE })}</p>
      {sorted.map(([name, { title, note, lesson, entries }]) => (
        <section key={name}>
          <h3 lang={page.course.language}>{note ? `${title} · ${note}` : title}</h3>
          <ul class="book-entries">
            {entries.map((entry) => (
              <BookEntry
                key={`${entry.question} ${entry.answers.length}`}
                bank={bank}
                entry={entry}
                lesson={lesson}
                quizzes={[...entry.quizzes].flatMap((quiz) => course.quizzes[quiz] ?? [])}
              />
            ))}
          </ul>
        </section>
      ))}
      {closed.map(({ id, title }) => (
        <p key={id}>{say("review.closed", { title })}</p>
      ))}
    </section>
  );
}
