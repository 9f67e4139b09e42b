/** Numbers that look like chance and are always the same for a seed (mulberry32), and counts made of them. */
export type Chance = {
  /** 0 ≤ … < 1. */
  readonly number: () => number;
  /** A Poisson count with this mean. */
  readonly poisson: (mean: number) => number;
  /** One of so many, from 0. */
  readonly below: (count: number) => number;
};

export const chanceOf = (seed: number): Chance => {
  let state = seed | 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  // Knuth's product, in halves where it would run out of digits.
  const poisson = (mean: number): number => {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const limit = Math.exp(-mean);
    let product = number();
    let count = 0;
    while (product > limit) {
      product *= number();
      count += 1;
    }
    return count;
  };
  return { number, poisson, below: (count) => Math.floor(number() * count) };
};
