/** The places 0…count−1 shuffled, always alike for a seed (Fisher and Yates, numbers by mulberry32). */
export const seededOrder = (count: number, seed: number): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, place) => place);
  const next = seededNumbers(seed);
  for (let last = count - 1; last > 0; last -= 1) {
    const place = Math.floor(next() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[place] ?? 0;
    order[place] = moved;
  }
  return order;
};

const seededNumbers = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
};
