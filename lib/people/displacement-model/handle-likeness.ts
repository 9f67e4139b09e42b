import { foldedText } from "#lib/tagging/reading/characters";

const lookalikes: Readonly<Record<string, string>> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", i: "l" };

/** A handle without what is changed to come back: marks, look-alike digits, figures at the end. */
export const bareHandle = (handle: string): string => {
  const letters = foldedText(handle)
    .replaceAll(/[^\p{L}\p{N}@$]/gu, "")
    .replace(/\d+$/u, "");
  return letters.replaceAll(/[013457@$i]/g, (letter) => lookalikes[letter] ?? letter);
};

/** How alike two handles are, 0…1: 1 for the same name behind its marks and figures, else the share of letter pairs they have in common. */
export const handleLikeness = (one: string, other: string): number => {
  const [bare, bareOther] = [bareHandle(one), bareHandle(other)];
  if (bare.length < lettersMin || bareOther.length < lettersMin) return 0;
  if (bare === bareOther) return 1;
  const [pairs, pairsOther] = [pairsOf(bare), pairsOf(bareOther)];
  const shared = [...pairs].filter((pair) => pairsOther.has(pair)).length;
  return (2 * shared) / (pairs.size + pairsOther.size);
};

const lettersMin = 4;

const pairsOf = (letters: string): ReadonlySet<string> => new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));

const rareLettersMin = 8;

/** True for a handle that two people hardly choose by chance: long, with a figure or a mark inside. */
export const isRareHandle = (handle: string): boolean => bareHandle(handle).length >= rareLettersMin && /\p{L}[\d_.-]+\p{L}|\d{2,}/u.test(handle);
