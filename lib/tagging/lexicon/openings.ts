/** What a term means by itself; null where no list speaks of it. A listed weight of 0 is said, not absent: it overrules a stem. */
export type Meaning = { weight: number | null; marks: number | null };

/** What stands after the first word: words, stems ("excellent*"), gaps ("~"). */
export type Phrase = Readonly<Meaning> & { readonly pattern: readonly string[] };

/** The phrases that a word may open, by the word that follows it; longest first. */
export type Openings = {
  readonly byNext: ReadonlyMap<string, readonly Phrase[]>;
  /** Those that any other word may go on with: their second part is a stem or a gap. */
  readonly otherwise: readonly Phrase[];
};

/** Sorts phrases by the word they go on with, since most words open none of the phrases that their neighbour could; null where there are none. */
export const openingsOf = (phrases: readonly Phrase[]): Openings | null => {
  if (phrases.length === 0) return null;
  const longestFirst = phrases.toSorted((one, other) => other.pattern.length - one.pattern.length);
  const after = (word: string): readonly Phrase[] => longestFirst.filter((phrase) => isOpen(nextOf(phrase)) || nextOf(phrase) === word);
  return { byNext: new Map(Array.from(nextsOf(phrases), (next) => [next, after(next)])), otherwise: longestFirst.filter((phrase) => isOpen(nextOf(phrase))) };
};

/** The words that one phrase or another goes on with. */
export const nextsOf = (phrases: readonly Phrase[]): ReadonlySet<string> => new Set(phrases.map(nextOf).filter((next) => !isOpen(next)));

const nextOf = ({ pattern }: Phrase): string => pattern[0] ?? "";

const isOpen = (part: string): boolean => part === "~" || part.endsWith("*");

/** The phrases that two neighbours may open. */
export const openedBy = ({ byNext, otherwise }: Openings, next: string): readonly Phrase[] => byNext.get(next) ?? otherwise;
