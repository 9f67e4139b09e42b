import type { Language, Tagger, Tags, TextToTag } from "../model";
import { detectLanguage } from "./detect-language";
import { findEvidence } from "./evidence";
import { compileLexicon, type CompiledLexicon } from "./lexicon";
import { english } from "./lexicons/english";
import { french } from "./lexicons/french";
import { russian } from "./lexicons/russian";
import { scan } from "./scan";
import { scoreIntent } from "./score-intent";
import { judgeMood, measureMood } from "./score-sentiment";
import { scoreTone } from "./score-tone";

const name = "embedded-1";

const englishLexicon = compileLexicon([english]);
const frenchLexicon = compileLexicon([french]);
const russianLexicon = compileLexicon([russian]);
// A text of no known language is still read for what all three share: oaths, thanks, hearts.
const anyLexicon = compileLexicon([french, english, russian]);

const lexiconOf = (language: Language): CompiledLexicon => {
  if (language === "en") return englishLexicon;
  if (language === "fr") return frenchLexicon;
  return language === "ru" || language === "uk" ? russianLexicon : anyLexicon;
};

const tag = (input: TextToTag): Tags => {
  const scanned = scan(input.text);
  const language = detectLanguage(scanned, input.languageHint);
  const findings = findEvidence(scanned, lexiconOf(language.label));
  const mood = measureMood(findings, scanned.signals, input.rating);
  const tone = scoreTone(findings, scanned.signals);
  const intent = scoreIntent({ findings, signals: scanned.signals, mood, tone, rating: input.rating });
  const knowsLanguage = language.label === "en" || language.label === "fr" || language.label === "ru";
  return { language, sentiment: judgeMood(mood, knowsLanguage || input.rating !== undefined), tone, intent, tagger: name };
};

/** The tagger that ships with the desk: lexicons and rules for English, Russian and French, no network, no files, microseconds a text. Never throws. */
export const embeddedTagger: Tagger = { name, tag };
