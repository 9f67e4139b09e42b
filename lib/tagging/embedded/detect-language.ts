import { languages, type Judged, type Language } from "../model";
import { foldedText } from "../reading/characters";
import type { Scan, Word } from "../reading/cursor";
import { languageWords } from "./language-words";

type NamedLanguage = Exclude<Language, "und">;
const named = languages.filter((language): language is NamedLanguage => language !== "und");
const isNamed = (text: string): text is NamedLanguage => named.some((language) => language === text);

type Vote = readonly [language: number, weight: number];

const votesOfWords = new Map<string, Vote[]>();
const vote = (table: Map<string, Vote[]>, key: string, language: NamedLanguage): void => {
  const votes = table.get(key) ?? [];
  if (!votes.some(([voted]) => voted === named.indexOf(language))) table.set(key, [...votes, [named.indexOf(language), 1]]);
};
for (const language of named) for (const word of languageWords[language].split(/\s+/)) vote(votesOfWords, foldedText(word), language);
// A word of three languages tells a third as much as a word of one; a single letter tells little.
for (const [word, votes] of votesOfWords) {
  const weight = (word.length === 1 ? 0.4 : 1) / votes.length;
  votesOfWords.set(
    word,
    votes.map(([language]) => [language, weight]),
  );
}

// Letters that only some of the languages write, and groups of letters that words of a language like to hold.
const lettersOf: Readonly<Partial<Record<NamedLanguage, string>>> = {
  fr: "àâçèéêëîïôùûœ",
  de: "äöüß",
  es: "ñ¿¡áíóúé",
  it: "àèìòùé",
  pt: "ãõâêôçáéíóúà",
  ru: "ыэъё",
  uk: "іїєґ",
};
const groupsOf: Readonly<Partial<Record<NamedLanguage, string>>> = {
  en: "th wh sh gh ck ght wn oo ea ee ing ed ly ould tch ay ow ew igh ness",
  fr: "eau eux oux aux oi ais ait ez ient que qu eur euse ille tion elle ette ou ai ment oui",
  de: "sch ch cht ung ei ie eu tz keit lich pf zw ße ck ver ge",
  es: "cion ll rr ado ada ido ida ito ando iendo ue ie ci os as amos mente",
  it: "zz cch gg tt ss zione ato ata ito uto issimo gli ch sci ella etto anno iamo mente",
  pt: "lh nh cao coes ao oes inho ei ou ada ado mente eiro am em",
  ru: "ого его ться тся ные ный ая ые ешь ют ят ишь ния ение ать ить ал ла ли",
  uk: "ння ться ння ого ий ої ість ати ити ється уть ав ла ли ськ",
};
const votesOfLetters = new Map<string, Vote[]>();
const votesOfGroups = new Map<string, Vote[]>();
for (const language of named) {
  for (const letter of lettersOf[language] ?? "") vote(votesOfLetters, letter, language);
  for (const group of groupsOf[language]?.split(" ") ?? []) vote(votesOfGroups, group, language);
}
const foreignCyrillic = new Set("ўәқңғұһөү");

const groupWeight = 0.22;
const letterWeight = 0.5;
const hintWeight = 0.8;
const wordsRead = 60;
const scoreMin = 0.75;
const familyOf = (language: number): "latin" | "cyrillic" => (language >= named.indexOf("uk") || named[language] === "ru" ? "cyrillic" : "latin");

/** Names the language a text is written in, or "und" when it is too short, mixed or of none of the known ones; the hint breaks ties only. */
export const detectLanguage = (scan: Scan, hint: string | undefined): Judged<Language> => {
  const { latinLetters, cyrillicLetters, foreignLetters } = scan.signals;
  if (foreignLetters >= latinLetters + cyrillicLetters) return { label: "und", confidence: 0.85 };
  const family = cyrillicLetters > latinLetters ? "cyrillic" : "latin";
  const scores = new Float64Array(named.length);
  countWords(scores, scan.words);
  countLetters(scores, scan.signals.tellingLetters);
  if (hint !== undefined) heedHint(scores, hint);
  if (family === "cyrillic") preferRussian(scores, scan);
  return judge(scores, family, scan);
};

const countWords = (scores: Float64Array, words: readonly Word[]): void => {
  const end = Math.min(words.length, wordsRead);
  for (let i = 0; i < end; i += 1) add(scores, votesFor(words[i]?.text ?? ""), 1);
};

const heedHint = (scores: Float64Array, hint: string): void => {
  const hinted = hint.slice(0, 2).toLowerCase();
  if (isNamed(hinted)) scores[named.indexOf(hinted)] = (scores[named.indexOf(hinted)] ?? 0) + hintWeight;
};

const seenMax = 50_000;
const rememberedLengthMax = 24;
const seenVotes = new Map<string, readonly Vote[]>();

const votesFor = (word: string): readonly Vote[] => {
  const seen = votesOfWords.get(word) ?? seenVotes.get(word);
  if (seen !== undefined) return seen;
  const votes = votesOfForm(word);
  if (word.length <= rememberedLengthMax) {
    if (seenVotes.size >= seenMax) seenVotes.clear();
    seenVotes.set(word, votes);
  }
  return votes;
};

// A word of no list is judged by how it begins and ends.
const votesOfForm = (word: string): readonly Vote[] => {
  if (word.length < 4) return [];
  const endings = [2, 3, 4].flatMap((length) => votesOfGroups.get(word.slice(-length)) ?? []).map(([language]): Vote => [language, groupWeight]);
  const beginning = (votesOfGroups.get(word.slice(0, 2)) ?? []).map(([language]): Vote => [language, groupWeight / 2]);
  return [...endings, ...beginning];
};

const countLetters = (scores: Float64Array, letters: string): void => {
  for (const letter of letters) {
    const votes = votesOfLetters.get(letter);
    if (votes !== undefined) add(scores, votes, letterWeight / votes.length);
  }
};

const add = (scores: Float64Array, votes: readonly Vote[], weight: number): void => {
  for (const [language, share] of votes) scores[language] = (scores[language] ?? 0) + share * weight;
};

// Cyrillic without a letter or word of Ukrainian or of the scripts' other languages is Russian on this desk far more often than not.
const preferRussian = (scores: Float64Array, scan: Scan): void => {
  const letters = scan.signals.tellingLetters;
  for (const letter of letters) if (foreignCyrillic.has(letter)) return;
  if (/[іїєґ]/.test(letters)) return;
  const ru = named.indexOf("ru");
  scores[ru] = (scores[ru] ?? 0) + Math.min(1.5, scan.signals.cyrillicLetters * 0.12);
};

const judge = (scores: Float64Array, family: "latin" | "cyrillic", scan: Scan): Judged<Language> => {
  let best = -1;
  let bestScore = 0;
  let second = 0;
  for (let language = 0; language < named.length; language += 1) {
    const score = familyOf(language) === family ? (scores[language] ?? 0) : 0;
    if (score > bestScore) {
      second = bestScore;
      best = language;
      bestScore = score;
    } else if (score > second) second = score;
  }
  const label = named[best];
  const density = bestScore / Math.min(Math.max(scan.words.length, 1), wordsRead);
  if (label === undefined || bestScore < scoreMin || density < 0.12) return { label: "und", confidence: Math.max(0.4, 0.8 - bestScore * 0.3) };
  const margin = (bestScore - second) / (bestScore + second);
  return { label, confidence: Math.min(0.99, 0.45 + 0.55 * margin * (1 - Math.exp(-bestScore))) };
};
