import { wordsOfName } from "../name-index";
import type { Word } from "../reading/cursor";
import type { Span } from "./draft-model";
import { findPhrases } from "./phrases";
import type { Draft } from "./read-draft";
import { spansOf } from "./sentences";

const marksInARow = /[!！](?:[ \u00a0\u202f]?[!?！？]){2,20}/gu;

/** Words in capitals that are no abbreviation, name or number of something, and rows of exclamation marks. */
export const findShouting = (draft: Draft): readonly Span[] =>
  [
    ...capitalRuns(draft)
      .filter((run) => isShouted(draft, run))
      .map(spanOf),
    ...spansOf(draft.text, marksInARow),
  ].sort((one, other) => one.from - other.from);

// Neighbouring words in capitals; single capital letters ("I", "A", "Я") go along with them.
const capitalRuns = (draft: Draft): readonly (readonly Word[])[] => {
  const names = new Set([draft.customerName, ...draft.brandNames].flatMap(wordsOfName));
  const runs: Word[][] = [];
  let open: Word[] | null = null;
  for (const word of draft.words) {
    const stands = isInCapitals(draft.text, word) && !word.quoted && !names.has(word.text);
    if (!stands) open = null;
    else if (open === null || open[0]?.sentence !== word.sentence) runs.push((open = [word]));
    else open.push(word);
  }
  return runs;
};

const isInCapitals = (text: string, word: Word): boolean =>
  /^[\p{Lu}'’]+$/u.test(text.slice(word.from, Math.min(word.to, word.from + wordRead))) && !isPartOfCode(text, word);

const wordRead = 40;

const isPartOfCode = (text: string, word: Word): boolean => /[\d_/-]/.test(text.charAt(word.from - 1)) || /[\d_/-]/.test(text.charAt(word.to));

const plainWord = 5;

const isShouted = (draft: Draft, run: readonly Word[]): boolean => {
  const written = run.filter((word) => word.to - word.from > 1);
  if (findPhrases(written, draft.lexicon.common).length > 0) return true;
  // One uncommon word in capitals may be a product or a voucher; beside others it is raised voice.
  return run.length > 1 && written.some(({ text }) => text.length >= plainWord && /[aeiouyаеиоуыэюя]/.test(text));
};

const spanOf = (run: readonly Word[]): Span => ({ from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 });
