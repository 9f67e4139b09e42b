/** A score with what was true, and how much it counts. */
export type Seen = { readonly score: number; readonly holds: boolean; readonly weight: number };
export type SeenMood = { readonly scores: readonly number[]; readonly truth: number; readonly weight: number };

export type Calibration = { readonly slope: number; readonly offset: number };

const rounds = 2_000;
const stride = 0.5;
/** Few examples leave the scores much as they are: this many stand for "slope 1". */
const faithInScores = 10;
const slopeMin = 0.05;

/** A slope and an offset that make a flag's scores into chances (J. Platt, 1999), by descent on the log loss. */
export const calibrateFlag = (seen: readonly Seen[]): Calibration => {
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  if (!seen.some(({ holds }) => holds) || seen.every(({ holds }) => holds)) return { slope: 1, offset: 0 };
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < rounds; round += 1) {
    let bySlope = faithInScores * (slope - 1);
    let byOffset = 0;
    for (const { score, holds, weight } of seen) {
      const error = weight * (1 / (1 + Math.exp(-(slope * score + offset))) - Number(holds));
      bySlope += error * score;
      byOffset += error;
    }
    slope = Math.max(slopeMin, slope - (stride * bySlope) / (total + faithInScores));
    offset -= (stride * byOffset) / total;
  }
  return { slope, offset };
};

/** One slope for all moods and an offset for each, by descent on the log loss (C. Guo and others, 2017: vector scaling with one temperature). */
export const calibrateMoods = (seen: readonly SeenMood[], moodCount: number): readonly Calibration[] => {
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  const offsets = new Float64Array(moodCount);
  let slope = 1;
  for (let round = 0; round < rounds && total > 0; round += 1) {
    let bySlope = faithInScores * (slope - 1);
    const byOffset = new Float64Array(moodCount);
    for (const { scores, truth, weight } of seen) {
      const even = scores.map((score, mood) => slope * score + (offsets[mood] ?? 0));
      const highest = Math.max(...even);
      const powers = even.map((score) => Math.exp(score - highest));
      const whole = powers.reduce((sum, power) => sum + power, 0);
      for (const [mood, power] of powers.entries()) {
        const error = weight * (power / whole - Number(mood === truth));
        bySlope += error * (scores[mood] ?? 0);
        byOffset[mood] = (byOffset[mood] ?? 0) + error;
      }
    }
    slope = Math.max(slopeMin, slope - (stride * bySlope) / (total + faithInScores));
    for (let mood = 0; mood < moodCount; mood += 1) offsets[mood] = (offsets[mood] ?? 0) - (stride * (byOffset[mood] ?? 0)) / total;
  }
  return Array.from(offsets, (offset) => ({ slope, offset }));
};

/** The chance from which to raise a flag so that F is best, as the mean of both classes where `ofBoth`; with `beta` 2 a miss counts four false alarms. No lower than `from`. */
export const bestThreshold = (
  seen: readonly { readonly chance: number; readonly holds: boolean; readonly weight: number }[],
  { ofBoth, beta, from }: { readonly ofBoth: boolean; readonly beta: number; readonly from: number },
): number => {
  let best = { threshold: 0.5, score: -1 };
  for (let threshold = from; threshold < 0.91; threshold += 0.01) {
    const counts = { hits: 0, alarms: 0, misses: 0, quiet: 0 };
    for (const { chance, holds, weight } of seen) counts[kindOf(chance >= threshold, holds)] += weight;
    const { hits, alarms, misses, quiet } = counts;
    const square = beta * beta;
    const raised = ((1 + square) * hits) / ((1 + square) * hits + alarms + square * misses || 1);
    const left = (2 * quiet) / (2 * quiet + alarms + misses || 1);
    const score = ofBoth ? (raised + left) / 2 : raised;
    if (score > best.score) best = { threshold: Math.round(threshold * 100) / 100, score };
  }
  return best.threshold;
};

const kindOf = (isRaised: boolean, holds: boolean): "hits" | "alarms" | "misses" | "quiet" => {
  if (isRaised) return holds ? "hits" : "alarms";
  return holds ? "misses" : "quiet";
};

/** The confidence under which a label is more likely wrong than right: the end of the highest step of it at which fewer than half were right. */
export const surenessThreshold = (judged: readonly { readonly confidence: number; readonly isRight: boolean }[]): number => {
  let threshold = 0;
  for (let from = 0; from < thresholdMax; from += step) {
    const here = judged.filter(({ confidence }) => confidence >= from && confidence < from + step);
    if (here.length >= countMin && here.filter(({ isRight }) => isRight).length < here.length / 2) threshold = from + step;
  }
  return Math.round(threshold * 100) / 100;
};

const step = 0.05;
const thresholdMax = 0.7;
/** Fewer say nothing of a step. */
const countMin = 20;
