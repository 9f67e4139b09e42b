import type { Language } from "../model";
import { englishDrafts } from "./english";
import { frenchDrafts } from "./french";
import { compilePhrases, type CompiledPhrases } from "./phrases";
import { russianDrafts } from "./russian";

/** What the tone check listens for in drafts of one language; the notation is that of `compilePhrases`. */
export type DraftLexicon = {
  readonly insult: string;
  /** Words of the insult lists that in a draft more often mean the thing itself: thieves, rats, litter. */
  readonly literal: string;
  /** Announces that an insult is told, not hurled: "you called our driver a …". */
  readonly reporting: string;
  readonly blame: string;
  readonly sarcasm: string;
  readonly dismissive: string;
  readonly advertising: string;
  /** What makes an offer redress, or an answer to who asked for one. */
  readonly redress: string;
  readonly asksOffer: string;
  readonly promise: string;
  /** Tells of a promise made before, and makes none: "we said it would not happen again". */
  readonly recalled: string;
  /** Takes a promise back: "we cannot guarantee". */
  readonly negator: string;
  /** A time or a deed that a promise can be held to. */
  readonly concrete: string;
  readonly salutation: string;
  /** Words that open a sentence before a comma and name nobody: "Yes, …". */
  readonly opener: string;
  readonly signOff: string;
  /** Words too common to be an abbreviation when they stand in capitals. */
  readonly common: string;
};

export type CompiledDraftLexicon = Readonly<Record<keyof DraftLexicon, CompiledPhrases>>;

const compile = (lexicons: readonly DraftLexicon[]): CompiledDraftLexicon => {
  const part = (name: keyof DraftLexicon): CompiledPhrases => compilePhrases(lexicons.map((lexicon) => lexicon[name]).join(","));
  return {
    insult: part("insult"),
    literal: part("literal"),
    reporting: part("reporting"),
    blame: part("blame"),
    sarcasm: part("sarcasm"),
    dismissive: part("dismissive"),
    advertising: part("advertising"),
    redress: part("redress"),
    asksOffer: part("asksOffer"),
    promise: part("promise"),
    recalled: part("recalled"),
    negator: part("negator"),
    concrete: part("concrete"),
    salutation: part("salutation"),
    opener: part("opener"),
    signOff: part("signOff"),
    common: part("common"),
  };
};

const english = compile([englishDrafts]);
const russian = compile([russianDrafts]);
const french = compile([frenchDrafts]);

/** The phrases of all three languages: a salutation is one in whatever language, and a draft of no known language is read for all. */
export const anyDraftLexicon = compile([englishDrafts, russianDrafts, frenchDrafts]);

/** What to listen for in a draft of the language. */
export const draftLexiconOf = (language: Language): CompiledDraftLexicon => {
  if (language === "en") return english;
  if (language === "ru") return russian;
  return language === "fr" ? french : anyDraftLexicon;
};
