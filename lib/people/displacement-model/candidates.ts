import type { Features } from "../verdict-model/features";
import { handleLikeness, isRareHandle } from "./handle-likeness";
import { hasOwnHours, hourLikeness, sharedTexts } from "./habits";

/** An account and what is known of its author; `features` are those of the verdict. */
export type Account = { readonly id: string; readonly handles: readonly string[]; readonly features: Features };
export type Banned = Account & { /** Whole days since 1970. */ readonly bannedOn: number };

export const displacementReasons = ["same-handle", "like-handle", "same-texts", "same-hours", "since-ban"] as const;
export type DisplacementReasonName = (typeof displacementReasons)[number];
export type DisplacementReason = {
  readonly reason: DisplacementReasonName;
  readonly params: Readonly<Record<string, number | string>>;
  readonly weight: number;
  readonly itemIds: readonly string[];
};

/** Somebody who may be a banned author come back, for a person to say so. */
export type Candidate = { readonly id: string; readonly score: number; readonly reasons: readonly DisplacementReason[] };

/** What each reason is worth; docs/people.md prints them. A candidate needs `scoreMin`, and more than a handle. */
export const displacementWeights = { sameHandle: 2, rareHandle: 1, likeHandle: 1, sameText: 1.5, sameTextsMax: 3.5, sameHours: 1, sinceBan: 1 } as const;
export const scoreMin = 3;

const likeHandleFrom = 0.7;
const sameHoursFrom = 0.9;
const watchedDays = 90;

/** The accounts that may be a banned author's, likeliest first, each with its reasons. A name alone never suffices. */
export const displacementCandidates = (banned: Banned, others: readonly Account[]): readonly Candidate[] =>
  others
    .filter(({ id }) => id !== banned.id)
    .map((other) => candidateOf(banned, other))
    .filter((candidate) => candidate.score >= scoreMin && candidate.reasons.some(isMoreThanName))
    .toSorted((one, other) => other.score - one.score || one.id.localeCompare(other.id));

const candidateOf = (banned: Banned, other: Account): Candidate => {
  const reasons = [...handleReason(banned, other), ...textReason(banned, other), ...hourReason(banned, other), ...banReason(banned, other)];
  return { id: other.id, score: reasons.reduce((total, { weight }) => total + weight, 0), reasons };
};

const isMoreThanName = ({ reason }: DisplacementReason): boolean => reason !== "same-handle" && reason !== "like-handle";

const handleReason = (banned: Banned, other: Account): readonly DisplacementReason[] => {
  const pairs = banned.handles.flatMap((one) => other.handles.map((another) => ({ one, another, likeness: handleLikeness(one, another) })));
  const [best] = pairs.toSorted((one, another) => another.likeness - one.likeness);
  if (!best || best.likeness < likeHandleFrom) return [];
  const params = { handle: best.another, banned: best.one };
  const { sameHandle, rareHandle, likeHandle } = displacementWeights;
  if (best.likeness < 1) return [{ reason: "like-handle", params, weight: likeHandle * best.likeness, itemIds: [] }];
  return [{ reason: "same-handle", params, weight: sameHandle + (isRareHandle(best.one) ? rareHandle : 0), itemIds: [] }];
};

const textReason = (banned: Banned, other: Account): readonly DisplacementReason[] => {
  const { texts, of, itemIds } = sharedTexts(banned.features, other.features);
  if (texts === 0) return [];
  const weight = Math.min(displacementWeights.sameTextsMax, texts * displacementWeights.sameText);
  return [{ reason: "same-texts", params: { texts, of }, weight, itemIds }];
};

const hourReason = (banned: Banned, other: Account): readonly DisplacementReason[] => {
  const likeness = hourLikeness(banned.features, other.features);
  if (likeness === null || likeness < sameHoursFrom || !hasOwnHours(banned.features)) return [];
  return [{ reason: "same-hours", params: { percent: Math.round(likeness * 100) }, weight: displacementWeights.sameHours, itemIds: [] }];
};

// Most who come new are innocent: it counts beside other reasons only, which the least score sees to.
const banReason = ({ bannedOn }: Banned, { features: { firstDay } }: Account): readonly DisplacementReason[] => {
  if (firstDay === null || firstDay < bannedOn || firstDay > bannedOn + watchedDays) return [];
  return [{ reason: "since-ban", params: { days: firstDay - bannedOn }, weight: displacementWeights.sinceBan, itemIds: [] }];
};
