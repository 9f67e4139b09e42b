import type { Intent, Judged } from "../model";
import type { Signals } from "../reading/cursor";
import type { Finding, Findings } from "../lexicon/evidence";
import { bit } from "../lexicon/lexicon";
import type { Mood } from "./mood";
import type { RuledTone } from "./tone";

/** What the intent is judged from. */
export type IntentInput = {
  readonly findings: Findings;
  readonly signals: Signals;
  readonly mood: Mood;
  readonly tone: RuledTone;
};

type Cues = {
  readonly thanksForSomething: boolean;
  readonly isGladForMore: boolean;
  readonly asks: number;
  readonly askingWord: boolean;
  readonly opensAsking: boolean;
  readonly suggests: number;
  readonly matter: number;
  readonly denials: number;
  readonly courtesyShare: number;
};

/** Names what the writer wants. The strongest cue wins; the confidence is its share against the runner-up and against "other". */
export const scoreIntent = (input: IntentInput): Judged<Intent> => {
  const cues = readCues(input.findings);
  const scores: readonly (readonly [Intent, number])[] = [
    ["complaint", complaintScore(input, cues)],
    ["question", questionScore(input, cues)],
    ["praise", praiseScore(input, cues)],
    ["suggestion", suggestionScore(input, cues)],
    ["courtesy", courtesyScore(input, cues)],
    ["other", input.tone.spam >= 0.5 ? 2.5 : 0.9],
  ];
  let best = scores[0] ?? silent;
  let second = silent;
  for (let place = 1; place < scores.length; place += 1) {
    const next = scores[place] ?? silent;
    if (next[1] > best[1]) [best, second] = [next, best];
    else if (next[1] > second[1]) second = next;
  }
  const margin = (best[1] - second[1]) / (best[1] + second[1] + 0.5);
  // "Other" is what is left when nothing was heard, which is weak evidence.
  if (best[0] === "other") return { label: "other", confidence: 0.4 + 0.25 * margin };
  return { label: best[0], confidence: Math.min(0.95, 0.4 + 0.5 * margin + 0.08 * Math.min(2, best[1] - 0.9)) };
};

const silent: readonly [Intent, number] = ["other", 0];

const thanks = bit("thanks");
const courtesy = bit("courtesy");
const aside = bit("aside");
const asks = bit("asks");
const interrogative = bit("interrogative");
const suggests = bit("suggests");
const matter = bit("matter");
const negator = bit("negator");
const polite = thanks | courtesy | aside | bit("intensifier");

// Every text passes here, so its findings and its words are counted in one go each.
const readCues = (findings: Findings): Cues => {
  const cues = {
    thanksForSomething: false,
    isGladForMore: false,
    courtesyShare: 0,
    asks: 0,
    askingWord: false,
    opensAsking: false,
    suggests: 0,
    matter: 0,
    denials: 0,
  };
  for (const finding of findings.list) countFinding(cues, findings, finding);
  measurePoliteness(cues, findings.marksAt);
  return cues;
};

type Counting = { -readonly [Cue in keyof Cues]: Cues[Cue] };

const one = (marks: number, wanted: number): number => ((marks & wanted) === 0 ? 0 : 1);

const countFinding = (cues: Counting, { words }: Findings, { marks, weight, from }: Finding): void => {
  cues.asks += one(marks, asks);
  cues.suggests += one(marks, suggests);
  cues.matter += one(marks, matter);
  cues.denials += one(marks, negator);
  if (weight > 0 && (marks & polite) === 0) cues.isGladForMore = true;
  if ((marks & interrogative) === 0 || words[from]?.startsClause !== true) return;
  cues.askingWord = true;
  cues.opensAsking ||= from === 0;
};

