/** Weights as whole numbers −127…127, a scale for each column. Rare giants are cut off, so that the many keep their digits. */
export const quantise = (weights: Float32Array, columns: number): { readonly table: Int8Array; readonly scales: readonly number[] } => {
  const scales = Array.from({ length: columns }, (_, column) => reachOf(weights, { column, columns }) / 127);
  const table = new Int8Array(weights.length);
  for (let place = 0; place < weights.length; place += 1) {
    const steps = Math.round((weights[place] ?? 0) / (scales[place % columns] ?? 1));
    table[place] = Math.max(-127, Math.min(127, steps));
  }
  return { table, scales };
};

const cutOff = 0.9995;

const reachOf = (weights: Float32Array, { column, columns }: { readonly column: number; readonly columns: number }): number => {
  const sizes: number[] = [];
  for (let place = column; place < weights.length; place += columns) {
    const size = Math.abs(weights[place] ?? 0);
    if (size > 0) sizes.push(size);
  }
  const sorted = Float32Array.from(sizes).sort();
  return sorted[Math.ceil((sorted.length - 1) * cutOff)] ?? 1;
};
