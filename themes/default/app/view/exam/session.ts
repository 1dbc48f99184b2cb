// An exam on a page and the journal behind it: whether it may begin, the attempt with its own paper and clock, and
// what is shown of it afterwards.

import type { Outcome } from "../../grade/attempts";
import { isAnswered, type Response } from "../../grade/response";
import type { Journal } from "../../journal/journal";
import type { Stream } from "../../journal/ledger";
import { randomWord } from "../../journal/storage";
import type { ExamRules, QuestionData, QuizData } from "../../page/data";
import { attempts, attemptStream, currentAttempt, type Attempt } from "../../progress/attempt";
import { admission, mayReview, type Admission } from "../../progress/exam/admission";
import * as clocks from "../../progress/exam/clock";
import { decode, readPaper, revealed, type KeptQuestion, type Told } from "../../progress/exam/paper";
import { CLOCK, circumstances, clockOf, examStart, factorOf, flagOf, flagsOf, limitOf, PAPER } from "../../progress/exam/record";
import type { ExamResult, Factor } from "../../progress/exam/record";
import { isSame, markOf, resultOf, standing } from "../../progress/marking";
import { quizScores } from "../../progress/module";
import { inOrder, paperOf } from "../../progress/paper";
import type { Tree } from "../../progress/exam/tree";
import type { Asked } from "../kinds/kind";
import type { Numbers } from "../kinds/variables";
import type { QuestionParts } from "../parts";

/** What a session needs of the page. */
export interface ExamPage {
  /** The questions as the build rendered them, by id. */
  readonly shown: (question: string) => readonly Tree[];
  /** Makes the parts of a question from its trees, with what is told about it once that may be shown. */
  readonly parts: (question: KeptQuestion, told: Told | undefined) => QuestionParts | undefined;
  readonly now: () => clocks.Moment;
  /** Runs a task when the browser has nothing better to do. */
  readonly idle: (task: () => void) => void;
}

/** Milliseconds between two records of the clock. */
const CLOCK_PAUSE = 10_000;

/** What the browser's own timeline calls the grading of a paper; `npm run bench:exam` reads it there. */
const GRADING = "coursewright: grading";

/** One exam of the page. */
export class ExamSession {
  private id: string | undefined;
  private clock: { readonly id: string; readonly now: clocks.Clock } | undefined;
  /** The questions of one attempt: read once for each record of its paper, since reading 200 takes longer than grading them. */
  private opened: { readonly id: string; readonly paper: unknown; readonly kept: readonly KeptQuestion[] } | undefined;
  /** What was made of them, before handing in or behind it. */
  private made: { readonly kept: readonly KeptQuestion[]; readonly isTold: boolean; readonly asked: readonly Asked[] } | undefined;
  private leaving = false;
  /** The questions whose graders ran already, whatever came out. */
  private readonly rehearsed = new Set<string>();

  constructor(
    readonly quiz: QuizData,
    private readonly page: ExamPage,
    private readonly journal: Journal,
    private readonly numbers?: Numbers,
  ) {}

  /** The rules; those of an exam without limits if the page names none. */
  get rules(): ExamRules {
    return this.quiz.rules ?? { cool_down: 0, review: "after_submit", keep: "best" };
  }

  /** All attempts that count, open ones included, the oldest first. */
  get history(): Attempt[] {
    return attempts(this.journal.ledger.streams, this.quiz.id).filter(({ scope }) => scope === "all");
  }

  /** The attempt that is on: open, or the last result. Nothing before the first, and at the start page. */
  get attempt(): Attempt | undefined {
    if (this.leaving) return undefined;
    const attempt = currentAttempt(this.journal.ledger.streams, this.quiz.id, this.id);
    this.id = attempt?.id;
    return attempt;
  }

  /** What is kept of all attempts. */
  get score(): Outcome | undefined {
    return quizScores(this.journal.ledger.streams).get(this.quiz.id);
  }

  /** Whether the next attempt may begin. */
  get admission(): Admission {
    return admission(this.history, this.rules, this.page.now().wall);
  }

  /** Whether answers may be shown. */
  get reviewable(): boolean {
    return mayReview(this.history, this.rules);
  }

