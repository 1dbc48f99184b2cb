// Keys: what the right answer to a question is, as `src/course/key.rs` writes it into the pages.

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
    }
  | {
      readonly kind: "blank";
      /** For each gap every accepted variant. */
      readonly gaps: readonly (readonly string[])[];
    };
