import { writerOf } from "./writer";
import { claimMs } from "../model";
import { dropClaim, emptyDraft, findOthersClaim, putClaim, putDraft } from "../store/composing";
import { findTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { ItemId, MemberId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";

export type ClaimOutcome =
  | { readonly kind: "yours"; readonly expiresAt: string }
  | { readonly kind: "taken"; readonly by: { readonly id: MemberId; readonly name: string } };

type OnItem = { readonly itemId: ItemId };

/** "I am writing": holds the item for a minute, and for another with each call; `taken` when a colleague is writing already. */
export const claimItem = async (actor: Actor, { itemId }: OnItem, now: Date): Promise<ClaimOutcome> => {
  const memberId = writerOf(actor);
  return inTransaction(async (tx) => {
    const target = await findTarget(tx, actor.workspaceId, itemId);
    if (target === null) throw notFound("The item");
    const expiresAt = new Date(now.getTime() + claimMs);
    const put = await putClaim(tx, actor.workspaceId, { itemId, memberId, now, expiresAt });
    if (put?.isNew === true) await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "claims", threadIds: [target.threadId] });
    if (put !== null) return { kind: "yours", expiresAt: expiresAt.toISOString() };
    const holder = await findOthersClaim(tx, actor.workspaceId, { itemId, memberId, now });
    if (holder === null) throw new AppError("conflict", "Somebody else was faster. Try again.", { reason: "being-answered" });
    return { kind: "taken", by: { id: holder.id, name: holder.name } };
  });
};

/** "I am not writing any more." Another's claim stays. */
export const releaseClaim = async (actor: Actor, { itemId }: OnItem, _now: Date): Promise<void> => {
  const memberId = writerOf(actor);
  await inTransaction(async (tx) => {
    const target = await findTarget(tx, actor.workspaceId, itemId);
    if (target === null) throw notFound("The item");
    const dropped = await dropClaim(tx, actor.workspaceId, { itemId, memberId });
    if (dropped) await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "claims", threadIds: [target.threadId] });
  });
};

type KeptWords = { readonly text: string; readonly original?: string | null };

/** Keeps what has been typed, and what it was translated from; an empty text keeps nothing. */
export const saveDraft = async (actor: Actor, { itemId, text, original = null }: OnItem & KeptWords, now: Date): Promise<void> => {
  const memberId = writerOf(actor);
  await inTransaction(async (tx) => {
    if ((await findTarget(tx, actor.workspaceId, itemId)) === null) throw notFound("The item");
    if (text.trim() === "") await emptyDraft(tx, actor.workspaceId, { itemId, memberId, now });
    else await putDraft(tx, actor.workspaceId, { itemId, memberId, text, original, now });
  });
};