  /** From a result back to the start page, where the next attempt begins. */
  again(): void {
    this.leaving = true;
  }

  /** Begins an attempt, if the rules let it: draws its paper and keeps that with it. */
  start(factor: Factor): void {
    if (!this.admission.may) return;
    const now = this.page.now();
    const id = randomWord();
    const questions = paperOf(this.quiz, id);
    // Earlier papers are only needed for their reviews, which the page can still show as long as it has the questions.
    for (const { id: before } of this.history) {
      if (this.stream(before)?.get(PAPER)?.value) this.journal.put(attemptStream(before), PAPER, null);
    }
    const kept = { questions: questions.map((data) => ({ data, shown: this.page.shown(data.id) })) };
    const start = { ...examStart(this.quiz, questions, factor, now.wall), ...this.numbers?.numbersOf({ questions: questions.map(revealed) }, questions, id) };
    this.journal.put(attemptStream(id), PAPER, kept);
    this.journal.put(attemptStream(id), "@start", start);
    this.id = id;
    this.leaving = false;
    if (start.limit !== undefined) {
      this.clock = { id, now: clocks.begin(start.limit, now) };
      this.storeClock();
    }
  }

  /** The questions of an attempt, with right and wrong only after it was handed in. */
  asked(attempt: Attempt): readonly Asked[] {
    const kept = this.kept(attempt);
    const isTold = attempt.handIn !== undefined;
    if (this.made?.kept === kept && this.made.isTold === isTold) return this.made.asked;
    const asked = kept.flatMap((one) => {
      const told = isTold ? decode(one.data.coded ?? "") : undefined;
      const parts = this.page.parts(one, told);
      const question = this.withNumbers(told ? revealed(one.data) : one.data, attempt);
      const lesson = this.quiz.lessons?.[question.objective ?? ""];
      return parts ? { question, parts, attempt: attempt.id, lesson } : [];
    });
    this.made = { kept, isTold, asked };
    if (!isTold) asked.forEach(({ question }) => this.rehearse(question, this.response(question, attempt), attempt));
    return asked;
  }

  /** The answer to a question. */
  response(question: QuestionData, attempt: Attempt): Response {
    return standing(question, attempt).answer?.response ?? null;
  }

  /** Whether a question is answered. */
  answered(question: QuestionData, attempt: Attempt): boolean {
    return isAnswered(this.response(question, attempt));
  }

  /** The flagged questions of an attempt. */
  flags(attempt: Attempt): ReadonlySet<string> {
    return flagsOf(this.stream(attempt.id));
  }

  /** Flags a question, or takes the flag away. */
  flag(question: string, on: boolean): void {
    const { attempt } = this;
    if (attempt && !attempt.handIn) this.journal.put(attemptStream(attempt.id), flagOf(question), on);
  }

  /** Records an answer. A finished attempt, and one whose time is over, takes none. */
  answer(question: QuestionData, response: Response, typing: boolean): void {
    const { attempt } = this;
    if (!attempt || attempt.handIn || this.remaining === 0) return;
    const answer = { response, print: question.print, checked: false, at: this.page.now().wall };
    this.journal.put(attemptStream(attempt.id), question.id, answer, typing);
    this.rehearse(question, response, attempt);
  }

  /**
   * Marks an answer between two others and throws the mark away. Graders are slow when a browser runs them for the first
   * time: on a slow phone, grading a long paper takes two to three times as long without this.
   */
  private rehearse(question: QuestionData, response: Response, attempt: Attempt): void {
    if (response === null || this.rehearsed.has(question.id)) return;
    this.rehearsed.add(question.id);
    this.page.idle(() => markOf(this.withNumbers(revealed(question), attempt), response));
  }

  /** Seconds the attempt may last, if there is a limit. */
  get limit(): number | undefined {
    return this.id === undefined ? undefined : limitOf(this.stream(this.id));
  }

  /** Seconds that are left of them. */
  get remaining(): number | undefined {
    const running = this.running();
    return running && clocks.remaining(running);
  }

  /** Seconds by which the computer's clock jumped ahead, while nobody said yet what that was. */
  get doubt(): number {
    return Math.round((this.running()?.doubt ?? 0) / 1000);
  }

