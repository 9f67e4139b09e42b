import { languages, type Judged, type Language } from "../model";
import type { Scan } from "../reading/cursor";
import type { WeightsHeader } from "./weights";

const isNamed = (label: string): label is Language => languages.some((language) => language === label);

/** How much a platform's word on the language weighs: enough to break a tie. */
const hintWeight = 1;
const sureEnough = 0.55;

/** Names the language by its scores, or "und" where the text is of another script, of a language that is not ours, too short or undecided. */
export const nameLanguage = (header: WeightsHeader, scores: Float64Array, { scan, hint }: { readonly scan: Scan; readonly hint: string | undefined }): Judged<Language> => {
  const { latinLetters, cyrillicLetters, foreignLetters } = scan.signals;
  if (scan.words.length === 0 || foreignLetters >= latinLetters + cyrillicLetters) return { label: "und", confidence: 0.9 };
  const hinted = hint === undefined ? -1 : header.languages.indexOf(hint.slice(0, 2).toLowerCase());
  if (hinted >= 0) scores[hinted] = (scores[hinted] ?? 0) + hintWeight;
  let best = 0;
  for (let place = 1; place < scores.length; place += 1) if ((scores[place] ?? 0) > (scores[best] ?? 0)) best = place;
  let total = 0;
  for (const score of scores) total += Math.exp(score - (scores[best] ?? 0));
  const confidence = 1 / total;
  const label = header.languages[best] ?? "und";
  return isNamed(label) && confidence >= (header.thresholds.sure["language"] ?? sureEnough) ? { label, confidence } : { label: "und", confidence: isNamed(label) ? 1 - confidence : confidence };
};
