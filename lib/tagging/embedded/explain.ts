import { intents, type Language } from "../model";
import { scan, scannedLengthMax } from "../reading/scan";
import { columnOf, type Head } from "./heads";
import { chancesIn } from "./read-text";
import type { TextModel } from "./text-model";

/** What can be explained: any head, and "other", which is what remains when no named intent is likely. */
export type Explained = Head | "other";

/** A word, emoji or run of marks, where it stands in UTF-16 units, and what it adds to the log-odds of a tag (below 0: takes away). */
export type WordWeight = { readonly from: number; readonly to: number; readonly word: string; readonly weight: number };

export type Explanation = {
  /** The chance of the tag, 0…1. */
  readonly chance: number;
  /** Heaviest first. */
  readonly words: readonly WordWeight[];
};

type ToExplain = { readonly text: string; readonly language: Language; readonly rating?: number | undefined; readonly explained: Explained };

/** Every piece costs a reading of the whole text. */
const piecesMax = 80;
const runsMax = 40;
const wordsShown = 12;
const tellingMin = 0.15;

/**
 * The words that weighed most for or against a tag: each is left out in turn and the rest read anew, so that rules, phrases and
 * negations count as they do in tagging. Of a long text the heaviest passages are looked at word by word.
 */
export const explain = (model: TextModel, { text, language, rating, explained }: ToExplain): Explanation => {
  const read = text.slice(0, scannedLengthMax);
  const chanceIn = (version: string): number => chanceOf(explained, chancesIn(model, { text: version, language, rating }));
  const chance = chanceIn(read);
  const whole = logOdds(chance);
  const weigh = ({ from, to }: Piece): number => whole - logOdds(chanceIn(`${read.slice(0, from)}${read.slice(to)}`));
  const words = heaviestPassages(piecesOf(read), weigh)
    .map(({ from, to }) => ({ from, to, word: read.slice(from, to), weight: weigh({ from, to }) }))
    .filter(({ weight }) => Math.abs(weight) >= tellingMin)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, wordsShown);
  return { chance, words };
};

const chanceOf = (explained: Explained, chances: Float64Array): number => {
  if (explained !== "other") return chances[columnOf(explained)] ?? 0;
  return 1 - Math.max(...intents.map((intent) => (intent === "other" ? 0 : (chances[columnOf(intent)] ?? 0))));
};

// Near 0 and 1 a chance hardly moves, whatever is left out; its log-odds do.
const logOdds = (chance: number): number => {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, chance));
  return Math.log(inside / (1 - inside));
};

type Piece = { readonly from: number; readonly to: number };

const symbols = /\p{Extended_Pictographic}(?:[\uFE0F\p{Emoji_Modifier}]|\u200D\p{Extended_Pictographic})*|[:;=]?-?\)+|[:;=]?-?\(+|[!?]+|\.{3,}|…/gu;

/** Words, emoji, smiles and runs of marks in their order. */
const piecesOf = (text: string): readonly Piece[] => {
  const words = scan(text).words.map(({ from, to }) => ({ from, to }));
  const marks = [...text.matchAll(symbols)].map(({ 0: mark, index }) => ({ from: index, to: index + mark.length }));
  const isInWord = ({ from }: Piece): boolean => words.some((word) => from >= word.from && from < word.to);
  return [...words, ...marks.filter((mark) => !isInWord(mark))].sort((one, other) => one.from - other.from);
};

const heaviestPassages = (pieces: readonly Piece[], weigh: (piece: Piece) => number): readonly Piece[] => {
  if (pieces.length <= piecesMax) return pieces;
  const length = Math.ceil(pieces.length / runsMax);
  const runs = Array.from({ length: Math.ceil(pieces.length / length) }, (_, place) => pieces.slice(place * length, (place + 1) * length));
  return runs
    .map((run) => ({ run, weight: Math.abs(weigh({ from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 })) }))
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ run }) => run)
    .slice(0, piecesMax);
};
