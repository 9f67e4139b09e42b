import type { UnsureHead } from "#lib/tagging/model";

/** The tags a person may have a word on. */
export type CorrectedHead = "language" | "sentiment" | "intent" | "tones";

/** What the tagger calls a tag it doubts; of the language it is never unsure. */
export const doubtOf = (head: CorrectedHead): UnsureHead | null => {
  switch (head) {
    case "language":
      return null;
    case "tones":
      return "tone";
    case "sentiment":
    case "intent":
      return head;
  }
};
