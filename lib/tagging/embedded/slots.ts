import type { WeightsHeader } from "./weights";

// Words are weighed once and remembered; pairs, denied words and symbols are looked up in every text, so their rows lie close together.

type Bits = Pick<WeightsHeader["bits"], "words" | "contexts">;

/** How many rows the table of the heads has. */
export const headSlotCount = ({ words, contexts }: Bits): number => (1 << words) + (1 << contexts);

/** The row of a word or a piece of one. */
export const wordSlot = (gram: number, { words }: Bits): number => slotOf(gram, words);

/** The row of a pair, a denied word or a symbol. */
export const contextSlot = (gram: number, { words, contexts }: Bits): number => (1 << words) + slotOf(gram, contexts);

/** The row of a gram in a table of so many bits. */
export const slotOf = (gram: number, bits: number): number => gram >>> (32 - bits);
