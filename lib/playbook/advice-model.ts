import type { ClauseKind } from "./rule-model";
import type { Verdict } from "#lib/people/verdict-model/verdicts";
import type { Intent, Sentiment, Tone, UnsureHead } from "#lib/tagging/model";
import type { ReasonCode } from "#lib/tagging/settle-model";

/** The forms an answer can take, from the warmest to none. */
export const advisedModes = ["thank", "answer", "clarify", "take-private", "polite-guard", "warn", "bodyguard", "leave"] as const;
export type AdvisedMode = (typeof advisedModes)[number];

/** Where an author stands on the ladder of a brand; a rung counts once its message was delivered. */
export type Rung = "none" | "answered" | "warned" | "excluded";

/** What the comment is quoted for: a tag, or what makes its matter concrete (a number, a day, a place). */
export type Quoted = Tone | Intent | "concrete";

/** All that advice is a function of. */
export type AdviceFacts = {
  readonly tags: { readonly sentiment: Sentiment; readonly intent: Intent; readonly tones: readonly Tone[]; readonly unsure: readonly UnsureHead[] };
  /** The comment's own words behind a tag, the most telling first. */
  readonly quotes: Readonly<Partial<Record<Quoted, readonly string[]>>>;
  readonly author: { readonly verdict: Verdict; readonly confidence: number };
  readonly ladder: { readonly rung: Rung; readonly repeatedInsults: boolean };
  readonly thread: {
    /** Why nobody waits for an answer; null where somebody does, or did. */
    readonly needsNone: ReasonCode | null;
    /** It came as a private message already. */
    readonly isPrivate: boolean;
    /** A private message can be sent to its author. */
    readonly canMessage: boolean;
    /** How often the brand has answered this author in this thread. */
    readonly answersGiven: number;
  };
  /** The clauses in force at the brand. */
  readonly clauses: readonly { readonly number: string; readonly kind: ClauseKind }[];
};

export const adviceReasonCodes = [
  "threat",
  "insult",
  "obscenity",
  "toxic",
  "spam",
  "complaint",
  "question",
  "praise",
  "suggestion",
  "courtesy",
  "remark",
  "concrete",
  "nothing-concrete",
  "no-matter",
  "rung",
  "repeated",
  "not-repeated",
  "no-clause",
  "needs-none",
  "answered-before",
  "author",
  "unsure",
] as const;
export type AdviceReasonCode = (typeof adviceReasonCodes)[number];

/** One line of why, with the comment's words where it rests on them. */
export type AdviceReason = {
  readonly code: AdviceReasonCode;
  readonly params: Readonly<Record<string, string>>;
  readonly quote?: string;
};

/** What the method advises: a mode, why, and the clause it can be carried out under. */
export type Advice = { readonly mode: AdvisedMode; readonly reasons: readonly AdviceReason[]; readonly clauseNumber?: string };

type Rule = (facts: AdviceFacts) => Advice | null;

/** The mode that the method advises for a comment. The same facts always give the same advice. */
export const adviseMode = (facts: AdviceFacts): Advice => {
  const advice = policy.reduce<Advice | null>((found, rule) => found ?? rule(facts), null) ?? deservesAnswer(facts);
  return { ...advice, reasons: [...advice.reasons, ...doubts(facts), authorReason(facts)] };
};

/** One the tagger doubts is looked at before anybody is guarded against. */
const threatens: Rule = (facts) => (has(facts, "threat") && !facts.tags.unsure.includes("tone") ? guard(facts, "bodyguard", { offence: "threat" }) : null);

const isSettledAlready: Rule = (facts) =>
  ["ours", "dismissed", "deleted-by-author"].some((code) => code === facts.thread.needsNone) ? isNotForUs(facts) : null;

const comesBackOffending: Rule = (facts) => {
  const offence = offenceOf(facts);
  return offence !== null && facts.ladder.rung === "excluded" ? guard(facts, "bodyguard", { offence, because: [onRung(facts)] }) : null;
};

