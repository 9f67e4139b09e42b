import { scan } from "#lib/tagging/reading/scan";

import { stemOf } from "./stem";
import { isTelling } from "./stop-words";

/** A telling word, or two that stand side by side: the same by its key whatever its endings, and where it stands in its text. */
export type Term = { readonly key: string; readonly from: number; readonly to: number };

type Telling = Term & { readonly place: number; readonly clause: number };

/** What a text is about, each term once; "loyalty card" and "loyalty cards" are one, and so is "perte de colis" over its little word. */
export const termsIn = (text: string): readonly Term[] => {
  const telling = scan(text).words.flatMap(({ text: word, clause, from, to }, place): Telling[] =>
    isTelling(word) ? [{ key: stemOf(word), place, clause, from, to }] : [],
  );
  const pairs = telling.flatMap((word, at): Term[] => {
    const next = telling[at + 1];
    return next !== undefined && areNeighbours(word, next) && hasWordsAlone(text.slice(word.to, next.from))
      ? [{ key: `${word.key} ${next.key}`, from: word.from, to: next.to }]
      : [];
  });
  return [...new Map([...telling, ...pairs].toReversed().map((term) => [term.key, term])).values()];
};

const littleWordsBetween = 1;

const areNeighbours = (one: Telling, next: Telling): boolean =>
  one.clause === next.clause && one.key !== next.key && next.place - one.place <= littleWordsBetween + 1;

/** No figures, quotation marks or brackets stand in a phrase. */
const hasWordsAlone = (between: string): boolean => /^[\p{L}\s'’-]*$/u.test(between);

const hyphened = /(?:-\p{L}+)*/uy;

/** A term as its text has it: "rendez-vous" with what hangs on it, in small letters. */
export const writtenAs = (text: string, { from, to }: Term): string => {
  hyphened.lastIndex = to;
  return (text.slice(from, to) + (hyphened.exec(text)?.[0] ?? "")).toLowerCase().replaceAll(/\s+/gu, " ");
};

/** The words of a phrase, by their keys; none for a word by itself. */
export const wordsOfPhrase = (key: string): readonly string[] => (key.includes(" ") ? key.split(" ") : []);
