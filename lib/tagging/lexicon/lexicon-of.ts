import type { Language } from "../model";
import { english } from "./english";
import { french } from "./french";
import { compileLexicon, type CompiledLexicon } from "./lexicon";
import { russian } from "./russian";

const englishLexicon = compileLexicon([english]);
const frenchLexicon = compileLexicon([french]);
const russianLexicon = compileLexicon([russian]);
// A text of no known language is still read for what all three share: oaths, thanks, hearts.
const anyLexicon = compileLexicon([french, english, russian]);

/** The word lists by which a text of the language is read. */
export const lexiconOf = (language: Language): CompiledLexicon => {
  if (language === "en") return englishLexicon;
  if (language === "fr") return frenchLexicon;
  return language === "ru" || language === "uk" ? russianLexicon : anyLexicon;
};
