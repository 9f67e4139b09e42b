import type { Language } from "../model";
import type { DraftLexicon } from "./draft-lexicon";
import { englishDrafts } from "./english";
import { englishOffers } from "./english-offers";
import { englishTurns } from "./english-turns";
import { frenchDrafts } from "./french";
import { frenchOffers } from "./french-offers";
import { frenchTurns } from "./french-turns";
import { compilePhrases, type CompiledPhrases } from "./phrases";
import { russianDrafts } from "./russian";
import { russianOffers } from "./russian-offers";
import { russianTurns } from "./russian-turns";

export type CompiledDraftLexicon = Readonly<Record<keyof DraftLexicon, CompiledPhrases>>;

const compile = (lexicons: readonly Partial<DraftLexicon>[]): CompiledDraftLexicon => {
  const part = (name: keyof DraftLexicon): CompiledPhrases => compilePhrases(lexicons.map((lexicon) => lexicon[name] ?? "").join(","));
  return {
    insult: part("insult"),
    literal: part("literal"),
    reporting: part("reporting"),
    blame: part("blame"),
    ownFault: part("ownFault"),
    sarcasm: part("sarcasm"),
    dismissive: part("dismissive"),
    echo: part("echo"),
    advertising: part("advertising"),
    pitch: part("pitch"),
    bargain: part("bargain"),
    redress: part("redress"),
    asksOffer: part("asksOffer"),
    promise: part("promise"),
    future: part("future"),
    lofty: part("lofty"),
    recalled: part("recalled"),
    negator: part("negator"),
    concrete: part("concrete"),
    salutation: part("salutation"),
    thanks: part("thanks"),
    opener: part("opener"),
    signOff: part("signOff"),
    common: part("common"),
  };
};

const englishLexicons = [englishDrafts, englishTurns, englishOffers];
const russianLexicons = [russianDrafts, russianTurns, russianOffers];
const frenchLexicons = [frenchDrafts, frenchTurns, frenchOffers];

const english = compile(englishLexicons);
const russian = compile(russianLexicons);
const french = compile(frenchLexicons);

/** The phrases of all three languages: a salutation is one in whatever language, and a draft of no known language is read for all. */
export const anyDraftLexicon = compile([...englishLexicons, ...russianLexicons, ...frenchLexicons]);

/** What to listen for in a draft of the language. */
export const draftLexiconOf = (language: Language): CompiledDraftLexicon => {
  if (language === "en") return english;
  if (language === "ru") return russian;
  return language === "fr" ? french : anyDraftLexicon;
};
