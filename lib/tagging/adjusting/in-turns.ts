const atATime = 200;

/** Maps many texts a part at a time, and lets the process do other work between two parts. */
export const mapInTurns = async <Item, Value>(items: readonly Item[], pause: () => Promise<void>, of: (item: Item) => Value): Promise<readonly Value[]> => {
  const values: Value[] = [];
  for (const [place, item] of items.entries()) {
    if (place > 0 && place % atATime === 0) await pause();
    values.push(of(item));
  }
  return values;
};
