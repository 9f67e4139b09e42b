import type { Signals, Word } from "../reading/cursor";
import { hasMarkNear, type Finding, type Findings, type Near } from "../lexicon/evidence";
import { bit } from "../lexicon/lexicon";

/** How glad and how cross a text is, as two sums that are never below zero. */
export type Mood = {
  readonly positive: number;
  readonly negative: number;
  /** The share of `negative` that name-calling and threats alone account for. */
  readonly abuse: number;
  readonly isSarcastic: boolean;
};

const negator = bit("negator");
const intensifier = bit("intensifier");
const diminisher = bit("diminisher");
const contrast = bit("contrast");
const sarcasm = bit("sarcasm");
const obscene = bit("obscene");
const thanks = bit("thanks");
const threat = bit("threat");
const insult = bit("insult");
const epithet = bit("epithet");
const negationReach = 3;

type Tally = {
  positive: number;
  negative: number;
  abuse: number;
  sarcastic: boolean;
  negatedFrom: number;
  emphasis: number;
  openedGladly: boolean;
  gladAfterOpening: number;
};

/** Weighs what was found: negation turns, emphasis strengthens, what follows a "but" counts more, signs of laughter add. */
export const measureMood = (findings: Findings, signals: Signals): Mood => {
  const tally: Tally = { positive: 0, negative: 0, abuse: 0, sarcastic: false, negatedFrom: -1, emphasis: 1, openedGladly: false, gladAfterOpening: 0 };
  const askedSentences = signals.askedSentences.length === 0 ? none : new Set(signals.askedSentences);
  // Thanks that go with a question are manners.
  const asksPolitely = askedSentences.size > 0;
  for (let i = 0; i < findings.list.length; i += 1) {
    const finding = findings.list[i];
    if (finding === undefined) continue;
    if (!isOathOfDelight(findings.list, i))
      weigh(findings, finding, { tally, asksPolitely, isAsked: askedSentences.has(findings.words[finding.from]?.sentence ?? -1) });
    turn(finding, tally);
  }
  // Swearing at nothing in particular is rarely a good sign.
  if (tally.positive === 0 && findings.list.some((finding) => (finding.marks & obscene) !== 0 && finding.weight === 0)) tally.negative += 1.2;
  addAbuse(tally, findings);
  addSigns(tally, signals);
  return meant(tally);
};

const none: ReadonlySet<number> = new Set();

// One glad opening before nothing but bad news is scorn.
const meant = (tally: Tally): Mood => {
  const opensInScorn = tally.openedGladly && tally.gladAfterOpening === 0 && tally.negative >= 1.5;
  const isSarcastic = tally.sarcastic || opensInScorn;
  const { positive, negative, abuse } = tally;
  return isSarcastic ? { positive: positive * 0.2, negative: negative + 2, abuse, isSarcastic } : { positive, negative, abuse, isSarcastic };
};

const oathReach = 2;

// "Fucking great": the oath strengthens what follows and says nothing of its own.
const isOathOfDelight = (list: readonly Finding[], at: number): boolean => {
  const oath = list[at];
  if (oath === undefined || oath.weight >= 0 || (oath.marks & intensifier) === 0) return false;
  const next = list.slice(at + 1, at + 2 + oathReach).find((finding) => finding.weight !== 0);
  return next !== undefined && next.weight > 0 && next.from - oath.to <= oathReach;
};

type Weighing = { readonly tally: Tally; readonly isAsked: boolean; readonly asksPolitely: boolean };

const weigh = (findings: Findings, finding: Finding, { tally, isAsked, asksPolitely }: Weighing): void => {
  tally.sarcastic ||= (finding.marks & sarcasm) !== 0 && !isReliefAt(findings, finding);
  if (finding.weight === 0) return;
  const manners = asksPolitely && (finding.marks & thanks) !== 0 ? 0.3 : 1;
  const weight = finding.weight * loudness(findings.words[finding.from]) * tally.emphasis * asked(isAsked) * manners;
  if (isNegated(findings, finding, tally)) {
    if (weight > 0) tally.negative += weight * 0.8;
    else tally.positive += weight * -0.25;
  } else if (weight > 0) addGlad(findings, finding, { tally, weight });
  else {
    tally.negative -= weight;
    if (isAbuse(findings, finding)) tally.abuse -= weight;
  }
};