const insultsAfterWarning: Rule = (facts) => {
  if (facts.ladder.rung !== "warned" || !has(facts, "insult")) return null;
  const { repeatedInsults } = facts.ladder;
  const because = [onRung(facts), reason(repeatedInsults ? "repeated" : "not-repeated")];
  return guard(facts, repeatedInsults ? "bodyguard" : removalOrAnswer(facts, "insult"), { offence: "insult", because });
};

const insultsAfterAnswer: Rule = (facts) =>
  facts.ladder.rung === "answered" && has(facts, "insult") ? guard(facts, "warn", { offence: "insult", because: [onRung(facts)] }) : null;

// A claim is never removed for its tone: whoever swears and has a matter is answered for the matter.
const swearsWithMatter: Rule = (facts) => {
  const offence = offenceOf(facts);
  if (offence === null || !hasMatter(facts)) return null;
  return guard(facts, canGoPrivate(facts) ? "take-private" : "answer", { offence, before: matterOf(facts) });
};

const swearsWithoutMatter: Rule = (facts) => {
  const offence = offenceOf(facts);
  return offence === null ? null : guard(facts, removalOrAnswer(facts, offence), { offence, because: [reason("no-matter")] });
};

const advertises: Rule = (facts) => (has(facts, "spam") ? guard(facts, clauseAgainst(facts, "spam") ? "polite-guard" : "leave", { offence: "spam" }) : null);

const isNotForUs: Rule = ({ thread: { needsNone } }) => (needsNone === null ? null : { mode: "leave", reasons: [reason("needs-none", { reason: needsNone })] });

const feedsOnAttention: Rule = (facts) =>
  believed(facts) === "troll" && !hasMatter(facts) && facts.tags.sentiment !== "positive" ? { mode: "leave", reasons: [reason("no-matter")] } : null;

const isKind: Rule = (facts) =>
  facts.tags.sentiment !== "negative" && (facts.tags.intent === "praise" || facts.tags.intent === "courtesy")
    ? { mode: "thank", reasons: [aboutIntent(facts)] }
    : null;

// Criticism is a gift, and its giver is thanked.
const suggests: Rule = (facts) => (facts.tags.intent === "suggestion" ? { mode: "thank", reasons: [aboutIntent(facts)] } : null);

const wasAnsweredInVain: Rule = (facts) => {
  const { answersGiven } = facts.thread;
  if (!complains(facts) || answersGiven < manyAnswers || !canGoPrivate(facts)) return null;
  return { mode: "take-private", reasons: [...matterOf(facts), reason("answered-before", { count: String(answersGiven) })] };
};

const hasPersonalMatter: Rule = (facts) =>
  complains(facts) && isConcrete(facts) && canGoPrivate(facts) ? { mode: "take-private", reasons: matterOf(facts) } : null;

const leavesMatterOpen: Rule = (facts) =>
  facts.tags.sentiment === "negative" && facts.tags.intent !== "question" && !isConcrete(facts) && facts.thread.answersGiven === 0
    ? { mode: "clarify", reasons: [aboutIntent(facts), reason("nothing-concrete")] }
    : null;

const deservesAnswer = (facts: AdviceFacts): Advice => ({ mode: "answer", reasons: matterOf(facts) });

/** The method as policy: the first rule that has something to say decides; what none speaks to is answered. */
const policy: readonly Rule[] = [
  threatens,
  isSettledAlready,
  comesBackOffending,
  insultsAfterWarning,
  insultsAfterAnswer,
  swearsWithMatter,
  swearsWithoutMatter,
  advertises,
  isNotForUs,
  feedsOnAttention,
  isKind,
  suggests,
  wasAnsweredInVain,
  hasPersonalMatter,
  leavesMatterOpen,
];

/** A verdict less sure than this is no knowledge. */
const believedFrom = 0.5;

