/** What a class is by count: named rightly, named wrongly, missed. */
type Tally = { hits: number; falseAlarms: number; misses: number };

export type ClassScore = { readonly precision: number; readonly recall: number; readonly f1: number; readonly count: number };

/** Precision, recall and F1 of each class, and their unweighted mean ("macro-F1"). A class that neither occurs nor is named counts 0. */
export const scoreClasses = <Label extends string>(
  pairs: readonly { readonly truth: Label; readonly said: Label }[],
  classes: readonly Label[],
): { readonly macroF1: number; readonly accuracy: number; readonly of: (label: Label) => ClassScore } => {
  const tallies = new Map(classes.map((label): [Label, Tally] => [label, { hits: 0, falseAlarms: 0, misses: 0 }]));
  for (const { truth, said } of pairs) {
    const own = tallies.get(truth);
    const named = tallies.get(said);
    if (truth === said) {
      if (own) own.hits += 1;
      continue;
    }
    if (own) own.misses += 1;
    if (named) named.falseAlarms += 1;
  }
  const hits = pairs.filter(({ truth, said }) => truth === said).length;
  const of = (label: Label): ClassScore => scoreOf(tallies.get(label));
  return { macroF1: mean(classes.map((label) => of(label).f1)), accuracy: pairs.length === 0 ? 0 : hits / pairs.length, of };
};

const scoreOf = ({ hits, falseAlarms, misses }: Tally = { hits: 0, falseAlarms: 0, misses: 0 }): ClassScore => ({
  precision: ratio(hits, hits + falseAlarms),
  recall: ratio(hits, hits + misses),
  f1: ratio(2 * hits, 2 * hits + falseAlarms + misses),
  count: hits + misses,
});

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);

const binCount = 10;

/**
 * Expected calibration error: how far, on average, confidence is from being right, in ten bins of equal width
 * (M. P. Naeini and others, 2015). 0 is perfect.
 */
export const calibrationError = (judgements: readonly { readonly confidence: number; readonly isRight: boolean }[]): number => {
  const bins = Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, isRight } of judgements) {
    const bin = bins[Math.min(binCount - 1, Math.floor(confidence * binCount))];
    if (!bin) continue;
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += Number(isRight);
  }
  const gap = bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
  return judgements.length === 0 ? 0 : gap / judgements.length;
};
