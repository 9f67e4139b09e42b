import type { Language } from "../model";
import type { Word } from "../reading/cursor";
import type { CompiledDraftLexicon } from "./draft-lexicon-of";
import { findPhrases, type Found } from "./phrases";

/** A draft read once, with what the checks ask about. */
export type Draft = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly lexicon: CompiledDraftLexicon;
  readonly language: Language;
  readonly comment: string;
  readonly customerName: string;
  readonly brandNames: readonly string[];
};

const denialReach = 3;

/** False when the words shortly before, in the same clause, take back what was found: "we cannot guarantee". */
export const isUndenied = (draft: Draft, found: Found): boolean => {
  const clause = draft.words[found.first]?.clause;
  const before = draft.words.slice(Math.max(0, found.first - denialReach), found.first).filter((word) => word.clause === clause);
  return findPhrases(before, draft.lexicon.negator).length === 0;
};

const ownReach = 2;

/** True when the words right before say that the fault is the writer's own: "нам надо было". */
export const isOwnFault = (draft: Draft, found: Found): boolean => {
  const before = draft.words.slice(Math.max(0, found.first - ownReach), found.first).filter(({ clause }) => clause === draft.words[found.first]?.clause);
  return findPhrases(before, draft.lexicon.ownFault).length > 0;
};
