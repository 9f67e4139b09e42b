/** What the tone check listens for in drafts of one language; the notation is that of `compilePhrases`. */
export type DraftLexicon = {
  readonly insult: string;
  /** Words of the insult lists that in a draft more often mean the thing itself: thieves, rats, litter. */
  readonly literal: string;
  /** Announces that an insult is told, not hurled: "you called our driver a …". */
  readonly reporting: string;
  readonly blame: string;
  /** Whose fault it is instead: "нам надо было". */
  readonly ownFault: string;
  readonly sarcasm: string;
  readonly dismissive: string;
  /** The words between a word and its echo: "a deal is a deal". */
  readonly echo: string;
  readonly advertising: string;
  /** Talks somebody into something, and advertises where a price or a bargain stands beside it: "switch to our …", "by the way". */
  readonly pitch: string;
  readonly bargain: string;
  /** What makes an offer redress, or an answer to who asked for one. */
  readonly redress: string;
  readonly asksOffer: string;
  readonly promise: string;
  /** A verb of what is to come, and what makes it too good to hold: "will" with "perfect", "always", "trust us". */
  readonly future: string;
  readonly lofty: string;
  /** Tells of a promise made before, and makes none: "we said it would not happen again". */
  readonly recalled: string;
  /** Takes a promise back: "we cannot guarantee". */
  readonly negator: string;
  /** A time or a deed that a promise can be held to. */
  readonly concrete: string;
  readonly salutation: string;
  /** Words of thanks or sorrow that may stand before the name. */
  readonly thanks: string;
  /** Words that open a sentence before a comma and name nobody: "Yes, …". */
  readonly opener: string;
  readonly signOff: string;
  /** Words too common to be an abbreviation when they stand in capitals. */
  readonly common: string;
};

/** Turns of speech that hurt: who is spoken of crossed with what is said of them. They are read beside the phrases. */
export type HurtfulTurns = Pick<DraftLexicon, "insult" | "blame" | "sarcasm" | "dismissive">;

/** Turns of speech that offer unasked or promise what nobody can hold. */
export type OfferTurns = Pick<DraftLexicon, "advertising" | "promise">;
