import type { Tone } from "../model";
import type { Signals } from "../reading/cursor";
import { hasMarkNear, type Finding, type Findings, type Near } from "../lexicon/evidence";
import { bit } from "../lexicon/lexicon";
import { isDenied } from "./mood";

/** How likely the lists alone find each flag, 0…1; "toxic" is theirs to say only in sum. */
export type RuledTone = Readonly<Record<Exclude<Tone, "toxic">, number>>;

const insult = bit("insult");
const epithet = bit("epithet");
const obscene = bit("obscene");
const threat = bit("threat");
const harm = bit("harm");
const figure = bit("figure");
const reported = bit("reported");
const matter = bit("matter");
const spam = bit("spam");
const thanks = bit("thanks");
const advert = bit("advert");

/** Weighs what speaks for each flag. It grows with independent pieces of evidence and is never certainty. */
export const scoreTone = (findings: Findings, signals: Signals): RuledTone => {
  let insults = 0;
  let obscenities = 0;
  let threats = 0;
  const figures = findings.list.some((finding) => (finding.marks & figure) !== 0);
  for (const finding of findings.list) {
    insults += insultOf(findings, finding);
    if ((finding.marks & obscene) !== 0) obscenities += 1.6;
    threats += threatOf(findings, finding, figures);
  }
  return { insult: chance(insults), obscenity: chance(obscenities), threat: chance(threats), spam: chance(advertising(findings, signals)) };
};

// Evidence of 1 is an even chance.
const chance = (evidence: number): number => (evidence <= 0 ? 0.03 : Math.min(0.97, 1 - Math.pow(0.5, evidence)));

// Name-calling is meant when it is the writer's own, of somebody else: not quoted, not suffered, not denied, not of oneself.
const insultOf = (findings: Findings, finding: Finding): number => {
  if ((finding.marks & (insult | epithet)) === 0 || !isOwnWords(findings, finding, 5)) return 0;
  const aimed = hasMarkNear(findings, finding, personCalled);
  if ((finding.marks & insult) === 0) return aimed ? 1.1 : 0;
  if (aimed) return 1.8;
  return hasMarkNear(findings, finding, selfCalled) ? 0.4 : 1.3;
};

const personCalled: Near = { mark: bit("person"), before: 3, after: 2 };
const selfCalled: Near = { mark: bit("self"), before: 3, after: 0 };

const isOwnWords = (findings: Findings, finding: Finding, reportedWithin: number): boolean =>
  findings.words[finding.from]?.quoted !== true &&
  !hasMarkNear(findings, finding, { mark: reported, before: reportedWithin, after: 1 }) &&
  !isDenied(findings, finding);

// A court, a boycott or a figure of speech beside it takes the harm out of the word.
const threatOf = (findings: Findings, finding: Finding, figures: boolean): number => {
  if ((finding.marks & (threat | harm)) === 0 || !isOwnWords(findings, finding, 4)) return 0;
  if ((finding.marks & threat) !== 0) return figures ? 0.7 : 1.7;
  const aimed = hasMarkNear(findings, finding, personHarmed);
  const meant = hasMarkNear(findings, finding, selfHarming);
  return aimed && meant && !figures ? 1.1 : 0;
};

const personHarmed: Near = { mark: bit("person"), before: 2, after: 3 };
const selfHarming: Near = { mark: bit("self"), before: 4, after: 0 };

const advertising = (findings: Findings, signals: Signals): number => {
  const adverts = countMarked(findings, advert);
  const words = countMarked(findings, spam);
  const wares = Math.min(2.2, adverts * 0.95) + Math.min(1.2, words * 0.16);
  // Letters of two alphabets in many words are there to slip past a filter.
  const disguised = signals.mixedWords >= 2 ? Math.min(1.2, signals.mixedWords * 0.3) : 0;
  return wares + disguised + reachable(findings, signals) * (wares > 0.3 ? 1 : 0.5) + linkedOffer(findings, signals, words);
};

// An offer with the way to take it up. A customer with a matter, a question or thanks names a link or a number too, and offers nothing.
const linkedOffer = (findings: Findings, signals: Signals, words: number): number => {
  const isReachable = signals.links + signals.longNumbers > 0;
  if (signals.questions > 0) return isReachable || words > 2 ? 0 : -0.3;
  if (!isReachable || findings.list.some(isCustomers)) return 0;
  return (signals.links > 0 ? Math.min(0.9, words * 0.4) : 0) + (signals.percents > 0 ? 0.4 : 0);
};

const isCustomers = ({ marks }: Finding): boolean => (marks & thanks) !== 0 || ((marks & matter) !== 0 && (marks & spam) === 0);

const countMarked = (findings: Findings, mark: number): number => findings.list.filter((finding) => (finding.marks & mark) !== 0).length;

// A link or a telephone number to follow; one with next to no words is suspect of itself.
const reachable = (findings: Findings, signals: Signals): number => {
  const bare = signals.links > 0 && findings.words.length < 4 ? 0.6 : 0;
  return Math.min(2, signals.links + signals.longNumbers) * 0.35 + (signals.mentions > 0 ? 0.1 : 0) + bare;
};