  /** Looks at the clocks. Returns whether the time is over; then the attempt is to be handed in. */
  tick(): boolean {
    const before = this.running();
    if (!before || !this.clock) return false;
    const now = clocks.tick(before, this.page.now());
    this.clock = { id: this.clock.id, now };
    const written = clockOf(this.stream(this.clock.id), 0).wall;
    if (now.jumps !== before.jumps || Math.abs(now.last.wall - written) >= CLOCK_PAUSE) this.storeClock();
    return clocks.isOver(now);
  }

  /** What the trainee says of a jump ahead. */
  decide(counted: boolean): void {
    const running = this.running();
    if (!running || !this.clock) return;
    this.clock = { id: this.clock.id, now: clocks.decide(running, counted) };
    this.storeClock();
  }

  /** Decides the attempt, once. */
  handIn(reason: ExamResult["reason"]): void {
    const { attempt } = this;
    if (!attempt || attempt.handIn) return;
    const running = this.running();
    const { limit } = this;
    // Handed in late because nobody was there: it ended when its time was over.
    const wall = Math.min(this.page.now().wall, running && reason === "time" ? running.end : Infinity);
    performance.mark(GRADING);
    const whole = { ...this.quiz, questions: this.kept(attempt).map(({ data }) => this.withNumbers(revealed(data), attempt)) };
    const result: ExamResult = {
      ...resultOf(whole, attempt, wall),
      ...(running && limit !== undefined && { seconds: limit - clocks.remaining(running) }),
      reason,
      factor: factorOf(this.stream(attempt.id)),
      jumps: running?.jumps ?? [],
    };
    performance.measure(GRADING, GRADING);
    this.journal.put(attemptStream(attempt.id), "@handin", result);
  }

  /** Why a finished attempt was handed in, and what the clock did meanwhile. */
  circumstances(attempt: Attempt): ReturnType<typeof circumstances> & { readonly factor: Factor } {
    return { ...circumstances(this.stream(attempt.id)), factor: factorOf(this.stream(attempt.id)) };
  }

  /** Adds time for which an open attempt was looked at. */
  spend(seconds: number): void {
    const { attempt } = this;
    if (attempt && !attempt.handIn) this.journal.put(attemptStream(attempt.id), "@time", { seconds: attempt.seconds + seconds });
  }

  /** The question with the numbers that the attempt drew for it. */
  private withNumbers(question: QuestionData, { id }: Attempt): QuestionData {
    return this.numbers?.withNumbers(question, id, this.journal.ledger.streams) ?? question;
  }

  private stream(id: string): Stream | undefined {
    return this.journal.ledger.streams.get(attemptStream(id));
  }

  /** The questions that the attempt keeps; those of the page for one that keeps none, as far as they are the same. */
  private kept({ id, order, prints }: Attempt): readonly KeptQuestion[] {
    const paper = this.stream(id)?.get(PAPER)?.value;
    if (this.opened?.id === id && this.opened.paper === paper) return this.opened.kept;
    const kept = new Map(readPaper(paper).map((one) => [one.data.id, one]));
    const all = order.flatMap((name) => {
      const own = kept.get(name);
      const question = this.quiz.questions.find((one) => one.id === name);
      if (own || !question || !isSame(prints.get(name) ?? "", question.print)) return own ?? [];
      return { data: inOrder(this.quiz, question, id), shown: this.page.shown(name) };
    });
    this.opened = { id, paper, kept: all };
    return all;
  }

  /** The clock of the open attempt, taken up again in a new page. */
  private running(): clocks.Clock | undefined {
    const { attempt, limit } = this;
    if (!attempt || attempt.handIn || limit === undefined) return undefined;
    if (this.clock?.id !== attempt.id) {
      this.clock = { id: attempt.id, now: clocks.resume(clockOf(this.stream(attempt.id), limit), this.page.now()) };
    }
    return this.clock.now;
  }

  private storeClock(): void {
    if (this.clock) this.journal.put(attemptStream(this.clock.id), CLOCK, clocks.stored(this.clock.now));
  }
}
