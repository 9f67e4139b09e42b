import { lexiconOf } from "../lexicon/lexicon-of";
import { tones, type Language } from "../model";
import type { Scan } from "../reading/cursor";
import { scan } from "../reading/scan";
import { untransliterated } from "../reading/untransliterate";
import { columnOf } from "./heads";
import { makeChances } from "./judge";
import type { Heard, TextModel } from "./text-model";
import { readByRules, type RuleReading } from "./traits";

export type KnownText = { readonly text: string; readonly language: Language; readonly rating?: number | undefined };

/** The chance of each head for a text whose language is known: tagging, explaining, learning and training read by this alone. */
export const chancesIn = (model: TextModel, { text, language, rating }: KnownText): Float64Array => {
  const own = inOwnLetters(scan(text), language);
  return chancesHeard(model, { own, heard: model.hear(own), language, rating }).slice();
};

/** A score for each head, before it is made into a chance. */
export const scoresIn = (model: TextModel, { text, language }: KnownText): Float64Array => {
  const own = inOwnLetters(scan(text), language);
  return model.scoreHeads(model.hear(own), readByRules(own, lexiconOf(language)), language);
};

type HeardText = { readonly own: Scan; readonly heard: Heard; readonly language: Language; readonly rating: number | undefined };

/** The same for a text that was scanned and heard already, in an array that the model's next text is written over. */
export const chancesHeard = (model: TextModel, { own, heard, language, rating }: HeardText): Float64Array => {
  const reading = readByRules(own, lexiconOf(language));
  const chances = model.scoreHeads(heard, reading, language);
  makeChances(model.weights, chances, { language, rating });
  heedDefinitions(chances, reading);
  return chances;
};

/** How sure it is that a listed strong word is one; measured on our own comments. */
const listed = 0.95;
/** What is left of a flag's chance where nothing was said that could offend. */
const unsaid = 0.02;

/** Letters alone, of a word or two that no list knows, are half a witness. */
const fewWords = 2;
const doubted = 0.5;

const knowsOffence = ({ insult, obscenity, threat, spam }: RuleReading["tone"]): boolean => Math.max(insult, obscenity, threat, spam) >= 0.5;

// What is a strong word is a list and no matter of opinion, and a new mask before an old word was in no lesson. Without a word nobody is insulted.
const heedDefinitions = (chances: Float64Array, { tone, findings }: RuleReading): void => {
  if (findings.words.length === 0) for (const flag of flags) chances[flag] = unsaid;
  else if (findings.words.length <= fewWords && !knowsOffence(tone)) for (const flag of flags) chances[flag] = doubted * (chances[flag] ?? 0);
  if (tone.obscenity >= 0.5) chances[obscenity] = Math.max(listed, chances[obscenity] ?? 0);
};

const flags = tones.map(columnOf);
const obscenity = columnOf("obscenity");

/** Russian in Latin letters, as if it were written in its own. */
export const inOwnLetters = (scanned: Scan, language: Language): Scan => (language === "ru" && isLatin(scanned) ? inCyrillic(scanned) : scanned);

const isLatin = ({ signals }: Scan): boolean => signals.latinLetters > signals.cyrillicLetters;

const inCyrillic = (scanned: Scan): Scan => ({ ...scanned, words: scanned.words.map((word) => ({ ...word, id: -1, text: untransliterated(word.text) })) });
