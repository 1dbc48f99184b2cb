// What the view of a kind of question must offer. One file a kind; `kinds.ts` lists them.

import type { ComponentType } from "preact";
import type { Response } from "../../grade/response";
import type { Lesson, QuestionData } from "../../page/data";
import type { QuestionParts } from "../parts";

/** A question as it is asked in an attempt. */
export interface Asked {
  readonly question: QuestionData;
  readonly parts: QuestionParts;
  /** The id of the attempt, also before it begins: what is left to chance follows from it. */
  readonly attempt: string;
  /** What teaches what it asks. */
  readonly lesson?: Lesson | undefined;
}

/** What the fields of a question need. */
export interface FieldsProps {
  readonly asked: Asked;
  readonly response: Response;
  /** The answer stands and right and wrong are shown. */
  readonly marked: boolean;
  /** The answer cannot be changed. */
  readonly fixed: boolean;
  /** Gives the trainee's answer; `typing` while a text grows. */
  readonly onAnswer: (response: Response, typing: boolean) => void;
}

/** The view of one kind of question. */
export interface KindView {
  /** The fields in which it is answered. */
  readonly Fields: ComponentType<FieldsProps>;
  /** The response that is right in full. */
  readonly right: (asked: Asked) => Response;
  /** A response in words. */
  readonly words: (asked: Asked, response: Response) => string;
  /** The names of the author's feedback that a response calls for, in order. */
  readonly feedback: (asked: Asked, response: Response) => readonly string[];
  /** What a piece of feedback is to, in words. */
  readonly feedbackTitle: (name: string, asked: Asked) => string;
  /** The key of the text that asks for an answer; that of choices if absent. */
  readonly hint?: string;
  /** The fields tell of every part how it turned out, so that the words for it are for screen readers only. */
  readonly inPlace?: boolean;
}
