import { frameWords } from "./frame-words-model";
import { hashOf } from "#lib/people/verdict-model/minhash";
import { scan } from "#lib/tagging/reading/scan";

/**
 * What a text asks for: its telling words and their pairs, each as a whole number of 32 bits, least first. Of a long text the least
 * numbers stand for all: the bottom-k sketch of Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches".
 */
export type Sketch = readonly number[];

const sketchSize = 48;
const wordLengthMin = 3;
const stemLength = 5;

/** What a text asks for, whatever polite words stand around it and whatever endings its words have. */
export const sketchOf = (text: string): Sketch => {
  const stems = scan(text)
    .words.flatMap(({ text: word }) => word.split("'"))
    .filter(isTelling)
    .map(stemOf);
  const pairs = stems.slice(1).map((stem, place) => [stems[place] ?? "", stem].sort().join(" "));
  return [...new Set([...stems, ...pairs].map((feature) => hashOf(feature) | 0))].sort(byNumber).slice(0, sketchSize);
};

const isTelling = (word: string): boolean => word.length >= wordLengthMin && !frameWords.has(word);

const ending = /^(.{3,}?)[aeiouysxаеиоуыэюяйь]+$/u;

const stemOf = (word: string): string => (ending.exec(word)?.[1] ?? word).slice(0, stemLength);

const byNumber = (one: number, other: number): number => one - other;

/** How much two texts ask for the same, 0…1: what they share of all they say, exact for short ones and estimated for long ones. */
export const likenessOf = (one: Sketch, other: Sketch): number => {
  const isCut = Math.max(one.length, other.length) === sketchSize;
  // Beyond the end of a cut sketch nothing is known.
  const union = [...new Set([...one, ...other])].sort(byNumber).slice(0, isCut ? sketchSize : undefined);
  const [ones, others] = [new Set(one), new Set(other)];
  return union.length === 0 ? 0 : union.filter((feature) => ones.has(feature) && others.has(feature)).length / union.length;
};

/** From here on two texts are taken for one wish. */
export const alikeFrom = 0.3;

export type Placed = { readonly suggestionId: string; readonly sketch: Sketch; readonly isByHand: boolean };

/**
 * The group of the item that is most alike, or null where none is alike enough. Items keep their group whoever put them there, so that
 * what a person merged draws its like together, and what a person split apart draws it apart; their word counts first among equals.
 */
export const nearestGroup = (sketch: Sketch, placed: readonly Placed[]): string | null => {
  const [nearest] = placed
    .map((one) => ({ ...one, likeness: likenessOf(sketch, one.sketch) }))
    .filter(({ likeness }) => likeness >= alikeFrom)
    .sort((one, other) => other.likeness - one.likeness || Number(other.isByHand) - Number(one.isByHand) || (one.suggestionId < other.suggestionId ? -1 : 1));
  return nearest?.suggestionId ?? null;
};
