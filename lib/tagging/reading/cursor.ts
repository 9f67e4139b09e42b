/** One word of a text, folded: lower case, no accents, long runs of a letter cut to two. */
export type Word = {
  /** The id of its form; see forms.ts. −1 where the text is not as it was written. */
  readonly id: number;
  readonly text: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** Counts up at every comma, full stop, dash and line end. */
  readonly clause: number;
  readonly sentence: number;
  readonly isCaps: boolean;
  readonly isStretched: boolean;
  readonly isMasked: boolean;
  readonly startsClause: boolean;
  quoted: boolean;
};

/** What one pass over a text saw besides its words. */
export type Signals = {
  latinLetters: number;
  cyrillicLetters: number;
  foreignLetters: number;
  capitals: number;
  exclamations: number;
  questions: number;
  /** The sentences that end with a question mark. */
  askedSentences: number[];
  smiles: number;
  frowns: number;
  laughs: number;
  emoji: number;
  emojiWeight: number;
  links: number;
  mentions: number;
  hashtags: number;
  /** Digits in runs of seven and more, as in telephone numbers. */
  longNumbers: number;
  /** "50%", as discounts are written. */
  percents: number;
  /** Words written with letters of two scripts. */
  mixedWords: number;
  /** Letters that only some languages use, as they were written. */
  tellingLetters: string;
  /** Emoji, smiles and runs of marks in their order: "😡", "))", "?!". */
  symbols: string[];
};

export type Scan = { readonly words: readonly Word[]; readonly signals: Signals };

/** Where the scanner stands and what it has gathered. */
export type Cursor = {
  readonly text: string;
  readonly end: number;
  at: number;
  clause: number;
  sentence: number;
  clauseIsFresh: boolean;
  openBrackets: number;
  quoteOpenedAt: number | null;
  readonly words: Word[];
  readonly signals: Signals;
};

/** The signals of a text that holds nothing. */
export const noSignals = (): Signals => ({
  latinLetters: 0,
  cyrillicLetters: 0,
  foreignLetters: 0,
  capitals: 0,
  exclamations: 0,
  questions: 0,
  askedSentences: [],
  smiles: 0,
  frowns: 0,
  laughs: 0,
  emoji: 0,
  emojiWeight: 0,
  links: 0,
  mentions: 0,
  hashtags: 0,
  longNumbers: 0,
  percents: 0,
  mixedWords: 0,
  tellingLetters: "",
  symbols: [],
});
