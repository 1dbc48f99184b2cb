// One question: its heading, its prompt, the fields of its kind, and, once it is marked, the feedback.

import { useLayoutEffect } from "preact/hooks";
import type { Mark } from "../grade/mark";
import type { Response } from "../grade/response";
import type { Answer } from "../progress/attempt";
import { isCardChange } from "../progress/marking";
import type { Asked } from "./kinds/kind";
import { viewOf } from "./kinds/kinds";
import { Slot } from "./slot";

/** What a question on the page needs to know. */
export interface QuestionProps {
  readonly asked: Asked;
  /** Its place in the paper, from 1, and the number of questions there. */
  readonly number: number;
  readonly count: number;
  readonly response: Response;
  /** What it earned, when that may be shown. */
  readonly mark?: Mark | undefined;
  readonly fixed: boolean;
  /** A line above the fields, such as that the question was changed. */
  readonly notice?: string | undefined;
  readonly onAnswer: (response: Response, typing: boolean) => void;
}

/** The id of a question's heading, where focus goes. */
export const headingOf = (question: string): string => `q-${question}-number`;

/** The id of a question's feedback, where focus goes after checking. */
export const feedbackOf = (question: string): string => `q-${question}-feedback`;

/** Right, partly right or wrong, in words; of what does not count, that it does not. */
export function verdictWords(mark: Mark): string {
  const { say } = window.coursewright;
  if (!mark.total) return say("quiz.write_done");
  if (mark.correct) return say("quiz.right");
  return mark.earned > 0 ? say("quiz.partial", { earned: mark.earned, total: mark.total }) : say("quiz.wrong");
}

/** The class of a mark. */
export const markClass = (mark: Mark): string =>
  !mark.total ? "is-done" : mark.correct ? "is-right" : mark.earned > 0 ? "is-partial" : "is-wrong";

/** The right answer in words, as a whole line; empty if there is none to tell. */
export function rightAnswer(asked: Asked): string {
  const { words, right } = viewOf(asked.question.key.kind);
  const answer = words(asked, right(asked));
  return answer && window.coursewright.say("quiz.right_answer", { answer });
}

/** A response in words. */
export function ownAnswer(asked: Asked, response: Response): string {
  return viewOf(asked.question.key.kind).words(asked, response) || window.coursewright.say("quiz.no_answer");
}

/** That a question was changed since it was answered, or a card that it rests on, and what the answer was. */
export const changedWords = (asked: Asked, { response, print }: Pick<Answer, "response" | "print">): string =>
  window.coursewright.say(isCardChange(print, asked.question.print) ? "quiz.card_changed" : "quiz.changed", {
    answer: ownAnswer(asked, response),
  });

function Feedback({
  asked,
  response,
  mark,
}: {
  readonly asked: Asked;
  readonly response: Response;
  readonly mark: Mark;
}) {
  const { say, page } = window.coursewright;
  const { question, parts, lesson } = asked;
  const view = viewOf(question.key.kind);
  const told = view.inPlace ? "visually-hidden" : "verdict-answer";
  const right = rightAnswer(asked);
  const said = view.feedback(asked, response).filter((name) => parts.feedback.get(name)?.length);
  return (
    <div class={`verdict ${markClass(mark)}`} id={feedbackOf(question.id)} tabIndex={-1}>
      <p class="verdict-title">{verdictWords(mark)}</p>
      <p class={told}>{say("quiz.your_answer", { answer: ownAnswer(asked, response) })}</p>
      {!mark.correct && right && <p class={told}>{right}</p>}
      {said.map((name) => (
        <div key={name} class="feedback-line">
          <span class="feedback-for">{view.feedbackTitle(name, asked)}</span>
          <Slot class="feedback" nodes={parts.feedback.get(name) ?? []} />
        </div>
      ))}
      {parts.explanation.length > 0 && <Slot class="explanation" nodes={parts.explanation} />}
      {lesson && (
        <p class="lesson">
          {say("quiz.lesson")}{" "}
          <a href={lesson.url} lang={page.course.language}>
            {lesson.title}
          </a>
        </p>
      )}
    </div>
  );
}

/** A question with its fields; the buttons around it belong to whoever shows it. */
export function Question({ asked, number, count, response, mark, fixed, notice, onAnswer }: QuestionProps) {
  const { say } = window.coursewright;
  const { question, parts } = asked;
  const { Fields } = viewOf(question.key.kind);
  const title = `q-${question.id}-title`;
  useLayoutEffect(() => {
    if (parts.title) parts.title.id ||= title;
    window.coursewright.numbers?.fillNumbers(question, parts);
  });
  return (
    <div class={`question ${mark ? `is-marked ${markClass(mark)}` : ""}`} data-kind={question.key.kind}>
      <fieldset aria-labelledby={`${headingOf(question.id)} ${parts.title?.id || title}`}>
        <legend>
          <h3 class="question-number" id={headingOf(question.id)} tabIndex={-1}>
            {say("quiz.number", { number, count })}
          </h3>
        </legend>
        <p class="question-meta">
          <span class="question-kind">{say(`quiz.kind_${question.key.kind}`)}</span>
          {question.points > 0 && <span>{say("quiz.points", { points: question.points })}</span>}
          {question.red_line && <span class="red-line">{say("quiz.red_line")}</span>}
        </p>
        <Slot class="prompt" nodes={parts.prompt} />
        {notice && <p class="notice notice-changed">{notice}</p>}
        <Fields asked={asked} response={response} marked={mark !== undefined} fixed={fixed} onAnswer={onAnswer} />
      </fieldset>
      {mark && <Feedback asked={asked} response={response} mark={mark} />}
    </div>
  );
}
