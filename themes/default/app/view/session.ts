// A quiz on a page and the journal behind it: which attempt is on, and what the trainee may do with it. The views draw
// what a session says and call its actions; after each the journal tells them to draw again.

import { isAnswered, type Response } from "../grade/response";
import type { Mark } from "../grade/mark";
import type { Journal } from "../journal/journal";
import { randomWord } from "../journal/storage";
import type { QuestionData, QuizData } from "../page/data";
import { attemptStream, currentAttempt, type Attempt, type HandIn } from "../progress/attempt";
import type { Drawing } from "../progress/paper";
import { changedSince, isMissed, markOf, questionsOf, resultOf, standing, startOf } from "../progress/marking";
import type { Asked } from "./kinds/kind";
import type { Numbers } from "./kinds/variables";
import type { QuestionParts } from "./parts";

/** One quiz of the page. */
export class Session {
  /** The attempt this page works on, once it has one: another tab's new attempt does not take its place. */
  private id: string | undefined;
  /** The id that the next attempt will have, and so its paper, which is shown before it begins. */
  private next = randomWord();
  /** `attempt`, until the journal changes: one drawing asks for it many times. */
  private known: { readonly attempt: Attempt | undefined } | undefined;

  constructor(
    readonly quiz: QuizData,
    private readonly parts: ReadonlyMap<string, QuestionParts>,
    private readonly journal: Journal,
    private readonly drawing?: Drawing,
    private readonly numbers?: Numbers,
  ) {
    journal.subscribe(() => (this.known = undefined));
  }

  /** The attempt that is on: open, or the last result; nothing before the first answer. */
  get attempt(): Attempt | undefined {
    this.known ??= { attempt: currentAttempt(this.journal.ledger.streams, this.quiz.id, this.id) };
    this.id = this.known.attempt?.id;
    return this.known.attempt;
  }

  /** The questions of the attempt as they are asked. */
  asked(attempt = this.attempt): Asked[] {
    const id = attempt?.id ?? this.next;
    const questions = attempt
      ? questionsOf(this.quiz, attempt).map((one) => this.drawing?.inOrder(this.quiz, one, attempt.id) ?? one)
      : this.paper();
    return questions.flatMap((question) => {
      const parts = this.parts.get(question.id);
      const lesson = this.quiz.lessons?.[question.objective ?? ""];
      return parts ? { question: this.numbers?.withNumbers(question, id, this.journal.ledger.streams) ?? question, parts, attempt: id, lesson } : [];
    });
  }

  /** The answer that counts for a question in the attempt. */
  response(question: QuestionData, attempt = this.attempt): Response {
    return standing(question, attempt).answer?.response ?? null;
  }

  /** Why a question is asked again, in words; only in repetition. */
  reason?(question: string): string | undefined;

  /** Whether a question is answered as far as a check needs: of a text in several fields, each of them. */
  answered(question: QuestionData): boolean {
    const { fields }: { readonly kind: string; readonly fields?: readonly string[] | undefined } = question.key;
    return isAnswered(this.response(question), fields);
  }

  /** In practice: what a question earned, once it was checked. */
  checkedMark(question: QuestionData): Mark | undefined {
    const { answer } = standing(question, this.attempt);
    return answer?.checked ? markOf(question, answer.response) : undefined;
  }

  /** What a question earned in a finished attempt; nothing if it was not asked or was changed since. */
  finalMark(question: QuestionData, attempt: Attempt, result: HandIn): Mark | undefined {
    return changedSince(question, attempt) ? undefined : result.marks.get(question.id);
  }

  /** Records an answer; starts an attempt at the whole quiz if none is on. A finished attempt takes no answers. */
  answer(question: QuestionData, response: Response, typing: boolean): void {
    const attempt = this.attempt ?? this.start();
    if (attempt.handIn || this.checkedMark(question)) return;
    this.store(attempt, question, response, false, typing);
  }

  /** Makes the answer to a question stand, in practice. Returns whether there was one. */
  check(question: QuestionData): boolean {
    const { attempt } = this;
    if (!attempt || attempt.handIn || !this.answered(question)) return false;
    this.store(attempt, question, this.response(question), true, false);
    return true;
  }

  /** Starts an attempt at the whole quiz. */
  start(): Attempt {
    return this.begin(this.paper(), "all");
  }

  /** Starts an attempt at the questions that went wrong in `attempt`. */
  startWrong(attempt: Attempt): Attempt {
    return this.begin(
      this.wrong(attempt).map(({ question }) => question),
      "wrong",
    );
  }

  /** The questions of a finished attempt that count, did not earn everything and are still the same. */
  wrong(attempt: Attempt): Asked[] {
    return this.asked(attempt).filter(({ question }) => {
      const mark = attempt.handIn && this.finalMark(question, attempt, attempt.handIn);
      return mark !== undefined && isMissed(mark);
    });
  }

  /** Decides the attempt, once. */
  handIn(): void {
    const { attempt } = this;
    if (!attempt || attempt.handIn) return;
    const whole = { ...this.quiz, questions: this.asked(attempt).map(({ question }) => question) };
    this.journal.put(attemptStream(attempt.id), "@handin", resultOf(whole, attempt, Date.now()));
  }

  /** Adds time spent on the attempt while it is open. */
  spend(seconds: number): void {
    const { attempt } = this;
    if (attempt && !attempt.handIn) {
      this.journal.put(attemptStream(attempt.id), "@time", { seconds: attempt.seconds + seconds });
    }
  }

  /** The paper of the next attempt. */
  protected paper(): readonly QuestionData[] {
    return this.drawing?.paperOf(this.quiz, this.next) ?? this.quiz.questions;
  }

  protected begin(questions: readonly QuestionData[], scope: Attempt["scope"]): Attempt {
    this.id = this.next;
    this.next = randomWord();
    const start = { ...startOf(this.quiz, questions, scope, Date.now()), ...this.numbers?.numbersOf(this.quiz, questions, this.id) };
    this.journal.put(attemptStream(this.id), "@start", start);
    const attempt = this.attempt;
    if (!attempt) throw new Error("the new attempt is not in the journal");
    return attempt;
  }

  private store(attempt: Attempt, question: QuestionData, response: Response, checked: boolean, typing: boolean): void {
    const answer = { response, print: question.print, checked, at: Date.now() };
    this.journal.put(attemptStream(attempt.id), question.id, answer, typing);
  }
}
