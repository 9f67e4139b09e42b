import { foldedText } from "./reading/characters";

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const readLengthMax = 4000;

/** The words of a text, folded, without punctuation. */
export const wordsOf = (text: string): readonly string[] => foldedText(text.slice(0, readLengthMax)).match(wordPattern) ?? [];
