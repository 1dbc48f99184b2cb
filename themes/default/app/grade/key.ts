// Keys: what the right answer to a question is, as `src/course/key.rs` writes it into the pages.

import type { WordingRules } from "../wording/rules";
import type { Traditional } from "./normalise";

/** The right answer, by kind of question. */
export type Key =
  | { readonly kind: "single"; readonly choices: readonly string[]; readonly answer: string }
  | {
      readonly kind: "multiple";
      readonly choices: readonly string[];
      readonly answer: readonly string[];
      /** Whether some of the points can be earned. */
      readonly partial?: boolean | undefined;
    }
  | { readonly kind: "true_false"; readonly answer: boolean }
  | {
      readonly kind: "numeric";
      /** Plain decimal notation, such as "24.5". */
      readonly answer: string;
      /** The largest difference that still counts as right, plain decimal notation. */
      readonly tolerance: string;
      /** A unit that may be typed behind the number. */
      readonly unit?: string | undefined;
      readonly traditional?: Traditional | undefined;
    }
  | FormulaKey
  | {
      readonly kind: "blank";
      /** For each gap every accepted variant. */
      readonly gaps: readonly (readonly string[])[];
      /** The traditional characters in which they may be typed too. */
      readonly traditional?: Traditional | undefined;
    }
  | {
      readonly kind: "order";
      /** Every item, in the order of the quiz file. */
      readonly items: readonly string[];
      /** The same items in the right order. */
      readonly answer: readonly string[];
      /** Whether some of the points can be earned. */
      readonly partial: boolean;
    }
  | {
      readonly kind: "match";
      readonly items: readonly string[];
      /** Every target, also those that no item belongs to. */
      readonly targets: readonly string[];
      /** For each item its target. */
      readonly answer: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "matrix";
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      /** For each row its right columns. */
      readonly answer: Readonly<Record<string, readonly string[]>>;
      /** Whether more than one column of a row can be chosen. */
      readonly several?: boolean | undefined;
    }
  | {
      readonly kind: "mark";
      /** Every place that can be marked. */
      readonly marks: readonly string[];
      /** Those that should be. */
      readonly answer: readonly string[];
    }
  | {
      readonly kind: "write";
      /** What the text is held to. */
      readonly rules: WordingRules;
      /** The titles of its fields, each of which takes a part of the text; absent for a text in one field. */
      readonly fields?: readonly string[] | undefined;
      /** A good answer, if the author wrote one. */
      readonly model?: string | undefined;
    };

/** A number that depends on numbers drawn anew for every attempt; `variant.ts` draws them. */
export interface FormulaKey {
  readonly kind: "formula";
  /** The numbers that are drawn, in the order in which they are drawn. */
  readonly variables: readonly Variable[];
  /** The formula that gives the number. */
  readonly answer: string;
  readonly tolerance: string;
  readonly unit?: string | undefined;
  readonly traditional?: Traditional | undefined;
}

/** A number that is drawn: `from`, `from` + `step`, ... up to `to`, all in plain decimal notation. */
export interface Variable {
  readonly name: string;
  /** Values are shown with at least as many decimals. */
  readonly from: string;
  readonly to: string;
  readonly step: string;
}