const measurePoliteness = (cues: Counting, marksAt: readonly number[]): void => {
  let thanked = 0;
  let polites = 0;
  for (const marked of marksAt) {
    if ((marked & thanks) !== 0) thanked += 1;
    if ((marked & polite) !== 0) polites += 1;
  }
  cues.thanksForSomething = thanked > 0 && polites < marksAt.length;
  cues.courtesyShare = marksAt.length === 0 ? 0 : polites / marksAt.length;
};

const balanceOf = (mood: Mood): number => mood.positive - mood.negative;

const complaintScore = (input: IntentInput, cues: Cues): number => {
  const { mood } = input;
  const displeasure = Math.max(0, mood.negative - mood.abuse - mood.positive * 0.7);
  const namesMatter = Math.min(2.4, cues.matter * 0.6);
  const scorn = mood.isSarcastic ? 0.8 : 0;
  if (displeasure + scorn === 0) return mattersAlone(mood, cues, namesMatter);
  const share = displeasure > 0.5 ? 0.65 : 0.3;
  return Math.min(2.8, displeasure * 0.75) + namesMatter * share + scorn;
};

// "The parcel was not there, the courier neither": no cross word, yet two matters and a denial. Abuse with two matters is a complaint too.
const mattersAlone = (mood: Mood, cues: Cues, namesMatter: number): number => {
  if (cues.matter <= 1) return 0;
  if (mood.abuse > 0) return 0.6 + namesMatter * 0.5;
  return mood.positive < 1 && cues.denials > 0 ? Math.min(1.3, 0.5 + namesMatter * 0.4) : 0;
};

const questionScore = ({ signals, mood }: IntentInput, cues: Cues): number => {
  const marks = signals.questions > 0 ? 1.5 + Math.min(0.4, (signals.questions - 1) * 0.2) : 0;
  const words = Math.min(1.6, cues.asks * 1.1) + askingWordScore(cues, signals);
  // "How long will you go on lying to us?" asks nothing.
  const rhetorical = Math.min(1.2, Math.max(0, mood.negative - mood.positive - 2) * 0.25) + (mood.isSarcastic ? 0.6 : 0);
  return Math.max(0, marks + words - rhetorical);
};

// Many a question is written without its mark: "when do you open".
const askingWordScore = (cues: Cues, signals: Signals): number => {
  if (!cues.askingWord) return 0;
  if (signals.questions > 0) return 0.5;
  return cues.opensAsking ? 1 : 0.35;
};

const praiseScore = ({ mood, signals }: IntentInput, cues: Cues): number => {
  const gladness = Math.max(0, balanceOf(mood));
  const unmixed = mood.negative > mood.positive * 0.8 ? 0.5 : 1;
  // "Thanks. And at the weekend?" thanks on the way to its question.
  if (signals.questions > 0 && !cues.isGladForMore) return Math.min(1.2, gladness * 0.6) * unmixed;
  return (Math.min(2.4, gladness * 0.6) + (cues.thanksForSomething && gladness > 0 ? 0.7 : 0)) * unmixed;
};

const suggestionScore = ({ mood, signals }: IntentInput, cues: Cues): number => {
  if (cues.suggests === 0) return 0;
  const anger = Math.min(0.9, Math.max(0, mood.negative - mood.positive - 2) * 0.2);
  return 1.5 + Math.min(1.2, (cues.suggests - 1) * 0.5) - anger + (signals.questions > 0 && cues.asks === 0 ? 0.9 : 0.1);
};

const courtesyScore = ({ findings, signals, mood }: IntentInput, cues: Cues): number => {
  const count = findings.words.length;
  if (count === 0) return 0;
  if (count > 14 || signals.questions > 0 || mood.isSarcastic || mood.negative > 1) return 0;
  if (cues.courtesyShare < 0.74 || !hasCourtesy(findings)) return 0;
  return (cues.courtesyShare === 1 ? 3 : 2) + (cues.thanksForSomething ? -0.6 : 0.4);
};

const hasCourtesy = (findings: Findings): boolean => findings.list.some((finding) => (finding.marks & (courtesy | thanks)) !== 0);
