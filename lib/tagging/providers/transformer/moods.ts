import { sentiments, type Judged, type Sentiment } from "../../model";

export type Score = { readonly label: string; readonly score: number };

/** The mood that all the scores of a model add up to; null where one of its labels names no mood we know. */
export const moodOf = (scores: readonly Score[]): Judged<Sentiment> | null => {
  const sums = new Map<Sentiment, number>();
  for (const { label, score } of scores) {
    const mood = moodNamed(label, scores.length);
    if (mood === null) return null;
    sums.set(mood, (sums.get(mood) ?? 0) + score);
  }
  const total = [...sums.values()].reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) return null;
  const chanceOf = (mood: Sentiment): number => (sums.get(mood) ?? 0) / total;
  const label = sentiments.reduce((best, other) => (chanceOf(other) > chanceOf(best) ? other : best));
  return { label, confidence: chanceOf(label) };
};

const names: Readonly<Record<string, Sentiment>> = {
  negative: "negative",
  neg: "negative",
  neutral: "neutral",
  neu: "neutral",
  mixed: "neutral",
  positive: "positive",
  pos: "positive",
};

const ofStars: readonly Sentiment[] = ["negative", "negative", "neutral", "positive", "positive"];

/** Labels without a name are numbered from the worst mood to the best, by the custom of such models. */
const unnamed: Readonly<Record<number, readonly Sentiment[]>> = { 2: ["negative", "positive"], 3: ["negative", "neutral", "positive"], 5: ofStars };

const moodNamed = (label: string, labels: number): Sentiment | null => {
  const word = label.trim().toLowerCase();
  const stars = /^([1-5]) ?stars?$/u.exec(word)?.[1];
  if (stars !== undefined) return ofStars[Number(stars) - 1] ?? null;
  const number = /^label_(\d)$/u.exec(word)?.[1];
  if (number !== undefined) return unnamed[labels]?.[Number(number)] ?? null;
  return Object.hasOwn(names, word) ? (names[word] ?? null) : null;
};
