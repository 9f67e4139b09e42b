import type { BrandId, SourceId } from "#lib/core/ids";
import type { Settlement, ThreadMessage } from "#lib/tagging/settle-model";

import type { SettlePolicies } from "./model";
import type { SettledState, StoredMessage } from "./store/settle";

/** A stored message as the settling phases see it; `idOf` finds what an external id of the thread is stored under. */
export const messageOf = (stored: StoredMessage, idOf: (externalId: string) => string | undefined): ThreadMessage => ({
  id: stored.id,
  parentId: stored.parentExternalId === null ? null : (idOf(stored.parentExternalId) ?? null),
  authorId: stored.authorId,
  authorName: stored.authorName,
  authorHandles: stored.authorHandle === null ? [] : [stored.authorHandle],
  isBrand: stored.isBrand,
  text: stored.text,
  postedAt: stored.postedAt,
  deletedAt: stored.deletedAt,
  visibility: stored.visibility,
  dismissed: stored.closedBecause === "dismissed",
  language: stored.language,
  sentiment: stored.sentiment,
  intent: stored.intent,
  tones: stored.tones,
  areTonesSaid: stored.areTonesSaid,
  kind: stored.kind,
});

type Surroundings = {
  readonly brandId: BrandId;
  readonly sourceId: SourceId;
  readonly policies: SettlePolicies;
  readonly drewRepliesAt: Date | null;
};

/** What settling a message means for its row. Pure. A person's "no answer needed" stays; history gets no promise. */
export const settledState = (stored: StoredMessage, settlement: Settlement, { brandId, sourceId, policies, drewRepliesAt }: Surroundings): SettledState => {
  const isExcluded = settlement.needed && policies.excludedReasons(brandId, stored.postedAt).includes(settlement.reason.code);
  const neededSince = settlement.needed && !isExcluded ? stored.postedAt : null;
  const answer = neededSince === null ? null : settlement.answeredBy;
  return {
    id: stored.id,
    neededSince,
    ...answering(answer),
    drewRepliesAt,
    ...closing(stored),
    ...(neededSince === null || stored.origin !== "live"
      ? { dueAt: null, warnAt: null }
      : policies.promiseFor(brandId, { sentiment: stored.sentiment, intent: stored.intent, sourceId, neededSince })),
    reason: isExcluded ? { code: "policy-excludes", params: { instead: settlement.reason.code } } : settlement.reason,
  };
};

const answering = (answer: Settlement["answeredBy"]): Pick<SettledState, "answeredAt" | "answeredByItemId"> =>
  answer === null ? { answeredAt: null, answeredByItemId: null } : { answeredAt: answer.at, answeredByItemId: answer.messageId };

const closing = (stored: StoredMessage): Pick<SettledState, "closedAt" | "closedBecause"> => {
  if (stored.closedBecause === "dismissed") return { closedAt: stored.closedAt, closedBecause: stored.closedBecause };
  if (stored.deletedAt !== null) return { closedAt: stored.deletedAt, closedBecause: "deleted-by-author" };
  return { closedAt: null, closedBecause: null };
};

/** True when a row would be written as it stands. */
export const isSettledAs = (stored: StoredMessage, state: SettledState): boolean =>
  sameTime(stored.neededSince, state.neededSince) &&
  sameTime(stored.answeredAt, state.answeredAt) &&
  stored.answeredByItemId === state.answeredByItemId &&
  sameTime(stored.drewRepliesAt, state.drewRepliesAt) &&
  sameTime(stored.closedAt, state.closedAt) &&
  stored.closedBecause === state.closedBecause &&
  sameTime(stored.dueAt, state.dueAt) &&
  sameTime(stored.warnAt, state.warnAt) &&
  stored.reason.code === state.reason.code &&
  sameParams(stored.reason.params, state.reason.params);

/** From when on the author's history is another by this settling; null where it is not. */
export const changedFrom = (stored: StoredMessage, state: SettledState): Date | null => {
  if (stored.isBrand || (sameTime(stored.answeredAt, state.answeredAt) && sameTime(stored.drewRepliesAt, state.drewRepliesAt))) return null;
  const moments = [stored.answeredAt, state.answeredAt, stored.drewRepliesAt, state.drewRepliesAt].flatMap((at) => (at === null ? [] : [at.getTime()]));
  return new Date(Math.min(...moments));
};

const sameTime = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

const sameParams = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
};

/** Begins to wait with this settling: nobody has been told of it yet. */
export const beginsToWait = (stored: StoredMessage, state: SettledState): boolean =>
  stored.neededSince === null &&
  state.neededSince !== null &&
  state.answeredAt === null &&
  state.closedAt === null &&
  stored.assigneeId === null &&
  stored.origin === "live";