/** After so many answers in the open a complaint goes on in private. */
const manyAnswers = 2;

type Offence = "threat" | "insult" | "obscenity" | "toxic" | "spam";

/** The kinds of clauses an offence breaks, the nearest first. */
const clauseKindsOf: Readonly<Record<Offence, readonly [ClauseKind, ...ClauseKind[]]>> = {
  threat: ["threat"],
  insult: ["insult"],
  obscenity: ["obscenity", "insult"],
  toxic: ["insult"],
  spam: ["spam", "advertising"],
};

const has = ({ tags }: AdviceFacts, tone: Tone): boolean => tags.tones.includes(tone);

const offenceOf = (facts: AdviceFacts): Offence | null => (["insult", "obscenity", "toxic"] as const).find((tone) => has(facts, tone)) ?? null;

const clauseAgainst = ({ clauses }: AdviceFacts, offence: Offence): string | undefined =>
  clauseKindsOf[offence].map((kind) => clauses.find((clause) => clause.kind === kind)).find((clause) => clause !== undefined)?.number;

// What breaks no clause in force stays.
const removalOrAnswer = (facts: AdviceFacts, offence: Offence): AdvisedMode => {
  if (clauseAgainst(facts, offence) !== undefined) return "polite-guard";
  return facts.thread.needsNone === null ? "answer" : "leave";
};

const isConcrete = ({ quotes }: AdviceFacts): boolean => (quotes.concrete?.length ?? 0) > 0;

const complains = ({ tags }: AdviceFacts): boolean => tags.intent === "complaint";

const hasMatter = (facts: AdviceFacts): boolean => ["complaint", "question", "suggestion"].includes(facts.tags.intent) || isConcrete(facts);

const canGoPrivate = ({ thread }: AdviceFacts): boolean => thread.canMessage && !thread.isPrivate;

/** An author of whom too little is known, or nothing sure enough, is "not enough known" and never a troll. */
const believed = ({ author }: AdviceFacts): Verdict => (author.confidence < believedFrom ? "not-enough-known" : author.verdict);

const reason = (code: AdviceReasonCode, params: AdviceReason["params"] = {}): AdviceReason => ({ code, params });

const quoting = ({ quotes }: AdviceFacts, quoted: Quoted, said: AdviceReason): AdviceReason => {
  const [quote] = quotes[quoted] ?? [];
  return quote === undefined ? said : { ...said, quote };
};

const onRung = ({ ladder }: AdviceFacts): AdviceReason => reason("rung", { rung: ladder.rung });

const aboutIntent = (facts: AdviceFacts): AdviceReason =>
  quoting(facts, facts.tags.intent, reason(facts.tags.intent === "other" ? "remark" : facts.tags.intent));

const matterOf = (facts: AdviceFacts): readonly AdviceReason[] => [
  aboutIntent(facts),
  ...(isConcrete(facts) ? [quoting(facts, "concrete", reason("concrete"))] : []),
];

type Grounds = { readonly offence: Offence; readonly before?: readonly AdviceReason[]; readonly because?: readonly AdviceReason[] };

const guard = (facts: AdviceFacts, mode: AdvisedMode, { offence, before = [], because = [] }: Grounds): Advice => {
  const clauseNumber = clauseAgainst(facts, offence);
  const named = quoting(facts, offence, reason(offence, clauseNumber === undefined ? {} : { clause: clauseNumber }));
  const uncovered = clauseNumber === undefined ? [reason("no-clause", { kind: clauseKindsOf[offence][0] })] : [];
  return { mode, reasons: [...before, named, ...because, ...uncovered], ...(clauseNumber === undefined ? {} : { clauseNumber }) };
};

const doubts = ({ tags }: AdviceFacts): readonly AdviceReason[] => tags.unsure.map((head) => reason("unsure", { head }));

const authorReason = (facts: AdviceFacts): AdviceReason => reason("author", { verdict: believed(facts) });
