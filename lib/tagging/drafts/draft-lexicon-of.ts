import type { Language } from "../model";
import type { DraftLexicon } from "./draft-lexicon";
import { englishDrafts } from "./english";
import { englishTurns } from "./english-turns";
import { frenchDrafts } from "./french";
import { frenchTurns } from "./french-turns";
import { compilePhrases, type CompiledPhrases } from "./phrases";
import { russianDrafts } from "./russian";
import { russianTurns } from "./russian-turns";

export type CompiledDraftLexicon = Readonly<Record<keyof DraftLexicon, CompiledPhrases>>;

const compile = (lexicons: readonly Partial<DraftLexicon>[]): CompiledDraftLexicon => {
  const part = (name: keyof DraftLexicon): CompiledPhrases => compilePhrases(lexicons.map((lexicon) => lexicon[name] ?? "").join(","));
  return {
    insult: part("insult"),
    literal: part("literal"),
    reporting: part("reporting"),
    blame: part("blame"),
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

const english = compile([englishDrafts, englishTurns]);
const russian = compile([russianDrafts, russianTurns]);
const french = compile([frenchDrafts, frenchTurns]);

/** The phrases of all three languages: a salutation is one in whatever language, and a draft of no known language is read for all. */
export const anyDraftLexicon = compile([englishDrafts, englishTurns, russianDrafts, russianTurns, frenchDrafts, frenchTurns]);

/** What to listen for in a draft of the language. */
export const draftLexiconOf = (language: Language): CompiledDraftLexicon => {
  if (language === "en") return english;
  if (language === "ru") return russian;
  return language === "fr" ? french : anyDraftLexicon;
};
