import { dayMs } from "#lib/core/time";

export const rungs = ["none", "answered", "warned", "excluded"] as const;
export type Rung = (typeof rungs)[number];

export type LadderSettings = {
  /** How long an answer or a warning counts after its delivery. */
  readonly rungExpiryDays: number;
  /** So many insults in so many days are *repeated*. */
  readonly repeatedInsults: { readonly count: number; readonly days: number };
};

/** Something of the author's that is an insult or a threat. */
export type Offence = { readonly itemId: string; readonly postedAt: Date; readonly isThreat: boolean };

/** A rung that was delivered; `endedAt`: an exclusion that was lifted, expired or appealed. */
export type LadderStep = { readonly rung: Exclude<Rung, "none">; readonly at: Date; readonly endedAt: Date | null; readonly itemId: string };

export type LadderFacts = { readonly offences: readonly Offence[]; readonly steps: readonly LadderStep[] };

export type Ladder = LadderFacts & {
  /** The highest rung that counts now. */
  readonly rung: Rung;
  /** As the brand's rules count it, up to now. */
  readonly repeatedInsults: boolean;
};

/** Where an author stands with a brand [G5]. */
export const ladderAt = (facts: LadderFacts, settings: LadderSettings, now: Date): Ladder => {
  const counting = facts.steps.filter((step) => counts(step, settings, now));
  return { ...facts, rung: highest(counting), repeatedInsults: areRepeated(facts.offences, settings, now) };
};

export type LadderRefusal = "no-offence" | "rung-skipped" | "no-new-insult" | "not-repeated" | "excluded-already";
type Climb = { readonly facts: LadderFacts; readonly settings: LadderSettings; readonly now: Date; readonly itemId: string };

/** Why the author may not be warned for this item; null when they may. */
export const refusalOfWarning = ({ facts, settings, now, itemId }: Climb): LadderRefusal | null => {
  const offence = offenceOf(facts, itemId);
  const { rung } = ladderAt(facts, settings, now);
  if (offence === null) return "no-offence";
  if (rung === "excluded") return "excluded-already";
  if (offence.isThreat) return null;
  if (rung === "none") return "rung-skipped";
  return follows(offence, { facts, settings, now, rung }) ? null : "no-new-insult";
};

/** Why the author may not be excluded for this item; null when they may. */
export const refusalOfBan = ({ facts, settings, now, itemId }: Climb): LadderRefusal | null => {
  const offence = offenceOf(facts, itemId);
  const { rung } = ladderAt(facts, settings, now);
  if (offence === null) return "no-offence";
  if (rung === "excluded") return "excluded-already";
  if (offence.isThreat) return null;
  if (rung !== "warned") return "rung-skipped";
  if (!follows(offence, { facts, settings, now, rung })) return "no-new-insult";
  return areRepeated(facts.offences, settings, offence.postedAt) ? null : "not-repeated";
};

/** What a ban for this item rests on, oldest first: the threat, or the insults that make it repeated. */
export const offencesBehind = ({ facts, settings, itemId }: Omit<Climb, "now">): readonly Offence[] => {
  const offence = offenceOf(facts, itemId);
  if (offence === null) return [];
  const since = within(facts.offences, settings, offence.postedAt);
  return (offence.isThreat ? since.filter(({ isThreat }) => isThreat) : since).toSorted((one, other) => one.postedAt.getTime() - other.postedAt.getTime());
};

const offenceOf = ({ offences }: LadderFacts, itemId: string): Offence | null => offences.find((offence) => offence.itemId === itemId) ?? null;

/** An exclusion counts while it stands; what was said counts for a time. */
const counts = ({ rung, at, endedAt }: LadderStep, { rungExpiryDays }: LadderSettings, now: Date): boolean => {
  if (at > now) return false;
  return rung === "excluded" ? endedAt === null || endedAt > now : now.getTime() - at.getTime() < rungExpiryDays * dayMs;
};

const highest = (steps: readonly LadderStep[]): Rung => rungs[Math.max(0, ...steps.map(({ rung }) => rungs.indexOf(rung)))] ?? "none";

type Below = Omit<Climb, "itemId"> & { readonly rung: "answered" | "warned" };

/** The offence came after the rung below: after the first answer that counts, or after the last warning. */
const follows = ({ postedAt }: Offence, { facts, settings, now, rung }: Below): boolean => {
  const times = facts.steps.filter((step) => step.rung === rung && counts(step, settings, now)).map(({ at }) => at.getTime());
  return postedAt.getTime() > (rung === "answered" ? Math.min(...times) : Math.max(...times));
};

const within = (offences: readonly Offence[], { repeatedInsults }: LadderSettings, until: Date): readonly Offence[] =>
  offences.filter(({ postedAt }) => postedAt <= until && until.getTime() - postedAt.getTime() < repeatedInsults.days * dayMs);

const areRepeated = (offences: readonly Offence[], settings: LadderSettings, until: Date): boolean =>
  within(offences, settings, until).length >= settings.repeatedInsults.count;
