// The questions that can be repeated here, from the quizzes that were taken, and which of them the rules of an exam
// keep back.

import type { Response } from "../../grade/response";
import type { Streams } from "../../journal/ledger";
import type { QuestionData, QuizData } from "../../page/data";
import type { QuizQuestions } from "../../page/questions";
import { attempts, isRepetition, type Points } from "../../progress/attempt";
import { entries, type Entry } from "../../progress/book";
import { mayReview } from "../../progress/exam/admission";
import { decode, revealed, type KeptQuestion } from "../../progress/exam/paper";
import { readTrees } from "../../progress/exam/tree";
import { markOf } from "../../progress/marking";
import type { Asked } from "../kinds/kind";
import { viewOf } from "../kinds/kinds";
import { unknown } from "../kinds/unknown";
import type { Numbers } from "../kinds/variables";
import { partsOf } from "../told";
import type { QuestionParts } from "../parts";

/** The quizzes that a trainee took, those of repetition left out. */
export function quizzesTaken(streams: Streams): string[] {
  return [...new Set(attempts(streams).map(({ quiz }) => quiz))].filter((quiz) => !isRepetition(quiz));
}

/** The questions of the quizzes that were loaded. */
export class Bank {
  readonly quizzes: ReadonlyMap<string, QuizData>;
  private readonly kept = new Map<string, KeptQuestion>();

  constructor(
    loaded: readonly QuizQuestions[],
    readonly numbers?: Numbers,
  ) {
    this.quizzes = new Map(loaded.map(({ quiz }) => [quiz.id, quiz]));
    for (const { quiz, shown } of loaded) {
      for (const data of quiz.questions) {
        // What no view can show, and what is never marked, cannot be repeated.
        // Drawn numbers are asked for as plain ones.
        const kind = data.key.kind === "formula" && numbers ? "numeric" : data.key.kind;
        if (viewOf(kind) === unknown || data.points === 0) continue;
        this.kept.set(data.id, { data, shown: readTrees(shown[data.id]) });
      }
    }
  }

  /** Every question, with what is right. */
  get questions(): QuestionData[] {
    return [...this.kept.values()].map(({ data }) => revealed(data));
  }

  /** A question with what is right, and with the numbers of this attempt; its parts are new nodes with every call. */
  ask(id: string, attempt: string, streams: Streams): Asked | undefined {
    const kept = this.kept.get(id);
    const parts = kept && partsOf(kept, decode(kept.data.coded ?? ""));
    // But for numbers nothing is left to chance: the question stands as its author wrote it.
    return kept && parts && { question: this.asked(kept, attempt, streams), parts, attempt: "" };
  }

  /** The parts of every question, made when they are first asked for. */
  parts(): ReadonlyMap<string, QuestionParts> {
    const bank = this;
    return new (class extends Map<string, QuestionParts> {
      override get(id: string): QuestionParts | undefined {
        const known = super.get(id) ?? bank.ask(id, "", new Map())?.parts;
        if (known) this.set(id, known);
        return known;
      }
    })();
  }

  /** The exams whose answers may not be shown now. */
  closed(streams: Streams): QuizData[] {
    return [...this.quizzes.values()].filter(
      ({ id, rules }) => rules && !mayReview(attempts(streams, id).filter(({ scope }) => scope === "all"), rules),
    );
  }

  /** The history of every question that is here and may be shown, at the time `now`. */
  entries(streams: Streams, now: number): Entry[] {
    const closed = new Set(this.closed(streams).map(({ id }) => id));
    const open = new Map(
      [...streams].filter(([, stream]) => {
        const start = stream.get("@start")?.value as { readonly quiz?: unknown } | null | undefined;
        return typeof start?.quiz !== "string" || !closed.has(start.quiz);
      }),
    );
    const mark = (question: string, response: Response, attempt: string): Points | undefined => {
      const kept = this.kept.get(question);
      return kept && markOf(this.asked(kept, attempt, streams), response);
    };
    return entries(open, now, mark).filter(({ question }) => this.kept.has(question));
  }

  private asked({ data }: KeptQuestion, attempt: string, streams: Streams): QuestionData {
    return this.numbers?.withNumbers(revealed(data), attempt, streams) ?? revealed(data);
  }
}
