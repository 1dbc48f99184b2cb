// Erasing the learning records of this course, behind a question back.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { eraseRecords } from "../journal/erase";

/** The button, the question, and what came of it. `title` is the course's. */
export function Erase({ title }: { readonly title: string }) {
  const { say, journal } = window.coursewright;
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (moved.current) (asking ? heading : opener).current?.focus();
  }, [asking]);
  const ask = (on: boolean): void => {
    moved.current = true;
    setAsking(on);
  };
  const erase = async (): Promise<void> => {
    const gone = await eraseRecords(journal);
    setWords(say(gone ? "settings.reset_done" : "settings.reset_failed"));
    ask(false);
  };
  return (
    <div class="setting">
      <p>
        <button type="button" ref={opener} class="button button-danger" hidden={asking} onClick={() => ask(true)}>
          {say("settings.reset")}
        </button>
      </p>
      {asking && (
        <section class="notice notice-warning" aria-labelledby="settings-reset">
          <h3 id="settings-reset" ref={heading} tabIndex={-1}>
            {say("settings.reset_title")}
          </h3>
          <p>{say("settings.reset_note", { title })}</p>
          <p class="quiz-actions">
            <button type="button" class="button button-danger" onClick={() => void erase()}>
              {say("settings.reset_now")}
            </button>
            <button type="button" class="button" onClick={() => ask(false)}>
              {say("settings.reset_cancel")}
            </button>
          </p>
        </section>
      )}
      <p role="status">{words}</p>
    </div>
  );
}
