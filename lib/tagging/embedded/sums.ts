/** Adds one row of a table, by where it begins, to sums that are as long as it. */
export const addRow = (sums: Int32Array, table: Int8Array, row: number): void => {
  const width = sums.length;
  for (let column = 0; column < width; column += 1) sums[column] = (sums[column] ?? 0) + (table[row + column] ?? 0);
};

// Rows lie far apart, and each is fetched from memory: added column by column they are all asked for at once, and none is waited for alone.

/** Adds many rows of a table, each by where it begins. */
export const addRows = (sums: Int32Array, table: Int8Array, rows: readonly number[]): void => {
  for (let column = 0; column < sums.length; column += 1) {
    let sum = sums[column] ?? 0;
    for (const row of rows) sum += table[row + column] ?? 0;
    sums[column] = sum;
  }
};

/** The same from sums that were made before; apart, because a loop over arrays of one kind is several times as fast. */
export const addWordRows = (sums: Int32Array, table: Int16Array, rows: readonly number[]): void => {
  for (let column = 0; column < sums.length; column += 1) {
    let sum = sums[column] ?? 0;
    for (const row of rows) sum += table[row + column] ?? 0;
    sums[column] = sum;
  }
};