const asked = (isAsked: boolean): number => (isAsked ? 0.7 : 1);

// "Thanks for not calling back" is scorn; thanks that nothing bad was done are thanks.
const isReliefAt = (findings: Findings, finding: Finding): boolean => {
  if (!denials.has(findings.words[finding.to - 1]?.text ?? "")) return false;
  return findings.list.some((other) => other.weight < 0 && other.from >= finding.to && other.from - finding.to <= oathReach);
};

const denials: ReadonlySet<string> = new Set(["not", "не", "pas"]);

// "You are trash" only calls names; "your shop is trash" finds fault with the shop.
const isAbuse = (findings: Findings, finding: Finding): boolean =>
  (finding.marks & insult) !== 0 || ((finding.marks & epithet) !== 0 && !hasMarkNear(findings, finding, brandNear));

const brandNear: Near = { mark: bit("brandish"), before: 3, after: 2 };

const loudness = (word: Word | undefined): number => (word?.isCaps === true ? 1.15 : 1) * (word?.isStretched === true ? 1.2 : 1);

const addGlad = (findings: Findings, finding: Finding, { tally, weight }: { readonly tally: Tally; readonly weight: number }): void => {
  tally.positive += weight;
  const opens = findings.words[finding.from]?.clause === 0 && finding.to <= 3 && findings.words[finding.to]?.clause !== 0;
  if (opens) tally.openedGladly = true;
  else tally.gladAfterOpening += weight;
};

const isNegated = (findings: Findings, finding: Finding, tally: Tally): boolean =>
  tally.negatedFrom >= 0 &&
  finding.from - tally.negatedFrom <= negationReach &&
  findings.words[tally.negatedFrom]?.clause === findings.words[finding.from]?.clause;

// What a word does to those that follow it.
const turn = (finding: Finding, tally: Tally): void => {
  const last = finding.to - 1;
  if ((finding.marks & negator) !== 0) tally.negatedFrom = last;
  if ((finding.marks & intensifier) !== 0) tally.emphasis = 1.35;
  else if ((finding.marks & diminisher) !== 0) tally.emphasis = 0.6;
  else if (finding.weight !== 0) tally.emphasis = 1;
  if ((finding.marks & contrast) === 0 || finding.from === 0) return;
  tally.positive *= 0.5;
  tally.negative *= 0.75;
  tally.emphasis = 1.3;
};

// Whoever threatens or calls names is not glad, though no single word of it need be cross.
const addAbuse = (tally: Tally, findings: Findings): void => {
  const hasThreat = findings.list.some((finding) => (finding.marks & threat) !== 0);
  const hasName = findings.list.some((finding) => (finding.marks & insult) !== 0 && finding.weight === 0 && findings.words[finding.from]?.quoted !== true);
  const abuse = hasThreat ? 2 : hasName ? 1 : 0;
  tally.negative += abuse;
  tally.abuse += abuse;
};

const addSigns = (tally: Tally, signals: Signals): void => {
  tally.positive += Math.min(1.1, signals.smiles * 0.3) + Math.max(0, Math.min(3, signals.emojiWeight));
  tally.negative += Math.min(1.5, signals.frowns * 0.7) + Math.max(0, Math.min(3, -signals.emojiWeight));
  if (signals.exclamations === 0) return;
  const louder = 1 + Math.min(3, signals.exclamations) * 0.06;
  tally.positive *= louder;
  tally.negative *= louder;
};

/** True when the finding stands under a negation that begins before it in its clause. */
export const isDenied = (findings: Findings, finding: Finding): boolean => hasMarkNear(findings, finding, negatorBefore);

const negatorBefore: Near = { mark: negator, before: negationReach, after: 0 };
