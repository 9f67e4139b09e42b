import { bit, marks } from "../lexicon/lexicon";
import { findEvidence, type Findings } from "../lexicon/evidence";
import type { CompiledLexicon } from "../lexicon/lexicon";
import { intents, tones, type Intent } from "../model";
import type { Scan, Signals } from "../reading/cursor";
import { scoreIntent } from "../rules/intent";
import { measureMood, type Mood } from "../rules/mood";
import { scoreTone, type RuledTone } from "../rules/tone";

/** What rules and word lists make of a text. They hold in every language, so what is learnt of them in one serves the others. */
export type RuleReading = {
  readonly findings: Findings;
  readonly signals: Signals;
  readonly mood: Mood;
  readonly tone: RuledTone;
  readonly intent: { readonly label: Intent; readonly confidence: number };
};

export const readByRules = (scan: Scan, lexicon: CompiledLexicon): RuleReading => {
  const findings = findEvidence(scan, lexicon);
  const { signals } = scan;
  const mood = measureMood(findings, signals);
  const tone = scoreTone(findings, signals);
  return { findings, signals, mood, tone, intent: scoreIntent({ findings, signals, mood, tone }) };
};

type Trait = readonly [name: string, measure: (reading: RuleReading) => number];

// The logarithms of small counts are looked up: every text needs dozens.
const logs = Float64Array.from({ length: 64 }, (_, count) => Math.log1p(count));
const logOf = (count: number): number => logs[count] ?? Math.log1p(count);

const counted = (name: string, count: (signals: Signals) => number): Trait => [name, ({ signals }) => logOf(count(signals))];
const either = (holds: boolean): number => (holds ? 1 : 0);
const balanceOf = ({ positive, negative }: Mood): number => positive - negative;

const moodTraits: readonly Trait[] = [
  ["glad words", ({ mood }) => Math.log1p(mood.positive)],
  ["cross words", ({ mood }) => Math.log1p(mood.negative)],
  ["any glad word", ({ mood }) => either(mood.positive > 0)],
  ["any cross word", ({ mood }) => either(mood.negative > 0)],
  ["balance", ({ mood }) => Math.max(-2, Math.min(2, balanceOf(mood) / 2))],
  ["clearly glad", ({ mood }) => either(balanceOf(mood) > 0.75)],
  ["clearly cross", ({ mood }) => either(balanceOf(mood) < -0.75)],
  ["abuse", ({ mood }) => Math.log1p(mood.abuse)],
  ["scorn", ({ mood }) => either(mood.isSarcastic)],
];

const ruledTones = tones.filter((tone) => tone !== "toxic");

const toneTraits: readonly Trait[] = ruledTones.flatMap((name): readonly Trait[] => [
  [`evidence of ${name}`, ({ tone }) => tone[name]],
  [`likely ${name}`, ({ tone }) => either(tone[name] >= 0.5)],
]);

// Words that call names or announce harm count as the rules read them, in their place; by themselves they may be quoted, suffered or said of a thing.
const nameCalling = bit("insult") | bit("epithet");
const harmAnnounced = bit("threat") | bit("harm");
const readInPlace = nameCalling | harmAnnounced;

const holdsAny = ({ findings }: RuleReading, wanted: number): boolean => findings.list.some((finding) => (finding.marks & wanted) !== 0);

const disownedTraits: readonly Trait[] = [
  ["name-calling not meant", (reading) => either(reading.tone.insult < 0.5 && holdsAny(reading, nameCalling))],
  ["harm not meant", (reading) => either(reading.tone.threat < 0.5 && holdsAny(reading, harmAnnounced))],
];

const intentTraits: readonly Trait[] = intents.map((name) => [`reads as ${name}`, ({ intent }) => (intent.label === name ? intent.confidence : 0)]);

const signalTraits: readonly Trait[] = [
  counted("!", ({ exclamations }) => exclamations),
  counted("?", ({ questions }) => questions),
  counted("smiles", ({ smiles }) => smiles),
  counted("frowns", ({ frowns }) => frowns),
  counted("laughter", ({ laughs }) => laughs),
  ["emoji", ({ signals }) => Math.max(-1, Math.min(1, signals.emojiWeight / 3))],
  counted("links", ({ links }) => links),
  counted("mentions", ({ mentions }) => mentions),
  counted("hashtags", ({ hashtags }) => hashtags),
  counted("long numbers", ({ longNumbers }) => longNumbers),
  counted("percents", ({ percents }) => percents),
  counted("disguised words", ({ mixedWords }) => mixedWords),
];

const wordTraits: readonly Trait[] = [
  ["length", ({ findings }) => logOf(findings.words.length) / 2],
  ["capitals", ({ findings: { words } }) => (words.length === 0 ? 0 : words.filter(({ isCaps }) => isCaps).length / words.length)],
  ["stretched words", ({ findings: { words } }) => either(words.some(({ isStretched }) => isStretched))],
  ["masked words", ({ findings: { words } }) => either(words.some(({ isMasked }) => isMasked))],
  ["no known word", ({ findings }) => either(findings.list.length === 0)],
];

const traits: readonly Trait[] = [...moodTraits, ...toneTraits, ...disownedTraits, ...intentTraits, ...signalTraits, ...wordTraits];

export const traitNames: readonly string[] = [...marks, ...traits.map(([name]) => name)];

/** The traits of a text in the order of `traitNames`, each within a few units of 0. */
export const measureTraits = (reading: RuleReading, into: Float64Array): void => {
  into.fill(0);
  for (const finding of reading.findings.list)
    for (let mark = 0, left = finding.marks & ~readInPlace; left !== 0; mark += 1, left >>>= 1) if ((left & 1) === 1) into[mark] = (into[mark] ?? 0) + 1;
  for (let mark = 0; mark < marks.length; mark += 1) into[mark] = logOf(into[mark] ?? 0);
  for (let place = 0; place < traits.length; place += 1) into[marks.length + place] = traits[place]?.[1](reading) ?? 0;
};

const negator = bit("negator");

/** How many words after a negation stand under it, in its clause. */
const deniedReach = 3;

/** Calls `deny` with the place of each word that stands under a negation. */
export const eachDenied = ({ words, marksAt }: Findings, deny: (at: number) => void): void => {
  let end = 0;
  let clause = -1;
  for (let at = 0; at < words.length; at += 1) {
    if (at < end && words[at]?.clause === clause) deny(at);
    if (((marksAt[at] ?? 0) & negator) === 0) continue;
    end = at + 1 + deniedReach;
    clause = words[at]?.clause ?? -1;
  }
};
