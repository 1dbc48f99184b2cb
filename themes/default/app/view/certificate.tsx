// The certificate: name, course, score, day and code, or what is still open before it can be had.

import { useState } from "preact/hooks";
import { personIn } from "../journal/who";
import type { CourseData } from "../page/data";
import { codeOf, completion, isoDay } from "../progress/certificate";
import { tidy } from "../progress/trainees";
import { useJournal } from "./use-journal";

/** Everything on the page. */
export function Certificate({ course }: { readonly course: CourseData }) {
  const { say, page, journal, register, language } = window.coursewright;
  useJournal();
  const person = personIn(register, journal.parts.profile);
  const [typed, setTyped] = useState({ name: "", number: "" });
  const { open, percent, wall } = completion(course, journal.ledger.streams);
  if (percent === undefined || open.length > 0) {
    return (
      <section class="certificate-form">
        <p>{say(open.length > 0 ? "certificate.open" : "certificate.none")}</p>
        <ul class="certificate-open">
          {open.map(({ id, title, url }) => (
            <li key={id}>
              <a href={url} lang={page.course.language}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  const named = person.name !== "";
  const holder = named ? person : { name: tidy(typed.name), number: tidy(typed.number) };
  const day = isoDay(wall);
  const field = (label: string, key: "name" | "number") => (
    <label class="certificate-field">
      <span>{say(label)}</span>
      <input type="text" autoComplete="off" value={typed[key]} onInput={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })} />
    </label>
  );
  return (
    <>
      <div class="certificate-form">
        {!named && (
          <>
            <p>{say("certificate.who")}</p>
            {field("certificate.name", "name")}
            {field("certificate.number", "number")}
          </>
        )}
        <p class="quiz-actions">
          <button type="button" class="button button-primary" disabled={holder.name === ""} onClick={() => print()}>
            {say("certificate.print")}
          </button>
        </p>
      </div>
      {holder.name !== "" && (
        <article class="diploma" aria-labelledby="diploma">
          <h2 id="diploma">{say("certificate.title")}</h2>
          <p class="diploma-name">{holder.name}</p>
          <p>{say("certificate.finished")}</p>
          <p class="diploma-course" lang={page.course.language}>
            {page.course.title}
          </p>
          <dl class="diploma-facts">
            {holder.number && (
              <>
                <dt>{say("certificate.number_is")}</dt>
                <dd>{holder.number}</dd>
              </>
            )}
            <dt>{say("certificate.score")}</dt>
            <dd>{say("certificate.percent", { percent })}</dd>
            <dt>{say("certificate.day")}</dt>
            <dd>
              <time dateTime={day}>{new Date(wall).toLocaleDateString(language, { dateStyle: "long" })}</time>
            </dd>
            <dt>{say("certificate.code")}</dt>
            <dd class="diploma-code">{codeOf(page.course.id, holder, percent, day)}</dd>
          </dl>
          <p class="diploma-claim">{say("certificate.claim")}</p>
        </article>
      )}
    </>
  );
}
