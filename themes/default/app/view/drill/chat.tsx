// A chat drill on its page: start, workbench, debrief, and where focus goes between them.

import type { ComponentType } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ClockMode } from "../../drill/log";
import type { DrillRun } from "../../progress/drill";
import { useFocus } from "../use-focus";
import { Debrief, DEBRIEF } from "./debrief";
import { SETUP, usePageShows } from "./page";
import type { ChatSession } from "./session";
import { Start, START } from "./start";
import { useSession } from "./use-session";
import { Workbench } from "./workbench";

/** The rules of a chat drill in a few lines. */
function Rules({ session }: { readonly session: ChatSession }) {
  const { say } = window.coursewright;
  const { setup, targets, speed } = session.drill.script;
  return (
    <ul class="drill-notes">
      {setup && <li>{say("setup.note_start", { title: setup.title })}</li>}
      <li>{say("drill.note_wait", { amber: targets.amber, red: targets.red })}</li>
      <li>{say("drill.note_human")}</li>
      {speed !== 1 && <li>{say("drill.note_speed", { speed })}</li>}
      {session.drill.phrases.length > 0 && <li>{say("drill.note_phrases")}</li>}
      <li>{say("drill.note_words")}</li>
      <li>{say("drill.note_keys")}</li>
      <li>{say("drill.note_stored")}</li>
    </ul>
  );
}

/** What a drill with a setup shows besides; the id of the setup's heading is `SETUP`. */
export interface SetupViews {
  readonly Setup: ComponentType<{ readonly session: ChatSession }>;
  readonly SetupReview: ComponentType<{ readonly session: ChatSession; readonly run: DrillRun }>;
}

/** The drill. */
export function Chat({ session, views }: { readonly session: ChatSession; readonly views?: SetupViews }) {
  const { say } = window.coursewright;
  useSession(session);
  const [shown, setShown] = useState<string>();
  const [taken, setTaken] = useState(false);
  const before = useRef<string | undefined>(undefined);
  const { open, history } = session;
  const run = history.find(({ id, handIn }) => id === shown && handIn);
  usePageShows(open !== undefined ? (session.isSettingUp ? "setup" : "work") : run ? "debrief" : "start");
  const focusOn = useFocus();
  // The run that was open a moment ago: handed in, its debrief is shown; else another page has it now.
  useLayoutEffect(() => {
    const ended = before.current;
    before.current = open;
    if (open !== undefined || ended === undefined) return;
    const isDone = session.history.some(({ id, handIn }) => id === ended && handIn);
    setTaken(!isDone);
    setShown(isDone ? ended : undefined);
    focusOn(isDone ? DEBRIEF : START);
  }, [open]);
  useLayoutEffect(() => {
    if (session.left) session.resume();
  }, []);
  if (views && open !== undefined && session.isSettingUp) return <views.Setup key={open} session={session} />;
  if (open !== undefined) return <Workbench key={open} session={session} />;
  const again = (): void => {
    setShown(undefined);
    focusOn(START);
  };
  const review = (id: string): void => {
    setShown(id);
    focusOn(DEBRIEF);
  };
  if (run) {
    return (
      <Debrief key={run.id} session={session} run={run} history={history} onAgain={again} onReview={review}>
        {views && <views.SetupReview session={session} run={run} />}
      </Debrief>
    );
  }
  return (
    <Start
      drill={session.drill}
      history={history}
      notice={taken ? say("drill.elsewhere") : session.isChanged ? say("drill.changed") : undefined}
      left={session.left !== undefined}
      onResume={() => session.resume()}
      onStart={(mode: ClockMode) => {
        setTaken(false);
        session.begin(mode);
        if (session.isSettingUp) focusOn(SETUP);
      }}
      onReview={review}
    >
      <Rules session={session} />
    </Start>
  );
}
