import { languages, type Judged, type Language } from "../model";
import type { Scan } from "../reading/cursor";
import type { WeightsHeader } from "./weights";

const isNamed = (label: string): label is Language => languages.some((language) => language === label);

/** How much a platform's word on the language weighs: enough to break a tie. */
const hintWeight = 1;
const sureEnough = 0.55;

type Asked = { readonly scan: Scan; readonly hint: string | undefined };

/** Names the language by its scores, or "und" where the text is of another script, of a language that is not ours, too short or undecided. */
export const nameLanguage = (header: WeightsHeader, scores: Float64Array, { scan, hint }: Asked): Judged<Language> => {
  if (isOfAnotherScript(scan)) return { label: "und", confidence: 0.9 };
  const hinted = hint === undefined ? -1 : header.languages.indexOf(hint.slice(0, 2).toLowerCase());
  if (hinted >= 0) scores[hinted] = (scores[hinted] ?? 0) + hintWeight;
  const { place, chance } = likeliest(scores);
  const label = header.languages[place] ?? "und";
  if (!isNamed(label)) return { label: "und", confidence: chance };
  return chance >= (header.thresholds.sure["language"] ?? sureEnough) ? { label, confidence: chance } : { label: "und", confidence: 1 - chance };
};

const isOfAnotherScript = ({ words, signals }: Scan): boolean => words.length === 0 || signals.foreignLetters >= signals.latinLetters + signals.cyrillicLetters;

const likeliest = (scores: Float64Array): { readonly place: number; readonly chance: number } => {
  let place = 0;
  for (let other = 1; other < scores.length; other += 1) if ((scores[other] ?? 0) > (scores[place] ?? 0)) place = other;
  const highest = scores[place] ?? 0;
  let total = 0;
  for (const score of scores) total += Math.exp(score - highest);
  return { place, chance: 1 / total };
};
