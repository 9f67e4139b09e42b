import { nothingShown, type Features } from "./features";
import type { Side, Verdict } from "./verdicts";
import { lines, startingScores, type LineName } from "./weights";

/** One line of the reasons: in how many of the items it was seen, how much it weighs for (below 0: against) the verdict, and the items to quote. */
export type Evidence = {
  readonly line: LineName;
  readonly params: { readonly items: number; readonly of: number };
  readonly weight: number;
  readonly itemIds: readonly string[];
};

export type Judgement = {
  readonly verdict: Verdict;
  /** 0…1; grows with the lead over the other sides and with the number of items. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
};

/** A verdict needs as many items; docs/metrics.md. */
export const itemsMin = 4;

const trollLeadMin = 0.6;
const tellingMin = 0.08;
const evidenceMin = 0.05;
const doubtItems = 3;

/** Says what an author is to the brand, how sure that is, and why: a sum of published weights over what was counted. */
export const judge = (features: Features): Judgement => {
  if (features.items < itemsMin) return notEnough(features, "few-items");
  const heard = lines.map((line) => ({ ...line, strength: line.strength(features) }));
  if (!heard.some(tells)) return notEnough(features, "nothing-telling");
  const scores = scoresOf(heard);
  const verdict = verdictOf(scores);
  return { verdict, confidence: confidenceIn(verdict, scores, features.items), evidence: evidenceFor(verdict, heard, features) };
};

type Heard = Omit<(typeof lines)[number], "strength"> & { readonly strength: number };
// What is missing tells something only beside what is there.
const silences: ReadonlySet<LineName> = new Set<LineName>([
  "empty",
  "at-you",
  "answered-in-vain",
  "one-thread",
  "long-items",
  "brief",
  "returns",
  "answered",
  "unhurried",
]);

const tells = ({ name, strength, worth }: Heard): boolean => !silences.has(name) && strength * Math.max(...Object.values(worth)) >= tellingMin;

type Scores = Readonly<Record<Side, number>>;

const notEnough = ({ items }: Features, line: LineName): Judgement => ({
  verdict: "not-enough-known",
  confidence: 1,
  evidence: [{ line, params: { items, of: items }, weight: 0, itemIds: [] }],
});

const scoresOf = (heard: readonly Heard[]): Scores => {
  const total = (side: Side): number => heard.reduce((sum, { strength, worth }) => sum + strength * worth[side], startingScores[side]);
  return { customer: total("customer"), critic: total("critic"), troll: total("troll"), spammer: total("spammer") };
};

// Nobody is called a troll by a hair's breadth: whoever comes next is believed instead.
const verdictOf = (scores: Scores): Side => {
  const nextToTroll = leader(scores, ["customer", "critic", "spammer"]);
  return scores.troll >= scores[nextToTroll] + trollLeadMin ? "troll" : nextToTroll;
};

const leader = (scores: Scores, among: readonly [Side, ...Side[]]): Side => among.reduce((best, side) => (scores[side] > scores[best] ? side : best));

const confidenceIn = (verdict: Side, scores: Scores, items: number): number => {
  const all = Object.values(scores).reduce((sum, score) => sum + Math.exp(score), 0);
  return (Math.exp(scores[verdict]) / all) * (items / (items + doubtItems));
};

const evidenceFor = (verdict: Side, heard: readonly Heard[], features: Features): readonly Evidence[] =>
  heard
    .map(({ name, sign, strength, worth }): Evidence => {
      const { items, itemIds } = sign === null ? nothingShown : (features.shown[sign] ?? nothingShown);
      return { line: name, params: { items, of: features.items }, weight: strength * worth[verdict], itemIds };
    })
    .filter(({ weight }) => Math.abs(weight) >= evidenceMin)
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
