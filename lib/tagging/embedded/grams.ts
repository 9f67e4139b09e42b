// What a text is cut into before it is weighed. Training and tagging cut by these functions alone.

const pieceLengthMin = 2;
const pieceLengthMax = 5;
/** A word beyond this length is cut up by its beginning: nobody writes such words to be read. */
const wordLengthMax = 40;

const seeds = { word: 1, piece: 100, pair: 2, denied: 3, symbol: 4 } as const;

/** A word by itself and cut into pieces of two to five letters, its ends marked, as whole numbers of 32 bits; the first is the word's own. */
export const gramsOfWord = (word: string): readonly number[] => {
  const grams = [hashOf(word, 0, { to: word.length, seed: seeds.word })];
  const marked = `<${word.slice(0, wordLengthMax)}>`;
  for (let length = pieceLengthMin; length <= pieceLengthMax; length += 1)
    for (let from = 0; from + length <= marked.length; from += 1) grams.push(hashOf(marked, from, { to: from + length, seed: seeds.piece }));
  return grams;
};

/** The number of the beginning and of the end of a text, as if they were words. */
export const edge = 0;

/** Two words side by side, each given by its own number. */
export const gramOfPair = (one: number, other: number): number => scattered(Math.imul(one ^ seeds.pair, 0x01000193) ^ other);

/** A word that stands under a negation, given by its own number. */
export const gramOfDenied = (word: number): number => scattered(Math.imul(word ^ seeds.denied, 0x01000193));

/** An emoji, a smile, a run of marks. */
export const gramOfSymbol = (symbol: string): number => hashOf(symbol, 0, { to: symbol.length, seed: seeds.symbol });

// FNV-1a over the UTF-16 units, its bits scattered at the end so that any of them may be cut off.
const hashOf = (text: string, from: number, { to, seed }: { readonly to: number; readonly seed: number }): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return scattered(hash);
};

const scattered = (hash: number): number => {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return bits ^ (bits >>> 15);
};
