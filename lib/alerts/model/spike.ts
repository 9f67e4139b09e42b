import { negativeBinomialTail, poissonTail } from "./tails";

/** What is known of an hour when it has closed. Counts are of negative items a clock hour. */
export type SpikeHour = {
  /** Of the hour that has just closed. */
  readonly count: number;
  /** The same hour of each of the last eight weeks, oldest first; only weeks that the brand's history reaches. */
  readonly sameHours: readonly number[];
  /** All of the seven days before the hour, and how many hours of them the history reaches. */
  readonly trailing: { readonly count: number; readonly hours: number };
};

/** Why an hour counts as a spike, or not: row "negative spike" of docs/metrics.md. */
export type SpikeReading = {
  readonly isSpike: boolean;
  /** Negative items that such an hour has by habit. */
  readonly expected: number;
  /** Null while there is too little history for a law. */
  readonly variance: number | null;
  readonly law: "poisson" | "negative-binomial" | "young";
  /** Of so many or more in such an hour; null where no law was fitted. */
  readonly probability: number | null;
};

export const spikeWeeks = 8;
const weeksForLaw = 3;
const leastCount = 5;
const leastCountYoung = 10;
const youngFactor = 3;
const leastProbability = 0.001;

/** Whether the same hours of earlier weeks are enough to fit a law to. */
export const hasLaw = (sameHours: readonly unknown[]): boolean => sameHours.length >= weeksForLaw;

/** Row "negative spike" of docs/metrics.md. */
export const readSpike = ({ count, sameHours, trailing }: SpikeHour): SpikeReading => {
  if (!hasLaw(sameHours)) {
    const expected = trailing.hours === 0 ? 0 : trailing.count / trailing.hours;
    return { isSpike: count >= youngFactor * expected && count >= leastCountYoung, expected, variance: null, law: "young", probability: null };
  }
  const { mean, variance } = momentsOf(sameHours);
  const law = variance <= mean ? "poisson" : "negative-binomial";
  const probability = law === "poisson" ? poissonTail(count, mean) : negativeBinomialTail(count, { mean, variance });
  return { isSpike: probability < leastProbability && count >= leastCount, expected: mean, variance, law, probability };
};

/** Twice what already makes a spike: three times the habit and one in a million. */
export const isGraveSpike = ({ count }: Pick<SpikeHour, "count">, { expected, probability }: SpikeReading): boolean =>
  count >= 2 * leastCountYoung && count >= 2 * youngFactor * expected && (probability === null || probability < leastProbability ** 2);

/** Mean and unbiased variance. */
const momentsOf = (counts: readonly number[]): { readonly mean: number; readonly variance: number } => {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return { mean, variance };
};
