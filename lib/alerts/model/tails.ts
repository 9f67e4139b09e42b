/** P(X ≥ x) of a count with this mean, where a count spreads no wider than chance makes it. */
export const poissonTail = (x: number, mean: number): number => {
  if (x <= 0) return 1;
  if (mean <= 0) return 0;
  return tail(Math.exp(x * Math.log(mean) - mean - logFactorial(x)), (k) => mean / (k + 1), x);
};

/**
 * P(X ≥ x) of a count with this mean and a wider spread: a negative binomial with `size` = mean² ÷ (variance − mean).
 * https://en.wikipedia.org/wiki/Negative_binomial_distribution
 */
export const negativeBinomialTail = (x: number, { mean, variance }: { readonly mean: number; readonly variance: number }): number => {
  if (x <= 0) return 1;
  if (mean <= 0) return 0;
  const size = mean ** 2 / (variance - mean);
  const share = mean / variance;
  const logFirst = logGamma(x + size) - logGamma(size) - logFactorial(x) + size * Math.log(share) + x * Math.log1p(-share);
  return tail(Math.exp(logFirst), (k) => ((k + size) / (k + 1)) * (1 - share), x);
};

/** Adds up the terms from `x` on, each the one before times `ratio`: as far as they weigh. Where the tail is nearly all, its small end says little. */
const tail = (first: number, ratio: (k: number) => number, x: number): number => {
  let sum = 0;
  let term = first;
  for (let k = x; k < x + mostTerms; k += 1) {
    sum += term;
    const next = term * ratio(k);
    if (next < term && next < sum * 1e-12) break;
    term = next;
  }
  return Math.min(1, sum);
};

const mostTerms = 100_000;

const logFactorial = (n: number): number => logGamma(n + 1);

// Lanczos, g = 7: https://en.wikipedia.org/wiki/Lanczos_approximation
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

/** ln Γ(x) for x > 0. */
const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const series = lanczos.reduce((sum, coefficient, at) => sum + coefficient / (x + at), 0.99999999999980993);
  const base = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
};
