import { foldedText } from "#lib/tagging/reading/characters";

/** What a text looks like, in 32 numbers of 16 bits: as many of them agree as the texts have in common. */
export type Signature = string;

const hashes = 32;
const digits = 4;
const gramLetters = 4;
const readLettersMax = 600;
const lettersMin = 24;

const seeds = Uint32Array.from({ length: hashes }, (_, place) => Math.imul(place + 1, 0x9e3779b1));

/** The signature of a text, or null for one too short to be told from others. What a paster changes (numbers, links, marks) is left out. */
export const signatureOf = (text: string): Signature | null => {
  const letters = lettersOf(text);
  if (letters.length < lettersMin) return null;
  const least = new Uint32Array(hashes).fill(0xffffffff);
  for (let at = 0; at + gramLetters <= letters.length; at += 1) {
    const gram = hashOf(letters.slice(at, at + gramLetters));
    for (const [place, seed] of seeds.entries()) {
      const hash = mixed(gram ^ seed);
      if (hash < (least[place] ?? 0)) least[place] = hash;
    }
  }
  return Array.from(least, (hash) => (hash & 0xffff).toString(16).padStart(digits, "0")).join("");
};

const lettersOf = (text: string): string =>
  foldedText(text.replaceAll(/https?:\/\/\S+|\S+@\S+|@\S+/gu, " "))
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim()
    .slice(0, readLettersMax);

/** A number of 32 bits for a string, the same for ever. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

const mixed = (value: number): number => {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** How much two texts have in common, 0…1, as their signatures tell it. */
export const likeness = (one: Signature, other: Signature): number => {
  let alike = 0;
  for (let at = 0; at < one.length; at += digits) if (one.slice(at, at + digits) === other.slice(at, at + digits)) alike += 1;
  return alike / hashes;
};

const nearSameFrom = 0.5;

/** True for texts that are one text with a few words changed. */
export const areNearSame = (one: Signature, other: Signature): boolean => likeness(one, other) >= nearSameFrom;
