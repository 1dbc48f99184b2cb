// The page for repetition: what is due today within the minutes of the day, the book, and the papers taken again.

import { useState } from "preact/hooks";
import type { CourseData } from "../../page/data";
import { SETTINGS } from "../../page/appearance";
import { attempts } from "../../progress/attempt";
import { count as countOf } from "../../progress/read";
import { MINUTES, retests, REVIEW, USUAL_MINUTES, type Retest } from "../../progress/repetition";
import { Practice } from "../practice";
import { headingOf } from "../question";
import { Quiz } from "../quiz";
import { SaveStateLine } from "../save-state";
import type { Session } from "../session";
import { useFocus } from "../use-focus";
import { useJournal } from "../use-journal";
import { useTime } from "../use-time";
import { renewedCards, type Bank } from "./bank";
import { Book } from "./book";
import { dailySession, MORE, nextCount, retestSession } from "./session";

/** What the page needs. */
export interface RepetitionProps {
  readonly bank: Bank;
  readonly course: CourseData;
}

/** The item of the settings with the minutes a day. */
const MINUTES_ITEM = "review-minutes";

function Daily({ session, onDone }: { readonly session: Session; readonly onDone: (words: string) => void }) {
  const { say } = window.coursewright;
  const [words, setWords] = useState("");
  const onFocus = useFocus(headingOf(session.asked().find(({ question }) => !session.checkedMark(question))?.question.id ?? ""));
  const spend = useTime(session);
  const finish = (): void => {
    spend();
    session.handIn();
    const marks = [...(session.attempt?.handIn?.marks.values() ?? [])];
    onDone(say("review.done", { right: marks.filter(({ correct }) => correct).length, count: marks.length }));
  };
  return (
    <section class="quiz" aria-labelledby="review-session">
      <h2 id="review-session">{say("review.today")}</h2>
      <SaveStateLine />
      <Practice session={session} onFocus={onFocus} onSay={setWords} onFinish={finish} />
      <p class="visually-hidden" role="status">
        {words}
      </p>
    </section>
  );
}

function Today({ bank, onStart, words }: { readonly bank: Bank; readonly onStart: (count: number) => void; readonly words: string }) {
  const { say, journal, page } = window.coursewright;
  const cards = renewedCards(bank, journal.ledger.streams, Date.now());
  const minutes = countOf(journal.get(SETTINGS, MINUTES_ITEM)) || USUAL_MINUTES;
  const { due, count } = nextCount(bank, journal, minutes, Date.now());
  const open = attempts(journal.ledger.streams, REVIEW).some(({ handIn }) => !handIn);
  return (
    <section class="review-today" aria-labelledby="review-today">
      <h2 id="review-today" tabIndex={-1}>
        {say("review.today")}
      </h2>
      {words && <p class="notice notice-good">{words}</p>}
      <p class="review-due">
        {say(due === 0 ? "review.nothing_due" : count === 0 ? "review.time_over" : count < due ? "review.due_some" : "review.due", { due, count })}
      </p>
      {cards.length > 0 && (
        <p class="review-cards">
          {say("review.cards")}
          {cards.map(({ title, url }) => (
            <a key={url} href={url} lang={page.course.language}>
              {title}
            </a>
          ))}
        </p>
      )}
      {(open || due > 0) && (
        <p class="quiz-actions">
          <button type="button" class={`button ${open || count > 0 ? "button-primary" : ""}`} onClick={() => onStart(count || MORE)}>
            {open ? say("review.continue") : count > 0 ? say("review.start", { count }) : say("review.more", { count: Math.min(due, MORE) })}
          </button>
        </p>
      )}
      <p class="review-minutes">
        <label for="review-minutes">{say("review.minutes")}</label>
        <select
          id="review-minutes"
          value={String(minutes)}
          onChange={(event) => journal.put(SETTINGS, MINUTES_ITEM, Number(event.currentTarget.value))}
        >
          {MINUTES.map((one) => (
            <option key={one} value={String(one)}>
              {say("review.minutes_value", { minutes: one })}
            </option>
          ))}
        </select>
      </p>
      <p class="setting-note">{say("review.how")}</p>
    </section>
  );
}

function Retests({ course, all, onStart }: { readonly course: CourseData; readonly all: readonly Retest[]; readonly onStart: (retest: Retest) => void }) {
  const { say, page, language } = window.coursewright;
  return (
    <section class="review-retests" aria-labelledby="review-retests">
      <h2 id="review-retests">{say("review.retests")}</h2>
      <p>{say(all.length > 0 ? "review.retests_note" : "review.retests_none")}</p>
      <ul class="retests">
        {all.map((retest) => (
          <li key={retest.id}>
            <span>
              <strong>{say("review.retest", { days: retest.days })}</strong> <span lang={page.course.language}>{course.quizzes[retest.quiz]?.title ?? retest.quiz}</span>{" "}
              {retest.percent !== undefined && say("review.retest_done", { percent: retest.percent })}
              {retest.state === "waits" && say("review.retest_waits", { date: new Date(retest.opens).toLocaleDateString(language, { dateStyle: "medium" }) })}
            </span>
            {retest.state !== "waits" && (
              <button type="button" class="button" onClick={() => onStart(retest)}>
                {say(retest.state === "done" ? "review.retest_again" : "review.retest_start")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything on the page. */
export function Repetition({ bank, course }: RepetitionProps) {
  const { say, journal } = window.coursewright;
  useJournal();
  const [shown, setShown] = useState<{ readonly kind: "daily" | "retest"; readonly session: Session }>();
  const [words, setWords] = useState("");
  const focusOn = useFocus();
  const back = (said: string): void => {
    setWords(said);
    setShown(undefined);
    focusOn("review-today");
  };
  const now = Date.now();
  const { streams } = journal.ledger;
  // A paper tells at once what is right; an exam that keeps its answers back is not taken again like that.
  const closed = new Set(bank.closed(streams).map(({ id }) => id));
  const papers = retests(streams, now).filter(({ quiz }) => !closed.has(quiz));
  const titleOf = (retest: Retest): string => `${say("review.retest", { days: retest.days })} ${course.quizzes[retest.quiz]?.title ?? ""}`;
  if (shown?.kind === "daily") return <Daily session={shown.session} onDone={back} />;
  if (shown) {
    return (
      <section class="quiz" aria-labelledby="review-retest">
        <h2 id="review-retest" class="quiz-title">
          {shown.session.quiz.title}
        </h2>
        <Quiz session={shown.session} />
        <p>
          <button type="button" class="button" onClick={() => back("")}>
            {say("review.back")}
          </button>
        </p>
      </section>
    );
  }
  const start = (kind: "daily" | "retest", session: Session | undefined): void => {
    if (session) setShown({ kind, session });
  };
  return (
    <>
      <Today bank={bank} words={words} onStart={(count) => start("daily", dailySession(bank, journal, say("review.today"), count))} />
      <Book bank={bank} course={course} all={bank.entries(streams, now)} />
      <Retests course={course} all={papers} onStart={(retest) => start("retest", retestSession(bank, journal, retest, titleOf(retest)))} />
    </>
  );
}
